import type { BoardObject } from "../model/object";
import type { Point } from "../model/presence";
import type { Style } from "../model/style";
import { isPath } from "../model/style";
import { flatCourseOf } from "./course";
import { turned } from "./geometry";
import { edges, outlineOf } from "./outline";

/** Degrees: from the lower left to the upper right; the other lines of cross-hatching are at right angles to them. */
const ANGLES = { hatched: [-41], "cross-hatched": [-41, 49] } as const;

/** From line to line, and their width, in widths of the outline: Excalidraw's, whose lines are drawn twice. */
const GAP = 4;
const WIDTH = 0.75;

/** Lines in one direction, and what of them crosses the outline: both bound the work for one object. */
const MOST_LINES = 1_000;
const MOST_CROSSINGS = 200_000;

/** Board units; shorter lines are not seen. */
const SHORTEST = 0.01;

export type Hatched = Pick<Style, "strokeWidth"> & { readonly fillStyle: keyof typeof ANGLES };

export function isHatched(style: Style): style is Style & Hatched {
  return style.fill !== "" && style.fillStyle !== "solid";
}

/** Board units. */
export function hatchWidth({ strokeWidth }: Hatched): number {
  return strokeWidth * WIDTH;
}

/** Board units between the middles of two lines; of very large objects they are further apart. */
export function hatchGap({ strokeWidth }: Hatched): number {
  return strokeWidth * GAP;
}

/** How much of an area the lines cover, 0 to 1. */
export function hatchCover({ fillStyle }: Hatched): number {
  const one = WIDTH / GAP;
  return fillStyle === "hatched" ? one : 1 - (1 - one) ** 2;
}

/** Draws the lines that hatch an object into a path, as seen from its top left corner before rotation. */
export function hatch<T extends Pick<CanvasPath, "moveTo" | "lineTo">>(
  object: BoardObject,
  style: Hatched,
  path: T,
): T {
  const corners = isPath(object.kind) ? flatCourseOf(object) : outlineOf(object);
  for (const degrees of ANGLES[style.fillStyle]) {
    for (const [from, to] of linesAcross(corners, degrees, hatchGap(style))) {
      path.moveTo(from.x, from.y);
      path.lineTo(to.x, to.y);
    }
  }
  return path;
}

const ORIGIN: Point = { x: 0, y: 0 };

/** Parallel lines within closed corners (even-odd rule), the same wherever an object is moved. */
function* linesAcross(corners: readonly Point[], degrees: number, gap: number): Generator<[Point, Point]> {
  const level = corners.map((corner) => turned(corner, ORIGIN, -degrees));
  const heights = level.map(({ y }) => y);
  const [top, bottom] = [heights.reduce((a, b) => Math.min(a, b), 0), heights.reduce((a, b) => Math.max(a, b), 0)];
  const most = Math.min(MOST_LINES, Math.ceil(MOST_CROSSINGS / corners.length));
  for (const [y, crossings] of crossingsOf(level, Math.max(gap, (bottom - top) / most))) {
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [left, right] = [crossings[i] ?? 0, crossings[i + 1] ?? 0];
      if (right - left >= SHORTEST)
        yield [turned({ x: left, y }, ORIGIN, degrees), turned({ x: right, y }, ORIGIN, degrees)];
    }
  }
}

/** Where horizontal lines, `gap` apart, cross the edges between corners. */
function crossingsOf(corners: readonly Point[], gap: number): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const [a, b] of edges(corners)) {
    const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
    const slope = (lower.x - upper.x) / (lower.y - upper.y);
    // A line through a corner crosses the lower of the two edges only.
    for (let row = Math.ceil(upper.y / gap - 0.5); (row + 0.5) * gap < lower.y; row++) {
      const y = (row + 0.5) * gap;
      const crossings = rows.get(y);
      const x = upper.x + (y - upper.y) * slope;
      if (crossings) crossings.push(x);
      else rows.set(y, [x]);
    }
  }
  return rows;
}
