import type { Point } from "../model/presence";

/** What two fingers did to the view: moved by pixels, and zoomed by a factor around a point of the screen. */
export interface Pinch {
  readonly by: Point;
  readonly factor: number;
  readonly around: Point;
}

/** Screen pixels; nearer fingers tell no factor worth having. */
const APART = 12;

/** Follows the fingers on the surface. Two of them move and zoom the paper; more are not counted. */
export class Fingers {
  private readonly places = new Map<number, Point>();

  get count(): number {
    return this.places.size;
  }

  down(id: number, at: Point): void {
    this.places.set(id, at);
  }

  up(id: number): void {
    this.places.delete(id);
  }

  clear(): void {
    this.places.clear();
  }

  /** What the view has to do so that the paper stays under both fingers; undefined where there are not two. */
  move(id: number, at: Point): Pinch | undefined {
    if (!this.places.has(id)) return undefined;
    const before = this.pair();
    this.places.set(id, at);
    const after = this.pair();
    if (!before || !after) return undefined;
    return {
      by: { x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y },
      factor: before.apart < APART || after.apart < APART ? 1 : after.apart / before.apart,
      around: after.middle,
    };
  }

  private pair(): { middle: Point; apart: number } | undefined {
    const [a, b] = this.places.values();
    if (!a || !b) return undefined;
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}
