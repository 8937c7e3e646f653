import { getStroke } from "perfect-freehand";
import type { BoardObject } from "../../model/object";
import { sizeOf } from "../../model/object";
import type { PathPoint } from "../../model/points";
import { styleOf } from "../../model/style";
import { arcsThrough, courseOf, pointOn } from "../course";
import { distance } from "../geometry";
import type { Brush } from "./brush";
import { fillInside } from "./fill";
import { lineColourOf, strokeWidthFor, useStroke } from "./paint";
import { keptBySize } from "./path-cache";

/** Strokes smaller than this on the screen, or thinner, are drawn as a plain line. */
const DETAIL_FROM_PX = 24;
const WIDTH_FROM_PX = 1.2;

/** The widest place of a stroke, in widths of it. */
const SWELL = 1.7;

/** Board units between the points of which an outline is made. */
const SPACING = 4;

/** Bounds the work for one stroke, whatever its points say. */
const MOST_PIECES = 24;

const NO_DASHES: number[] = [];

/** Handwriting: thick where the pen was pressed or slow. Dashed and dotted ones are as thick everywhere. */
export function pen(brush: Brush, object: BoardObject): void {
  const style = styleOf(object);
  const { context, zoom } = brush;
  if (style.fill !== "") fillInside(brush, object, fine(object));
  if (style.stroke === "") return;
  const colour = lineColourOf(brush, object);
  const { width, height } = sizeOf(object);
  const small = Math.max(width, height) * zoom < DETAIL_FROM_PX || style.strokeWidth * zoom < WIDTH_FROM_PX;
  if (style.strokeStyle === "solid" && !small) {
    context.fillStyle = colour;
    context.fill(swollen(object));
    return;
  }
  useStroke(brush, style, colour);
  if (small) context.lineWidth = strokeWidthFor(brush, style);
  context.stroke(small ? coarse(object) : fine(object));
  context.setLineDash(NO_DASHES);
}

const fine = keptBySize((object) => {
  const path = new Path2D();
  const [first] = courseOf(object);
  if (first) path.moveTo(first.x, first.y);
  for (const { control1, control2, to } of arcsThrough(courseOf(object))) {
    path.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
  }
  return path;
});

/** At most some twenty pieces. */
const coarse = keptBySize((object) => {
  const path = new Path2D();
  const course = courseOf(object);
  const step = Math.max(1, Math.floor(course.length / 20));
  for (let i = 0; i < course.length - 1; i += step) path.lineTo(course[i]?.x ?? 0, course[i]?.y ?? 0);
  const last = course.at(-1);
  if (last) path.lineTo(last.x, last.y);
  return path;
});

const swollen = keptBySize((object) => inked(object, new Path2D()));

/** Draws the outline of a stroke with its swelling into a path, as seen from its top left corner before rotation. */
export function inked<T extends InkPath>(object: BoardObject, path: T): T {
  const course = courseOf(object);
  const pressed = course.some(({ pressure }) => pressure !== undefined);
  const outline = getStroke(
    dense(course).map(({ x, y, pressure }) => [x, y, pressure ?? 0.5]),
    {
      size: styleOf(object).strokeWidth * SWELL,
      thinning: 0.6,
      smoothing: 0.5,
      // What is stored is smooth already.
      streamline: 0.2,
      simulatePressure: !pressed,
      last: true,
    },
  );
  return smooth(outline, path);
}

type InkPath = Pick<CanvasPath, "moveTo" | "quadraticCurveTo" | "closePath">;

/** The points of the curve through a course, near enough to each other for a smooth outline. */
function dense(course: readonly PathPoint[]): PathPoint[] {
  const [first] = course;
  if (!first) return [];
  const points: PathPoint[] = [first];
  arcsThrough(course).forEach((arc, i) => {
    const [before, after] = [course[i]?.pressure ?? 0.5, course[i + 1]?.pressure ?? 0.5];
    const pieces = Math.max(1, Math.min(MOST_PIECES, Math.ceil(distance(arc.from, arc.to) / SPACING)));
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      points.push({ ...pointOn(arc, t), pressure: before + (after - before) * t });
    }
  });
  return points;
}

/** Curves from middle to middle of the outline's pieces, with its corners as handles. */
function smooth<T extends InkPath>(outline: readonly number[][], path: T): T {
  const last = outline.at(-1);
  const [first] = outline;
  if (!last || !first) return path;
  path.moveTo(...middle(last, first));
  outline.forEach((corner, i) => {
    path.quadraticCurveTo(corner[0] ?? 0, corner[1] ?? 0, ...middle(corner, outline[i + 1] ?? first));
  });
  path.closePath();
  return path;
}

function middle([ax = 0, ay = 0]: readonly number[], [bx = 0, by = 0]: readonly number[]): [number, number] {
  return [(ax + bx) / 2, (ay + by) / 2];
}
