import type { BoardObject } from "../../model/object";
import type { Point } from "../../model/presence";
import { styleOf } from "../../model/style";
import type { Arc } from "../course";
import { arcsOf, courseOf, flatCourseOf } from "../course";
import { distance } from "../geometry";
import type { Brush } from "./brush";
import { fillInside } from "./fill";
import { addHead, headLength, insetOf } from "./heads";
import { lineColourOf, useStroke } from "./paint";
import { keptBySize } from "./path-cache";

/** Corners of elbow lines, in board units. */
const ELBOW_RADIUS = 8;

/** What a line is drawn into: a Path2D, or anything else that takes the same strokes. */
export type Trail = Pick<CanvasPath, "moveTo" | "lineTo" | "bezierCurveTo" | "arc" | "arcTo" | "closePath">;

export interface LinePaths<T extends Trail> {
  readonly body: T;
  /** Heads that are lines, and those that are filled. */
  readonly open: T;
  readonly solid: T;
}

const NO_DASHES: number[] = [];

/** A line or an arrow with its heads. */
export function line(brush: Brush, object: BoardObject): void {
  const style = styleOf(object);
  const { context } = brush;
  if (style.fill !== "") fillInside(brush, object, linePaths(object).body);
  if (style.stroke === "") return;
  const colour = lineColourOf(brush, object);
  const { body, open, solid } = linePaths(object);
  useStroke(brush, style, colour);
  context.stroke(body);
  context.setLineDash(NO_DASHES);
  if (style.startHead === "none" && style.endHead === "none") return;
  context.lineCap = "round";
  context.stroke(open);
  context.fillStyle = colour;
  context.fill(solid);
}

const linePaths = keptBySize((object) => {
  return traced(object, { body: new Path2D(), open: new Path2D(), solid: new Path2D() });
});

/** Draws a line and its heads into paths, as seen from its top left corner before rotation. */
export function traced<T extends Trail>(object: BoardObject, paths: LinePaths<T>): LinePaths<T> {
  const { startHead, endHead, strokeWidth, curved, elbow } = styleOf(object);
  const flat = flatCourseOf(object);
  const length = headLength(strokeWidth, lengthOf(flat));
  const start = endOf(flat, length);
  const end = endOf(flat.toReversed(), length);
  if (!start || !end) return paths;
  const course = [...courseOf(object)] as Point[];
  course[0] = back(start, insetOf(startHead, length));
  course[course.length - 1] = back(end, insetOf(endHead, length));
  if (curved) traceCurve(paths.body, arcsOf(object, course));
  else trace(paths.body, course, elbow);
  addHead(paths, startHead, start.at, start.direction, length);
  addHead(paths, endHead, end.at, end.direction, length);
  return paths;
}

interface End {
  readonly at: Point;
  /** Unit vector out of the line. */
  readonly direction: Point;
  /** Of the straight piece up to the end. */
  readonly piece: number;
}

/** The first end of a line, seen along its first `reach` units, so that a tight bend at the end turns no head aside. */
function endOf(flat: readonly Point[], reach: number): End | undefined {
  const [at] = flat;
  if (!at) return undefined;
  const from = flat.find((point) => distance(point, at) >= reach) ?? flat.findLast((point) => distance(point, at) > 0);
  const far = from ? distance(from, at) : 0;
  const direction = from && far > 0 ? { x: (at.x - from.x) / far, y: (at.y - from.y) / far } : { x: 1, y: 0 };
  return { at, direction, piece: far };
}

function back({ at, direction, piece }: End, inset: number): Point {
  const by = Math.min(inset, piece);
  return { x: at.x - direction.x * by, y: at.y - direction.y * by };
}

function lengthOf(flat: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < flat.length; i++) {
    const [a, b] = [flat[i - 1], flat[i]];
    if (a && b) length += distance(a, b);
  }
  return length;
}

function traceCurve(path: Trail, arcs: readonly Arc[]): void {
  const [first] = arcs;
  if (first) path.moveTo(first.from.x, first.from.y);
  for (const { control1, control2, to } of arcs) {
    path.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
  }
}

function trace(path: Trail, course: readonly Point[], elbow: boolean): void {
  const [first] = course;
  if (!first) return;
  path.moveTo(first.x, first.y);
  for (let i = 1; i < course.length; i++) {
    const [before, at, next] = [course[i - 1], course[i], course[i + 1]];
    if (!before || !at) continue;
    if (!next || !elbow) path.lineTo(at.x, at.y);
    else
      path.arcTo(at.x, at.y, next.x, next.y, Math.min(ELBOW_RADIUS, distance(before, at) / 2, distance(at, next) / 2));
  }
}
