import { Emitter } from "./emitter";
import { Motion } from "./motion";
import type { Point } from "./presence";

/** A pointer that has been still for so long is of no interest: it fades, in so many milliseconds, to so much. */
export const IDLE_MS = 10_000;
const FADE_MS = 600;
export const FADED = 0.5;

/** Fading has begun for sure when the timer goes off, whatever the clock's resolution. */
const AFTER_IDLE_MS = 20;

interface Entry {
  readonly motion: Motion;
  movedAt: number;
  opacity: number;
}

export interface ShownCursor extends Point {
  /** 1 while it is in use. */
  readonly opacity: number;
}

/** The pointers of the others, gliding; by client id. */
export class Cursors {
  readonly changed = new Emitter<undefined>();
  private readonly entries = new Map<string, Entry>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly clock: () => number) {}

  get clientIds(): Iterable<string> {
    return this.entries.keys();
  }

  get(clientId: string): ShownCursor | undefined {
    const entry = this.entries.get(clientId);
    return entry && { ...pointOf(entry.motion.values), opacity: entry.opacity };
  }

  /** Where the pointer is by the last that was heard, which it may not have reached yet. */
  goalOf(clientId: string): Point | undefined {
    const entry = this.entries.get(clientId);
    return entry && pointOf(entry.motion.goal);
  }

  set(clientId: string, point: Point | undefined): void {
    const entry = this.entries.get(clientId);
    if (!point) {
      if (!this.entries.delete(clientId)) return;
      if (this.entries.size === 0) this.stopTimer();
    } else if (entry) {
      if (entry.motion.goal["x"] === point.x && entry.motion.goal["y"] === point.y) return;
      entry.motion.aim({ x: point.x, y: point.y }, this.clock());
      entry.movedAt = this.clock();
      entry.opacity = 1;
    } else {
      this.entries.set(clientId, {
        motion: new Motion({ x: point.x, y: point.y }),
        movedAt: this.clock(),
        opacity: 1,
      });
    }
    if (this.entries.size > 0) this.timer ??= setTimeout(() => this.wake(), IDLE_MS + AFTER_IDLE_MS);
    this.changed.emit(undefined);
  }

  /** Returns whether anything looks different. */
  advance(elapsedMs: number, still: boolean): boolean {
    let differs = false;
    const now = this.clock();
    for (const entry of this.entries.values()) {
      if (entry.motion.advance(elapsedMs)) differs = true;
      if (still) entry.motion.finish();
      const opacity = opacityAfter(now - entry.movedAt, still);
      if (opacity !== entry.opacity) differs = true;
      entry.opacity = opacity;
    }
    return differs;
  }

  /** Lets those fade that have become idle, and looks again when the next may be. */
  private wake(): void {
    this.stopTimer();
    const now = this.clock();
    const rests = [...this.entries.values()].map(({ movedAt }) => IDLE_MS - (now - movedAt));
    const waits = rests.filter((rest) => rest >= 0);
    if (waits.length > 0) this.timer = setTimeout(() => this.wake(), Math.min(...waits) + AFTER_IDLE_MS);
    if (waits.length < rests.length) this.changed.emit(undefined);
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

function opacityAfter(idleMs: number, still: boolean): number {
  const part = still && idleMs > IDLE_MS ? 1 : Math.max(0, Math.min(1, (idleMs - IDLE_MS) / FADE_MS));
  return 1 - (1 - FADED) * part;
}

function pointOf(values: Readonly<Record<string, number>>): Point {
  return { x: values["x"] ?? 0, y: values["y"] ?? 0 };
}
