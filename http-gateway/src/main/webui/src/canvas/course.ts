import type { BoardObject, Props } from "../model/object";
import { sizeOf, textProp } from "../model/object";
import type { PathPoint } from "../model/points";
import { pointsIn } from "../model/points";
import type { Point } from "../model/presence";
import { styleOf } from "../model/style";
import type { Side } from "./elbow";
import { facing, squared } from "./elbow";
import { distance } from "./geometry";

/** Straight pieces that stand for one piece of a curve; one alone may be long and bent much. */
const CURVE_PIECES = 10;
const LONE_CURVE_PIECES = 24;

/** How far a curve between two free ends swings out, as a part of its length: its handles are a third more. */
const BOW = 0.15;

/** The sides through which the ends of a held line leave their objects; undefined for a free end. */
export interface Leaving {
  readonly start: Side | undefined;
  readonly end: Side | undefined;
}

/** Of lines as they are shown: it follows from what holds them, and is stored nowhere. */
const leavings = new WeakMap<Props, Leaving>();

export function leaveThrough(props: Props, leaving: Leaving): void {
  leavings.set(props, leaving);
}

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
  entry.flat ??= styleOf(object).curved ? flattened(arcsOf(object, entry.points)) : entry.points;
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

/**
 * The pieces of a curved line. Between two points alone it leaves each held end straight through its side, and swings out
 * evenly where both are free. `course` is the line's own, or one with shortened ends.
 */
export function arcsOf(object: BoardObject, course: readonly Point[]): Arc[] {
  const [from, to] = course;
  if (!from || !to || course.length > 2 || object.kind === "pen") return arcsThrough(course);
  const leaving = leavings.get(object.props);
  return [leaving ? arcBetween(from, to, leaving) : bow(from, to)];
}

function arcBetween(from: Point, to: Point, { start, end }: Leaving): Arc {
  const reach = distance(from, to) / 2;
  const out = start ?? facing(from, 1, 1, to);
  const back = end ?? facing(to, 1, 1, from);
  return {
    from,
    control1: { x: from.x + out.x * reach, y: from.y + out.y * reach },
    control2: { x: to.x + back.x * reach, y: to.y + back.y * reach },
    to,
  };
}

function bow(from: Point, to: Point): Arc {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const aside = (BOW * 4) / 3;
  const at = (part: number) => ({ x: from.x + dx * part + dy * aside, y: from.y + dy * part - dx * aside });
  return { from, control1: at(0.25), control2: at(0.75), to };
}

/** The middle of each piece of a line, as seen from its top left corner before rotation. */
export function middlesOf(object: BoardObject): Point[] {
  const course = courseOf(object);
  if (styleOf(object).curved) return arcsOf(object, course).map((arc) => pointOn(arc, 0.5));
  return course.slice(1).map((point, i) => {
    const before = course[i] ?? point;
    return { x: (before.x + point.x) / 2, y: (before.y + point.y) / 2 };
  });
}

function flattened(arcs: readonly Arc[]): Point[] {
  const [first] = arcs;
  if (!first) return [];
  const pieces = arcs.length === 1 ? LONE_CURVE_PIECES : CURVE_PIECES;
  const flat = [first.from];
  for (const arc of arcs) {
    for (let i = 1; i <= pieces; i++) flat.push(pointOn(arc, i / pieces));
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
