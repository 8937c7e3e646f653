import type { Following } from "../model/following";
import { Motion } from "../model/motion";
import type { View } from "../model/view";
import { zoomToHold } from "../model/view";
import type { Camera } from "./camera";
import { MAX_ZOOM, MIN_ZOOM } from "./camera";

/** Smaller differences of a place in board units or of a zoom come from rounding, not from a person. */
const SAME = 1e-6;

/** Longer gaps between frames glide no further than this. */
const MAX_FRAME_MS = 100;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Shows what the followed person sees, gliding; ends the following where this person moves the view. */
export class FollowView {
  private motion: Motion | undefined;
  private shown: Place | undefined;
  private frame = 0;
  private lastFrame = 0;
  private readonly stops: (() => void)[];

  constructor(
    private readonly camera: Camera,
    private readonly following: Following,
    private readonly isStill: () => boolean,
  ) {
    this.stops = [
      following.changed.on((leader) => !leader && this.rest()),
      following.viewChanged.on((view) => this.aim(view)),
      following.jumped.on((place) => camera.lookAt(place, camera.zoom)),
      camera.changed.on(() => this.noticeOwnMove()),
    ];
  }

  close(): void {
    this.rest();
    for (const stop of this.stops) stop();
  }

  private aim(view: View): void {
    const now = performance.now();
    if (!this.motion) {
      this.shown = placeOf(this.camera);
      this.motion = new Motion({ ...this.shown, zoom: Math.log(this.shown.zoom) });
    }
    const { width, height } = this.camera.size;
    const zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoomToHold(view, width, height)));
    // In logarithms a zoom looks even.
    this.motion.aim({ x: view.x, y: view.y, zoom: Math.log(zoom) }, now);
    if (this.isStill()) this.motion.finish();
    if (this.frame !== 0) return;
    this.lastFrame = now;
    this.frame = requestAnimationFrame((time) => this.step(time));
  }

  private step(now: number): void {
    this.frame = 0;
    if (!this.motion) return;
    const moved = this.motion.advance(Math.max(0, Math.min(MAX_FRAME_MS, now - this.lastFrame)));
    this.lastFrame = now;
    const { x = 0, y = 0, zoom = 0 } = this.motion.values;
    this.shown = { x, y, zoom: Math.exp(zoom) };
    this.camera.lookAt(this.shown, this.shown.zoom);
    if (moved) this.frame = requestAnimationFrame((time) => this.step(time));
  }

  private noticeOwnMove(): void {
    if (!this.shown || !this.following.leader) return;
    const now = placeOf(this.camera);
    const apart = Math.max(Math.abs(now.x - this.shown.x), Math.abs(now.y - this.shown.y));
    if (apart * now.zoom > SAME || Math.abs(now.zoom / this.shown.zoom - 1) > SAME) this.following.stop();
  }

  private rest(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.motion = this.shown = undefined;
  }
}

function placeOf({ centre, zoom }: Camera): Place {
  return { ...centre, zoom };
}
