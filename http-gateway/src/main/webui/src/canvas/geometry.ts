import type { BoardObject } from "../model/object";
import { sizeOf } from "../model/object";
import type { Point } from "../model/presence";

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** Whether `inner` lies in `outer` whole. */
export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

export function union(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

export function grown(rect: Rect, by: number): Rect {
  return { left: rect.left - by, top: rect.top - by, right: rect.right + by, bottom: rect.bottom + by };
}

/** The box around points; undefined where there are none. */
export function around(points: Iterable<Point>): Rect | undefined {
  let rect: Rect | undefined;
  for (const { x, y } of points) {
    const spot = { left: x, top: y, right: x, bottom: y };
    rect = rect ? union(rect, spot) : spot;
  }
  return rect;
}

export function centreOf(object: BoardObject): Point {
  const { width, height } = sizeOf(object);
  return { x: object.x + width / 2, y: object.y + height / 2 };
}

/** The upright box around an object's own, its rotation included. Strokes, shadows and titles may lie outside. */
export function boundsOf(object: BoardObject): Rect {
  const { width, height } = sizeOf(object);
  const centre = centreOf(object);
  const angle = radians(object.rotation);
  const cos = Math.abs(Math.cos(angle));
  const sin = Math.abs(Math.sin(angle));
  const halfWidth = (Math.abs(width) * cos + Math.abs(height) * sin) / 2;
  const halfHeight = (Math.abs(width) * sin + Math.abs(height) * cos) / 2;
  return {
    left: centre.x - halfWidth,
    top: centre.y - halfHeight,
    right: centre.x + halfWidth,
    bottom: centre.y + halfHeight,
  };
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

export function turned(point: Point, around: Point, degrees: number): Point {
  if (degrees === 0) return point;
  const cos = Math.cos(radians(degrees));
  const sin = Math.sin(radians(degrees));
  const dx = point.x - around.x;
  const dy = point.y - around.y;
  return { x: around.x + dx * cos - dy * sin, y: around.y + dx * sin + dy * cos };
}

/** A point of the board as seen from the object: from its top left corner, as if it were upright. */
export function toLocal(object: BoardObject, point: Point): Point {
  const { x, y } = turned(point, centreOf(object), -object.rotation);
  return { x: x - object.x, y: y - object.y };
}

export function fromLocal(object: BoardObject, point: Point): Point {
  return turned({ x: object.x + point.x, y: object.y + point.y }, centreOf(object), object.rotation);
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The point of the piece from `a` to `b` that is nearest to `point`. */
export function nearestOnPiece(point: Point, a: Point, b: Point): Point {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const along = Math.max(0, Math.min(1, part));
  return { x: a.x + dx * along, y: a.y + dy * along };
}

/** Whether `point` is as near as `reach` to a line of pieces. */
export function nearPath(point: Point, path: readonly Point[], reach: number): boolean {
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (a && b && distance(point, nearestOnPiece(point, a, b)) <= reach) return true;
  }
  return false;
}
