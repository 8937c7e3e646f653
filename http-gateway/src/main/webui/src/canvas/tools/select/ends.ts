import type { BoardObject } from "../../../model/object";
import { textProp } from "../../../model/object";
import type { Point } from "../../../model/presence";
import { styleOf } from "../../../model/style";
import { courseOf, middlesOf } from "../../course";
import { distance, fromLocal } from "../../geometry";
import { MOST_POINTS } from "../line";
import type { Scene } from "../../scene";

/** Screen pixels of a piece of a line that has room for a handle in its middle. */
const ROOM_PX = 48;

export type Which = "start" | "end";

/** Where the ends of a line are seen on the board, with the points between them. */
export interface SeenEnds {
  readonly start: Point;
  readonly between: readonly Point[];
  readonly end: Point;
}

export function endsOf(scene: Scene, line: BoardObject): SeenEnds {
  const seen = scene.shown(line.id) ?? line;
  const points = courseOf(seen).map((point) => fromLocal(seen, point));
  const [start = { x: seen.x, y: seen.y }] = points;
  return { start, between: points.slice(1, -1), end: points.at(-1) ?? start };
}

/** From the start to the end. */
export function allPoints({ start, between, end }: SeenEnds): Point[] {
  return [start, ...between, end];
}

/** A handle that makes a new point of the middle of a piece. */
export interface Middle {
  readonly at: Point;
  /** Among all points of the line, once it is one of them. */
  readonly index: number;
}

/**
 * Whether the points between the ends can be moved: lines at right angles find their own way, and very many points are
 * not for fingers.
 */
export function bends(line: BoardObject, { between }: SeenEnds): boolean {
  return !styleOf(line).elbow && between.length + 2 <= MOST_POINTS;
}

/** In the middle of the pieces that have room for it, at `zoom` screen pixels per board unit. */
export function middlesIn(scene: Scene, line: BoardObject, ends: SeenEnds, zoom: number): Middle[] {
  const seen = scene.shown(line.id) ?? line;
  const points = allPoints(ends);
  if (points.length >= MOST_POINTS) return [];
  return middlesOf(seen).flatMap((middle, i) => {
    const [a, b] = [points[i], points[i + 1]];
    if (!a || !b || distance(a, b) * zoom < ROOM_PX) return [];
    return [{ at: fromLocal(seen, middle), index: i + 1 }];
  });
}

/** Names of the props that hold an end to an object. */
export const HOLD = {
  start: { object: "startObject", anchor: "startAnchor" },
  end: { object: "endObject", anchor: "endAnchor" },
} as const;

export function holderOf(line: BoardObject, which: Which): string {
  return textProp(line, HOLD[which].object);
}
