import type { BoardObject } from "../../../model/object";
import { textProp } from "../../../model/object";
import type { Point } from "../../../model/presence";
import { courseOf } from "../../course";
import { fromLocal } from "../../geometry";
import type { Scene } from "../../scene";

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

/** Names of the props that hold an end to an object. */
export const HOLD = {
  start: { object: "startObject", anchor: "startAnchor" },
  end: { object: "endObject", anchor: "endAnchor" },
} as const;

export function holderOf(line: BoardObject, which: Which): string {
  return textProp(line, HOLD[which].object);
}
