import type { BoardObject } from "../../../model/object";
import { sizeOf } from "../../../model/object";
import type { Point } from "../../../model/presence";
import type { Scene } from "../../scene";

export type End = "start" | "end";

/** Where the ends of a line are on the board. */
export function endsOf(scene: Scene, line: BoardObject): Record<End, Point> {
  const object = scene.get(line.id) ?? line;
  const { width, height } = sizeOf(object);
  return { start: { x: object.x, y: object.y }, end: { x: object.x + width, y: object.y + height } };
}
