import type { BoardObject, Props } from "../model/object";
import { sizeOf, textProp } from "../model/object";
import type { PathPoint } from "../model/points";
import { pointsIn } from "../model/points";
import type { Point } from "../model/presence";
import { styleOf } from "../model/style";
import { squared } from "./elbow";
import { distance } from "./geometry";

/** Straight pieces that stand for one piece of a curve. */
const CURVE_PIECES = 10;

interface Known {
  readonly width: number;
  readonly height: number;
  readonly points: readonly PathPoint[];
  flat: readonly Point[] | undefined;
}

const known = new WeakMap<Props, Known>();

/** The points that a line, an arrow or a pen stroke runs through, as seen from its top left corner before rotation. */
export function courseOf(object: BoardObject): readonly PathPoint[] {
  return entryOf(object).points;
}

/** The same line in straight pieces only: curves are broken into short ones. */
export function flatCourseOf(object: BoardObject): readonly Point[] {
  const entry = entryOf(object);
  entry.flat ??= styleOf(object).curved ? flattened(entry.points) : entry.points;
  return entry.flat;
}

function entryOf(object: BoardObject): Known {
  const { width, height } = sizeOf(object);
  const entry = known.get(object.props);
  if (entry?.width === width && entry.height === height) return entry;
  const ends = [
    { x: 0, y: 0 },
    { x: width, y: height },
  ];
  const given = pointsIn(textProp(object, "points"), width, height) ?? ends;
  const points = styleOf(object).elbow && object.kind !== "pen" ? squared(given) : given;
  const fresh = { width, height, points, flat: undefined };
  known.set(object.props, fresh);
  return fresh;
}

/** One piece of a smooth curve, as a cubic Bézier. */
export interface Arc {
  readonly from: Point;
  readonly control1: Point;
  readonly control2: Point;
  readonly to: Point;
}

/**
 * A smooth curve through points, a uniform Catmull-Rom spline: handles point from the point before to the one after, and
 * have a sixth of the way between them. At most that of their own piece, so that a short one after a long one makes no loop.
 */
export function arcsThrough(points: readonly Point[]): Arc[] {
  const arcs: Arc[] = [];
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (!from || !to) continue;
    const most = distance(from, to);
    const control1 = ahead(from, points[i - 2] ?? from, to, most);
    const control2 = ahead(to, points[i + 1] ?? to, from, most);
    arcs.push({ from, control1, control2, to });
  }
  return arcs;
}

/** A sixth of the way from `a` to `b` away from a point, but at most as far as `most`. */
function ahead(point: Point, a: Point, b: Point, most: number): Point {
  const length = distance(a, b);
  if (length === 0) return point;
  const part = Math.min(1 / 6, most / length);
  return { x: point.x + (b.x - a.x) * part, y: point.y + (b.y - a.y) * part };
}

function flattened(points: readonly Point[]): Point[] {
  const [first] = points;
  if (!first) return [];
  const flat = [first];
  for (const arc of arcsThrough(points)) {
    for (let i = 1; i <= CURVE_PIECES; i++) flat.push(pointOn(arc, i / CURVE_PIECES));
  }
  return flat;
}

/** The point at `t` from 0 to 1. */
export function pointOn({ from, control1, control2, to }: Arc, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: a * from.x + b * control1.x + c * control2.x + d * to.x,
    y: a * from.y + b * control1.y + c * control2.y + d * to.y,
  };
}
