import type { BoardObject } from "../../model/object";
import { newObject } from "../../model/object";
import { throughPoints } from "../../model/points";
import type { Point } from "../../model/presence";
import { uuidV7 } from "../../model/uuid";
import { radians } from "../geometry";
import type { End } from "./hold";
import { endAt, endProps, freeEnd, seenAt, startProps } from "./hold";
import type { Desk, PointerAt } from "./tool";

export type ConnectorKind = "line" | "arrow";

/** Points of a line that is drawn or bent by hand. */
export const MOST_POINTS = 500;

/** With shift lines run at multiples of this. */
const STEP_DEGREES = 15;

/** A new line from end to end, through the points between. */
export function lineThrough(kind: ConnectorKind, start: End, between: readonly Point[], finish: End): BoardObject {
  const [first, last] = [between[0], between.at(-1)];
  const from = seenAt(start, first ? freeEnd(first) : finish);
  const to = seenAt(finish, last ? freeEnd(last) : start);
  const { points, ...box } = throughPoints([from, ...between, to]);
  const props = { points, ...startProps(start), ...endProps(finish) };
  return { ...newObject(uuidV7(), kind, 0, 0, 0), ...box, props };
}

/**
 * The end of a line where the pointer is: with alt free, with shift in one of the allowed directions from `from`. Both ends
 * on one object would be a line from it to itself: the second stays free then.
 */
export function endUnder(desk: Desk, at: PointerAt, start?: End, from?: Point): End {
  const point = at.shift && from ? stepped(from, at.board) : at.board;
  if (at.alt) return freeEnd(point);
  const found = endAt(desk, point);
  return found.holder && found.holder.id === start?.holder?.id ? freeEnd(point) : found;
}

/** Shows a line that is being made, and what would hold its end. */
export function showLine(desk: Desk, { holder, at }: End, objects: readonly BoardObject[]): void {
  if (holder) desk.sketch.show({ objects, holder: { id: holder.id, at } });
  else if (objects.length > 0) desk.sketch.show({ objects });
  else desk.sketch.clear();
}

/** The point as far from `from`, in the nearest of the allowed directions. */
export function stepped(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const step = radians(STEP_DEGREES);
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const length = Math.hypot(dx, dy);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}
