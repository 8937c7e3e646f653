import type { BoardModel } from "../model/board-model";
import { Emitter } from "../model/emitter";
import type { BoardObject } from "../model/object";
import { byDrawingOrder } from "../model/object";
import type { Point } from "../model/presence";
import type { Rect } from "./geometry";
import { boundsOf, covers, intersects, union } from "./geometry";
import { GridIndex } from "./grid-index";

interface Entry {
  readonly object: BoardObject;
  readonly bounds: Rect;
}

/** Where this part of all objects is in view, going through all in order is cheaper than sorting what was found. */
const MOST = 0.25;

/** The objects of a board arranged for looking at: what is in view, in which order, what lies under the pointer. */
export class Scene {
  readonly changed = new Emitter<undefined>();
  private readonly entries = new Map<string, Entry>();
  private readonly grid = new GridIndex();
  private ordered: Entry[] | undefined = [];
  private readonly stop: () => void;

  constructor(private readonly board: BoardModel) {
    this.update([...board.document.objects()].map((object) => object.id));
    this.stop = board.objectsChanged.on((ids) => this.update(ids));
  }

  close(): void {
    this.stop();
  }

  get(id: string): BoardObject | undefined {
    return this.entries.get(id)?.object;
  }

  /** In drawing order. */
  inView(view: Rect): BoardObject[] {
    const found: Entry[] = [];
    for (const id of this.grid.near(view)) {
      const entry = this.entries.get(id);
      if (entry && intersects(entry.bounds, view)) found.push(entry);
    }
    if (found.length < this.entries.size * MOST) return found.map((entry) => entry.object).sort(byDrawingOrder);
    return this.inOrder().flatMap(({ object, bounds }) => (intersects(bounds, view) ? [object] : []));
  }

  /** The topmost object at a point of the board. */
  at(point: Point): BoardObject | undefined {
    const spot = { left: point.x, top: point.y, right: point.x, bottom: point.y };
    return this.inView(spot).findLast((object) => covers(object, point));
  }

  /** All objects in drawing order. */
  all(): BoardObject[] {
    return this.inOrder().map(({ object }) => object);
  }

  /** The box around everything, or undefined for an empty board. */
  bounds(): Rect | undefined {
    let box: Rect | undefined;
    for (const { bounds } of this.entries.values()) box = box ? union(box, bounds) : bounds;
    return box;
  }

  private update(ids: Iterable<string>): void {
    for (const id of ids) {
      const object = this.board.get(id);
      if (object) {
        const entry = { object, bounds: boundsOf(object) };
        this.entries.set(id, entry);
        this.grid.put(id, entry.bounds);
      } else {
        this.entries.delete(id);
        this.grid.remove(id);
      }
    }
    this.ordered = undefined;
    this.changed.emit(undefined);
  }

  private inOrder(): Entry[] {
    this.ordered ??= [...this.entries.values()].sort((a, b) => byDrawingOrder(a.object, b.object));
    return this.ordered;
  }
}
