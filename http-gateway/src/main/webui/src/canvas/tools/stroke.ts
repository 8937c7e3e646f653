import type { PathPoint } from "../../model/points";
import { throughPoints } from "../../model/points";
import { distance, nearestOnPiece } from "../geometry";
import type { Sample } from "./tool";

/** Bytes of one object's `points`: the server takes 32,768 for all props together. */
export const MOST_BYTES = 24_000;

/** Bytes of one point: `10000,10000,1000 `. */
const LONGEST_POINT = 17;

/** Screen pixels that what is kept of a stroke may differ from what was drawn. */
const EXACT_PX = 0.5;

/** Screen pixels that a point has to be from the last to count. */
const APART_PX = 1;

/** Screen pixels between two reports of a pointer that is moved fast: there the line is thinnest. */
const FAST_PX = 24;

/** How much of each new speed counts: a pointer reports its steps unevenly. */
const CALM = 0.25;

/** How much a difference in pressure counts, in screen pixels from none to full. */
const PRESSURE_PX = 8;

/** Points after which a piece of a stroke is simplified for good, so that each new point costs the same. */
const PIECE = 64;

/** Gathers where a pointer went. Without a pen the pressure is made from its speed: slow is thick. */
export class Trail {
  /** Simplified already. */
  private readonly settled: PathPoint[] = [];
  /** As it came, from the last settled point on. */
  private fresh: PathPoint[] = [];
  private pressure = 0.5;

  /** `zoom`: screen pixels per board unit. */
  constructor(private readonly zoom: number) {}

  get last(): PathPoint | undefined {
    return this.fresh.at(-1);
  }

  /** Points that are kept at most. */
  get size(): number {
    return this.settled.length + this.fresh.length;
  }

  add({ x, y, pressure }: Sample): void {
    const { last } = this;
    const step = last ? distance(last, { x, y }) * this.zoom : 0;
    if (last && step < APART_PX) return;
    if (last && pressure === undefined) {
      this.pressure += (1 - Math.min(1, step / FAST_PX) * 0.8 - this.pressure) * CALM;
    }
    this.fresh.push({ x, y, pressure: pressure ?? this.pressure });
    if (this.fresh.length > PIECE) this.settle();
  }

  /** The stroke in as few points as show it, in parts that each fit an object; each begins where the last one ended. */
  parts(mostBytes = MOST_BYTES): PathPoint[][] {
    const points = [...this.settled, ...this.simplified()];
    const [first] = points;
    if (!first) return [];
    // A dot is a stroke that comes back to where it was.
    if (points.length === 1) return [[first, { ...first, x: first.x + 0.1 / this.zoom }]];
    return split(points, mostBytes);
  }

  private settle(): void {
    const few = this.simplified();
    const last = few.pop();
    this.settled.push(...few);
    this.fresh = last ? [last] : [];
  }

  private simplified(): PathPoint[] {
    return simplified(this.fresh, EXACT_PX / this.zoom, PRESSURE_PX / this.zoom);
  }
}

function split(points: readonly PathPoint[], mostBytes: number): PathPoint[][] {
  const fits = points.length * LONGEST_POINT <= mostBytes || throughPoints(points).points.length <= mostBytes;
  if (points.length < 3 || fits) return [[...points]];
  const middle = Math.floor(points.length / 2);
  return [...split(points.slice(0, middle + 1), mostBytes), ...split(points.slice(middle), mostBytes)];
}

/**
 * Leaves out points without which the line stays as near as `tolerance` (Ramer, Douglas, Peucker), with pressure as a
 * third dimension that is `depth` units long.
 */
export function simplified(points: readonly PathPoint[], tolerance: number, depth: number): PathPoint[] {
  if (points.length < 3) return [...points];
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  // Without recursion: a long straight stroke would go as deep as it has points.
  const pieces: [number, number][] = [[0, points.length - 1]];
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    const [from, to] = piece;
    const { index, off } = farthest(points, from, to, depth);
    if (off <= tolerance) continue;
    kept[index] = 1;
    pieces.push([from, index], [index, to]);
  }
  return points.filter((_, i) => kept[i] === 1);
}

function farthest(points: readonly PathPoint[], from: number, to: number, depth: number) {
  const [a, b] = [points[from], points[to]];
  let [index, off] = [from, -1];
  if (!a || !b) return { index, off };
  for (let i = from + 1; i < to; i++) {
    const point = points[i];
    if (!point) continue;
    const far = offPiece(point, a, b, depth);
    if (far > off) [index, off] = [i, far];
  }
  return { index, off };
}

function offPiece(point: PathPoint, a: PathPoint, b: PathPoint, depth: number): number {
  const nearest = nearestOnPiece(point, a, b);
  const length = distance(a, b);
  const part = length === 0 ? 0 : distance(a, nearest) / length;
  const [from, to] = [a.pressure ?? 0.5, b.pressure ?? 0.5];
  const pressure = (point.pressure ?? 0.5) - (from + (to - from) * part);
  return Math.hypot(distance(point, nearest), pressure * depth);
}
