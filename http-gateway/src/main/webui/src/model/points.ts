import type { Point } from "./presence";

/** What the right and the lower edge of the box are in a `points` prop. */
export const SPAN = 10_000;
export const FULL_PRESSURE = 1_000;

/** `pressure` from 0 to 1, only where the pen told it. */
export interface PathPoint extends Point {
  readonly pressure?: number | undefined;
}

/** Geometry and `points` of a line that runs through given points of the board. */
export interface PathGeometry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly points: string;
}

/** The points of a `points` prop in a box of the given size. Undefined where there are less than two good ones. */
export function pointsIn(text: string, width: number, height: number): PathPoint[] | undefined {
  const points: PathPoint[] = [];
  for (const triple of text.split(" ")) {
    // Not by split: a board has many thousands of these, and is read before anything of it is shown.
    const comma = triple.indexOf(",");
    if (comma < 0) continue;
    const second = triple.indexOf(",", comma + 1);
    const u = numberIn(triple.slice(0, comma));
    const v = numberIn(triple.slice(comma + 1, second < 0 ? undefined : second));
    if (!Number.isFinite(u) || !Number.isFinite(v)) continue;
    const [x, y] = [(u / SPAN) * width, (v / SPAN) * height];
    const pressure = second < 0 ? Number.NaN : numberIn(triple.slice(second + 1).split(",", 1)[0] ?? "");
    points.push(
      Number.isFinite(pressure) ? { x, y, pressure: Math.max(0, Math.min(1, pressure / FULL_PRESSURE)) } : { x, y },
    );
  }
  return points.length >= 2 ? points : undefined;
}

/** Of at least one point. */
export function boxAround(points: readonly Point[]): Omit<PathGeometry, "points"> {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * The box around points of the board, and the points in it. `digits` after the decimal point of each number: 0 in what is
 * stored.
 */
export function throughPoints(points: readonly PathPoint[], digits = 0): PathGeometry {
  const { x: left, y: top, width, height } = boxAround(points);
  const u = (x: number) => (width === 0 ? 0 : rounded(((x - left) / width) * SPAN, digits));
  const v = (y: number) => (height === 0 ? 0 : rounded(((y - top) / height) * SPAN, digits));
  const text = points.map(({ x, y, pressure }) => {
    const pair = `${u(x)},${v(y)}`;
    return pressure === undefined ? pair : `${pair},${Math.round(pressure * FULL_PRESSURE)}`;
  });
  return { x: left, y: top, width, height, points: text.join(" ") };
}

/** A place on an object as a part of its box, each 0 to 1; undefined for anything that is no `u,v`. */
export function anchorIn(text: string): Point | undefined {
  const [u, v] = text.split(",").map(numberIn);
  if (u === undefined || v === undefined || !Number.isFinite(u) || !Number.isFinite(v)) return undefined;
  return { x: u / SPAN, y: v / SPAN };
}

export function anchorText(anchor: Point): string {
  return `${Math.round(anchor.x * SPAN)},${Math.round(anchor.y * SPAN)}`;
}

function numberIn(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

function rounded(value: number, digits: number): number {
  const unit = 10 ** digits;
  return Math.round(value * unit) / unit;
}
