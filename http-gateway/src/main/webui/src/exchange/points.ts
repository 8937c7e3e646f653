import type { NewObject } from "./drawing";
import type { Size } from "../model/object";
import { sizeOf } from "../model/object";
import { FULL_PRESSURE, pointsIn, SPAN } from "../model/points";
import { asBoardObject } from "./drawing";

/** A point of a line in board units; the pressure of a pen from 0 to 1. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly pressure?: number | undefined;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Spots that simplifying looks at: its work may grow with their square. */
const MAX_SIMPLIFIED = 10_000;

export function encodePoints(spots: readonly Spot[], box: Box): string {
  const part = (offset: number, length: number) => (length > 0 ? Math.round((offset / length) * SPAN) : 0);
  return spots
    .map(({ x, y, pressure }) => {
      const pair = `${part(x - box.x, box.width)},${part(y - box.y, box.height)}`;
      return pressure === undefined ? pair : `${pair},${Math.round(pressure * FULL_PRESSURE)}`;
    })
    .join(" ");
}

/** The spots of a line, arrow or pen stroke before rotation; its two ends where it has no points that can be read. */
export function spotsOf(object: NewObject): Spot[] {
  const { width, height } = sizeOf(asBoardObject(object));
  const { x, y, props } = object;
  const text = props["points"];
  const points = typeof text === "string" ? pointsIn(text, width, height) : undefined;
  if (points) return points.map((point) => ({ ...point, x: x + point.x, y: y + point.y }));
  return [
    { x, y },
    { x: x + width, y: y + height },
  ];
}

/** As few spots as fit into so many characters, and as near to the line as they can be. */
export function simplifiedTo(maxCharacters: number, spots: readonly Spot[], box: Box): readonly Spot[] {
  if (encodePoints(spots, box).length <= maxCharacters) return spots;
  const stride = Math.ceil(spots.length / MAX_SIMPLIFIED);
  const fewer = spots.filter((_, index) => index % stride === 0 || index === spots.length - 1);
  for (let tolerance = Math.max(box.width, box.height) / SPAN; ; tolerance *= 1.5) {
    const kept = simplified(fewer, tolerance);
    if (kept.length <= 2 || encodePoints(kept, box).length <= maxCharacters) return kept;
  }
}

/** Ramer, Douglas and Peucker, without recursion. */
function simplified(spots: readonly Spot[], tolerance: number): Spot[] {
  const keep = new Set([0, spots.length - 1]);
  const open: [number, number][] = [[0, spots.length - 1]];
  for (let range = open.pop(); range; range = open.pop()) {
    const farthest = farthestBetween(spots, range[0], range[1]);
    if (farthest.distance <= tolerance) continue;
    keep.add(farthest.index);
    open.push([range[0], farthest.index], [farthest.index, range[1]]);
  }
  return spots.filter((_, index) => keep.has(index));
}

function farthestBetween(spots: readonly Spot[], from: number, to: number): { index: number; distance: number } {
  const [a, b] = [spots[from], spots[to]];
  let found = { index: from, distance: 0 };
  if (!a || !b) return found;
  for (let index = from + 1; index < to; index++) {
    const spot = spots[index];
    const distance = spot ? distanceToPiece(spot, a, b) : 0;
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}

function distanceToPiece(spot: Spot, a: Spot, b: Spot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.max(0, Math.min(1, ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / length)) : 0;
  return Math.hypot(spot.x - a.x - t * dx, spot.y - a.y - t * dy);
}
