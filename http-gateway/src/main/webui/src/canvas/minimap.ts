import type { Point } from "../model/presence";
import { styleOf } from "../model/style";
import type { Camera } from "./camera";
import type { Rect } from "./geometry";
import { boundsOf, union } from "./geometry";
import { Layer } from "./layer";
import type { Scene } from "./scene";
import { readTheme } from "./theme";

/** Milliseconds between drawings of all objects; the frame of the view follows at once. */
const REDRAW_MS = 250;

/** Pixels free around everything, and the least side of an object. */
const MARGIN = 6;
const LEAST = 1.5;

/** Opacity of lines, frames, pictures and all else whose inside is not one colour. */
const UNFILLED = 0.35;

/** The whole board, small, with a frame around what is in view. */
export class Minimap {
  private readonly objects: Layer;
  private readonly overlay: Layer;
  private readonly stops: (() => void)[];
  private area: Rect = { left: 0, top: 0, right: 1, bottom: 1 };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly scene: Scene,
    private readonly camera: Camera,
  ) {
    this.objects = new Layer(element);
    this.overlay = new Layer(element);
    this.objects.resize(element.clientWidth, element.clientHeight);
    this.overlay.resize(element.clientWidth, element.clientHeight);
    this.stops = [scene.changed.on(() => this.later()), camera.changed.on(() => this.viewChanged())];
    this.draw();
  }

  close(): void {
    clearTimeout(this.timer);
    for (const stop of this.stops) stop();
    this.objects.canvas.remove();
    this.overlay.canvas.remove();
  }

  /** Brings the board point under a point of the map to the middle of the view. */
  goTo(at: Point): void {
    const { scale, left, top } = this.projection();
    this.camera.centreOn({ x: (at.x - left) / scale, y: (at.y - top) / scale });
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, REDRAW_MS);
  }

  /** A view beside all objects makes the map show more; while it is among them the map stays as it is. */
  private viewChanged(): void {
    this.drawView();
    this.later();
  }

  private draw(): void {
    const { view } = this.camera;
    const bounds = this.scene.bounds();
    this.area = bounds ? union(bounds, view) : view;
    const { scale, left, top } = this.projection();
    const { context } = this.objects;
    const theme = readTheme(this.element);
    this.objects.clear();
    for (const object of this.scene.all()) {
      const box = boundsOf(object);
      const { fill, fillStyle } = styleOf(object);
      context.fillStyle = fill || theme.inkSoft;
      context.globalAlpha = fill && fillStyle === "solid" && object.kind !== "frame" ? 1 : UNFILLED;
      const width = Math.max(LEAST, (box.right - box.left) * scale);
      const height = Math.max(LEAST, (box.bottom - box.top) * scale);
      context.fillRect(box.left * scale + left, box.top * scale + top, width, height);
    }
    context.globalAlpha = 1;
    this.drawView();
  }

  private drawView(): void {
    const { view } = this.camera;
    const { scale, left, top } = this.projection();
    const { context } = this.overlay;
    this.overlay.clear();
    context.strokeStyle = readTheme(this.element).accent;
    context.lineWidth = 2;
    const width = (view.right - view.left) * scale;
    context.strokeRect(view.left * scale + left, view.top * scale + top, width, (view.bottom - view.top) * scale);
  }

  /** From the board to the map: x * scale + left. */
  private projection(): { scale: number; left: number; top: number } {
    const { area } = this;
    const width = this.element.clientWidth;
    const height = this.element.clientHeight;
    const across = Math.max(1, area.right - area.left);
    const down = Math.max(1, area.bottom - area.top);
    const scale = Math.min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / down);
    return {
      scale,
      left: (width - across * scale) / 2 - area.left * scale,
      top: (height - down * scale) / 2 - area.top * scale,
    };
  }
}
