import type { Point } from "../model/presence";
import type { Rect } from "./geometry";

/** Board units; a few sticky notes fit a cell. */
const CELL = 512;

/** Cells are counted within this range; whatever lies beyond shares the outermost ones. */
const CELL_LIMIT = 2 ** 20;

/** What covers more cells than this is kept in one list and found by every query. */
const MAX_CELLS_OF_ONE = 64;

/** Of cells that something was in; beyond it all cells count as changed. */
const MOST_STAMPS = 100_000;

/** Finds the ids of rectangles near a given one without looking at all of them. */
export class GridIndex {
  private readonly cells = new Map<number, Set<string>>();
  private readonly large = new Set<string>();
  private readonly rects = new Map<string, Rect>();
  /** By cell, and for what is in all of them: the number of its latest change. */
  private readonly stamps = new Map<number, number>();
  private largeStamp = 0;
  private changes = 0;

  get size(): number {
    return this.rects.size;
  }

  put(id: string, rect: Rect): void {
    this.remove(id);
    this.rects.set(id, rect);
    const keys = cellsOf(rect, MAX_CELLS_OF_ONE);
    this.stamp(keys);
    if (!keys) this.large.add(id);
    for (const key of keys ?? []) {
      const cell = this.cells.get(key);
      if (cell) cell.add(id);
      else this.cells.set(key, new Set([id]));
    }
  }

  remove(id: string): void {
    const rect = this.rects.get(id);
    if (!rect) return;
    this.rects.delete(id);
    this.large.delete(id);
    const keys = cellsOf(rect, MAX_CELLS_OF_ONE);
    this.stamp(keys);
    for (const key of keys ?? []) {
      const cell = this.cells.get(key);
      cell?.delete(id);
      if (cell?.size === 0) this.cells.delete(key);
    }
  }

  /** Another number whenever something that may cover a point was put or removed. */
  stampAt({ x, y }: Point): number {
    return Math.max(this.stamps.get(cellKey(cellAt(x), cellAt(y))) ?? 0, this.largeStamp);
  }

  private stamp(keys: readonly number[] | undefined): void {
    this.changes++;
    for (const key of keys ?? []) this.stamps.set(key, this.changes);
    if (keys && this.stamps.size <= MOST_STAMPS) return;
    this.largeStamp = this.changes;
    if (keys) this.stamps.clear();
  }

  /** All that intersect, maybe more, never less. */
  near(rect: Rect): Iterable<string> {
    const keys = cellsOf(rect, this.cells.size);
    if (!keys) return this.rects.keys();
    const found = new Set(this.large);
    for (const key of keys) for (const id of this.cells.get(key) ?? []) found.add(id);
    return found;
  }
}

/** Undefined where they are more than `max`. */
function cellsOf(rect: Rect, max: number): number[] | undefined {
  const left = cellAt(rect.left);
  const right = cellAt(rect.right);
  const top = cellAt(rect.top);
  const bottom = cellAt(rect.bottom);
  if ((right - left + 1) * (bottom - top + 1) > max) return undefined;
  const keys: number[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) keys.push(cellKey(x, y));
  return keys;
}

function cellKey(x: number, y: number): number {
  return x * 4 * CELL_LIMIT + y;
}

function cellAt(coordinate: number): number {
  return Math.max(-CELL_LIMIT, Math.min(CELL_LIMIT, Math.floor(coordinate / CELL)));
}
