import type { Guide } from "../../model/marks";
import type { Rect } from "../geometry";

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

export const NO_SNAP: Snap = { dx: 0, dy: 0, guides: [] };

/** Which coordinates of a moved rectangle look for a line: those that move, and the middle where all of it does. */
export interface Feelers {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Board units; lines that are no further apart count as one. */
const SAME = 0.01;

export function feelersOf(rect: Rect): Feelers {
  return {
    x: [rect.left, (rect.left + rect.right) / 2, rect.right],
    y: [rect.top, (rect.top + rect.bottom) / 2, rect.bottom],
  };
}

/** Edges and centres of objects that lie still, sorted once so that each move of the pointer costs little. */
export class SnapLines {
  private readonly x: readonly Line[];
  private readonly y: readonly Line[];

  constructor(rects: readonly Rect[]) {
    const byPlace = (a: Line, b: Line) => a.at - b.at;
    this.x = rects
      .flatMap((rect) => feelersOf(rect).x.map((at) => ({ at, from: rect.top, to: rect.bottom })))
      .sort(byPlace);
    this.y = rects
      .flatMap((rect) => feelersOf(rect).y.map((at) => ({ at, from: rect.left, to: rect.right })))
      .sort(byPlace);
  }

  /** How far a rectangle has to move to the nearest lines, which are at most `tolerance` board units away. */
  snap(rect: Rect, feelers: Feelers, tolerance: number): Snap {
    const dx = shortest(this.x, feelers.x, tolerance);
    const dy = shortest(this.y, feelers.y, tolerance);
    const moved = {
      left: rect.left + (dx ?? 0),
      right: rect.right + (dx ?? 0),
      top: rect.top + (dy ?? 0),
      bottom: rect.bottom + (dy ?? 0),
    };
    const guides = [
      ...(dx === undefined ? [] : guidesAt(this.x, "x", feelers.x, dx, moved.top, moved.bottom)),
      ...(dy === undefined ? [] : guidesAt(this.y, "y", feelers.y, dy, moved.left, moved.right)),
    ];
    return { dx: dx ?? 0, dy: dy ?? 0, guides };
  }
}

function shortest(lines: readonly Line[], feelers: readonly number[], tolerance: number): number | undefined {
  let best: number | undefined;
  for (const feeler of feelers) {
    const next = firstFrom(lines, feeler);
    for (const line of [lines[next - 1], lines[next]]) {
      if (!line) continue;
      const way = line.at - feeler;
      if (Math.abs(way) <= tolerance && (best === undefined || Math.abs(way) < Math.abs(best))) best = way;
    }
  }
  return best;
}

/** One guide for each feeler that lies on a line now, over everything that lies on it. */
function guidesAt(
  lines: readonly Line[],
  axis: Guide["axis"],
  feelers: readonly number[],
  by: number,
  start: number,
  end: number,
): Guide[] {
  return feelers.flatMap((feeler) => {
    const at = feeler + by;
    let from = start;
    let to = end;
    let found = false;
    for (let i = firstFrom(lines, at - SAME); ; i++) {
      const line = lines[i];
      if (!line || line.at > at + SAME) break;
      found = true;
      from = Math.min(from, line.from);
      to = Math.max(to, line.to);
    }
    return found ? [{ axis, at, from, to }] : [];
  });
}

/** Index of the first line at or behind a coordinate. */
function firstFrom(lines: readonly Line[], at: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
