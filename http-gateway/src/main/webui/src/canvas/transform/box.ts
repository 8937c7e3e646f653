import type { BoardObject } from "../../model/object";
import { sizeOf } from "../../model/object";
import type { Point } from "../../model/presence";
import type { Rect } from "../geometry";
import { boundsOf, union } from "../geometry";

/** A turned rectangle: what handles sit on. Degrees clockwise around its centre. */
export interface Box {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
}

export function turned(point: Point, degrees: number): Point {
  if (degrees === 0) return point;
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: point.x * cos - point.y * sin, y: point.x * sin + point.y * cos };
}

export function turnedAround(point: Point, centre: Point, degrees: number): Point {
  const arm = turned({ x: point.x - centre.x, y: point.y - centre.y }, degrees);
  return { x: centre.x + arm.x, y: centre.y + arm.y };
}

/** Where a point of the box is on the board; -1 and 1 are its edges, 0 its middle. */
export function pointOf(box: Box, u: number, v: number): Point {
  const arm = turned({ x: (u * box.width) / 2, y: (v * box.height) / 2 }, box.rotation);
  return { x: box.centre.x + arm.x, y: box.centre.y + arm.y };
}

export function boxOf(object: BoardObject): Box {
  const { width, height } = sizeOf(object);
  return {
    centre: { x: object.x + width / 2, y: object.y + height / 2 },
    width: Math.abs(width),
    height: Math.abs(height),
    rotation: object.rotation,
  };
}

/** The box to work on: of one object its own, turned as it is; around several an upright one. */
export function boxAround(objects: readonly BoardObject[]): Box | undefined {
  const [first, ...others] = objects;
  if (!first) return undefined;
  if (others.length === 0) return boxOf(first);
  return boxOfRect(others.reduce((rect, object) => union(rect, boundsOf(object)), boundsOf(first)));
}

export function boxOfRect({ left, top, right, bottom }: Rect): Box {
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { centre, width: right - left, height: bottom - top, rotation: 0 };
}

/** Whether an upright rectangle and a turned box have a point in common (separating axes). */
export function touches(rect: Rect, box: Box): boolean {
  const dx = (rect.left + rect.right) / 2 - box.centre.x;
  const dy = (rect.top + rect.bottom) / 2 - box.centre.y;
  const halfWidth = (rect.right - rect.left) / 2;
  const halfHeight = (rect.bottom - rect.top) / 2;
  const x = turned({ x: 1, y: 0 }, box.rotation);
  const y = { x: -x.y, y: x.x };
  const cos = Math.abs(x.x);
  const sin = Math.abs(x.y);
  return (
    Math.abs(dx) <= halfWidth + (box.width * cos + box.height * sin) / 2 &&
    Math.abs(dy) <= halfHeight + (box.width * sin + box.height * cos) / 2 &&
    Math.abs(dx * x.x + dy * x.y) <= box.width / 2 + halfWidth * cos + halfHeight * sin &&
    Math.abs(dx * y.x + dy * y.y) <= box.height / 2 + halfWidth * sin + halfHeight * cos
  );
}

/** Whether a line through points comes into an upright rectangle. */
export function passes(rect: Rect, points: readonly Point[]): boolean {
  return points.some((point, at) => enters(rect, points[at - 1] ?? point, point));
}

/** Whether a piece of a line has a point in the rectangle (clipping after Liang and Barsky). */
function enters({ left, top, right, bottom }: Rect, from: Point, to: Point): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [first, last] = [0, 1];
  const sides = [
    [-dx, from.x - left],
    [dx, right - from.x],
    [-dy, from.y - top],
    [dy, bottom - from.y],
  ] as const;
  for (const [way, room] of sides) {
    if (way === 0 && room < 0) return false;
    if (way < 0) first = Math.max(first, room / way);
    if (way > 0) last = Math.min(last, room / way);
  }
  return first <= last;
}
