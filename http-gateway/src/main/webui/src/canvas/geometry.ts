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

export function union(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

export function centreOf(object: BoardObject): Point {
  const { width, height } = sizeOf(object);
  return { x: object.x + width / 2, y: object.y + height / 2 };
}

/** The upright box around an object, its rotation included. */
export function boundsOf(object: BoardObject): Rect {
  const { width, height } = sizeOf(object);
  const centre = centreOf(object);
  const angle = (object.rotation * Math.PI) / 180;
  const cos = Math.abs(Math.cos(angle));
  const sin = Math.abs(Math.sin(angle));
  const halfWidth = (width * cos + height * sin) / 2;
  const halfHeight = (width * sin + height * cos) / 2;
  return {
    left: centre.x - halfWidth,
    top: centre.y - halfHeight,
    right: centre.x + halfWidth,
    bottom: centre.y + halfHeight,
  };
}

/** Whether a point of the board lies on an object. */
export function covers(object: BoardObject, point: Point): boolean {
  const { width, height } = sizeOf(object);
  const centre = centreOf(object);
  const angle = (-object.rotation * Math.PI) / 180;
  const dx = point.x - centre.x;
  const dy = point.y - centre.y;
  const x = dx * Math.cos(angle) - dy * Math.sin(angle);
  const y = dx * Math.sin(angle) + dy * Math.cos(angle);
  if (object.kind === "ellipse") return (2 * x) ** 2 / width ** 2 + (2 * y) ** 2 / height ** 2 <= 1;
  return Math.abs(x) <= width / 2 && Math.abs(y) <= height / 2;
}
