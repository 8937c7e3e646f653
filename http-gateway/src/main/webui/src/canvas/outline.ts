import type { BoardObject, Kind, Props } from "../model/object";
import { sizeOf } from "../model/object";
import type { Point } from "../model/presence";
import { styleOf } from "../model/style";
import { distance, fromLocal, nearestOnPiece, toLocal } from "./geometry";

/** Corners of what stands for an ellipse: at a radius of 1,000 units it is 1 unit off. */
const ELLIPSE_CORNERS = 72;

/** The inner corners of a star, as a part of the radius of the outer ones. */
const STAR_WAIST = 0.47;

const POLYGONS: Partial<Record<Kind, (width: number, height: number) => Point[]>> = {
  ellipse: (width, height) => {
    return Array.from({ length: ELLIPSE_CORNERS }, (_, i) => {
      const angle = (i * 2 * Math.PI) / ELLIPSE_CORNERS;
      return { x: (width / 2) * (1 + Math.cos(angle)), y: (height / 2) * (1 + Math.sin(angle)) };
    });
  },
  diamond: (width, height) => [
    { x: width / 2, y: 0 },
    { x: width, y: height / 2 },
    { x: width / 2, y: height },
    { x: 0, y: height / 2 },
  ],
  star: starCorners,
};

/** The corners of a five-pointed star that fills its box, the topmost first. */
export function starCorners(width: number, height: number): Point[] {
  const [halfWidth, fullHeight] = [Math.sin((2 * Math.PI) / 5), 1 + Math.cos(Math.PI / 5)];
  return Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 1 : STAR_WAIST;
    const angle = (i * Math.PI) / 5;
    const x = (radius * Math.sin(angle) + halfWidth) / (2 * halfWidth);
    const y = (1 - radius * Math.cos(angle)) / fullHeight;
    return { x: x * width, y: y * height };
  });
}

/** Board units, at most half of either side. */
export function cornerRadiusOf(object: BoardObject): number {
  const { width, height } = sizeOf(object);
  return Math.max(0, Math.min(styleOf(object).cornerRadius, width / 2, height / 2));
}

interface Known {
  readonly kind: Kind;
  readonly width: number;
  readonly height: number;
  readonly corners: readonly Point[];
}

const known = new WeakMap<Props, Known>();

/** The corners of an object's outline, as seen from its top left corner before rotation. */
export function outlineOf(object: BoardObject): readonly Point[] {
  const { width, height } = sizeOf(object);
  const entry = known.get(object.props);
  if (entry?.kind === object.kind && entry.width === width && entry.height === height) return entry.corners;
  const corners = (POLYGONS[object.kind] ?? boxCorners)(width, height, object);
  known.set(object.props, { kind: object.kind, width, height, corners });
  return corners;
}

function boxCorners(width: number, height: number, object?: BoardObject): Point[] {
  const r = object?.kind === "rectangle" ? cornerRadiusOf(object) : 0;
  if (r === 0) return box(width, height);
  const arc = (x: number, y: number, from: number) =>
    [0, 0.25, 0.5, 0.75, 1].map((part) => {
      const angle = ((from + part) * Math.PI) / 2;
      return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) };
    });
  return [...arc(width - r, height - r, 0), ...arc(r, height - r, 1), ...arc(r, r, 2), ...arc(width - r, r, 3)];
}

function box(width: number, height: number): Point[] {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

/** Whether a point lies within closed corners (even-odd rule). */
export function isInside(point: Point, corners: readonly Point[]): boolean {
  let inside = false;
  let last = corners.at(-1);
  for (const corner of corners) {
    if (last && corner.y > point.y !== last.y > point.y) {
      const x = corner.x + ((last.x - corner.x) * (point.y - corner.y)) / (last.y - corner.y);
      if (point.x < x) inside = !inside;
    }
    last = corner;
  }
  return inside;
}

/** The point of an outline that is nearest to a point of the board. */
export function nearestOnOutline(object: BoardObject, point: Point): Point {
  const local = toLocal(object, point);
  let best: Point = { x: 0, y: 0 };
  let least = Infinity;
  for (const [a, b] of edges(outlineOf(object))) {
    const near = nearestOnPiece(local, a, b);
    const far = distance(near, local);
    if (far < least) [best, least] = [near, far];
  }
  return fromLocal(object, best);
}

/** Where one who goes straight from the middle of an object to a point of the board leaves its outline. */
export function outlineTowards(object: BoardObject, point: Point): Point {
  const { width, height } = sizeOf(object);
  const from = { x: width / 2, y: height / 2 };
  const to = toLocal(object, point);
  let last: number | undefined;
  for (const [a, b] of edges(outlineOf(object))) {
    const part = crossing(from, to, a, b);
    if (part !== undefined && (last === undefined || part > last)) last = part;
  }
  if (last === undefined) return nearestOnOutline(object, point);
  return fromLocal(object, { x: from.x + (to.x - from.x) * last, y: from.y + (to.y - from.y) * last });
}

export function* edges(corners: readonly Point[]): Generator<readonly [Point, Point]> {
  let last = corners.at(-1);
  for (const corner of corners) {
    if (last) yield [last, corner];
    last = corner;
  }
}

/** How far along from `from` (0) to `to` (1) that way crosses the piece from `a` to `b`; undefined: nowhere. */
function crossing(from: Point, to: Point, a: Point, b: Point): number | undefined {
  const [rx, ry, sx, sy] = [to.x - from.x, to.y - from.y, b.x - a.x, b.y - a.y];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const along = ((a.x - from.x) * sy - (a.y - from.y) * sx) / cross;
  const across = ((a.x - from.x) * ry - (a.y - from.y) * rx) / cross;
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? along : undefined;
}
