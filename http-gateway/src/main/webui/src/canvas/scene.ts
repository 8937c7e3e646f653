import type { BoardModel } from "../model/board-model";
import { Emitter } from "../model/emitter";
import type { BoardObject, ObjectPatch } from "../model/object";
import type { Point } from "../model/presence";
import { frameOf, isConnector, isLocked } from "../model/style";
import { Connectors, shown } from "./connectors";
import { framesAround, inLayers, seenThrough } from "./frames";
import type { Rect } from "./geometry";
import { boundsOf, centreOf, encloses, grown, intersects, union } from "./geometry";
import { GridIndex } from "./grid-index";
import type { GroundOf, Marking } from "./grounds";
import { groundIn, neededBy, standsOnOthers } from "./grounds";
import { covers, paintBoundsOf } from "./hit-test";
import { overflowOf } from "./text-box";

interface Entry {
  /** As it is stored, drags included. */
  readonly object: BoardObject;
  /** As it is seen: lines end where the objects are that hold them. */
  readonly shown: BoardObject;
  readonly bounds: Rect;
  /** Its place in the drawing order of the whole board. */
  layer: number;
}

/** Where this part of all objects is in view, going through all in order is cheaper than sorting what was found. */
const MOST = 0.25;

/** Where this many places change, as when a board opens, all of it is drawn. */
const MANY_AREAS = 1_000;

/** Screen pixels beside an edge or a thin line at which it is still hit. */
const TOLERANCE_PX = 5;

/** The objects of a board arranged for looking at: what is in view, in which order, what lies under the pointer. */
export class Scene {
  /** Where on the board something looks different; some places may be named twice. */
  readonly changed = new Emitter<readonly Rect[]>();
  /** Another number whenever anything looks different. */
  revision = 0;
  private readonly entries = new Map<string, Entry>();
  private readonly grid = new GridIndex();
  /** A board that has just opened is looked at whole first: that needs no index, which is made with the second look. */
  private index: "none" | "wanted" | "made" = "none";
  private readonly connectors = new Connectors();
  /** As long as nothing changes where the object is. */
  private readonly grounds = new WeakMap<BoardObject, { readonly stamp: number } & Partial<Record<Marking, string>>>();
  private readonly children = new Map<string, Set<string>>();
  private ordered: Entry[] | undefined = [];
  private readonly stop: () => void;

  constructor(private readonly board: BoardModel) {
    this.update([...board.document.objects()].map((object) => object.id));
    this.stop = board.objectsChanged.on((ids) => this.update(ids));
  }

  close(): void {
    this.stop();
  }

  /** Whether there is a board to look at yet, be it an empty one. */
  get known(): boolean {
    return this.board.document.known;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Whether nobody drags anything: what is seen is what the document has. */
  get isAtRest(): boolean {
    return [...this.entries.values()].every(({ object }) => this.board.document.get(object.id) === object);
  }

  /** An object as it is stored: edits start from this. */
  get(id: string): BoardObject | undefined {
    return this.entries.get(id)?.object;
  }

  /** An object as it is seen: a line that is held ends where its object is now. */
  shown(id: string): BoardObject | undefined {
    return this.entries.get(id)?.shown;
  }

  /** An object that is not on the board, as it would be seen there. */
  asShown(object: BoardObject): BoardObject {
    return shown(object, this.lookup);
  }

  /** In drawing order, as they are seen. */
  inView(view: Rect): BoardObject[] {
    const order = this.inOrder();
    if (order.length === 0) return [];
    if (this.index === "none") {
      this.index = "wanted";
    } else {
      this.makeIndex();
      const found: Entry[] = [];
      for (const id of this.grid.near(view)) {
        const entry = this.entries.get(id);
        if (entry && intersects(entry.bounds, view)) found.push(entry);
      }
      if (found.length < this.entries.size * MOST) return found.sort(byLayer).map((entry) => entry.shown);
    }
    const inView: BoardObject[] = [];
    for (const entry of order) if (intersects(entry.bounds, view)) inView.push(entry.shown);
    return inView;
  }

  /** The topmost object at a point of the board. Locked ones and what frames cut off are not hit. */
  at(point: Point, zoom = 1): BoardObject | undefined {
    return this.allAt(point, zoom).at(-1);
  }

  /** All objects at a point, the topmost last. */
  allAt(point: Point, zoom = 1): BoardObject[] {
    const tolerance = TOLERANCE_PX / zoom;
    const { x, y } = point;
    const spot = { left: x - tolerance, top: y - tolerance, right: x + tolerance, bottom: y + tolerance };
    return this.inView(spot).filter(
      (object) => !isLocked(object) && covers(object, point, tolerance) && seenThrough(this.framesOf(object), point),
    );
  }

  /** Those that lie in a rectangle whole, in drawing order. */
  within(rect: Rect): BoardObject[] {
    return this.inView(rect).filter((object) => encloses(rect, boundsOf(object)));
  }

  /** The fill that an object's letters or lines are on where it has none of its own; empty: the paper. */
  readonly groundOf: GroundOf = (object, marking = "letters") => {
    if (marking === "letters" && !standsOnOthers(object)) return "";
    this.makeIndex();
    const stamp = this.grid.stampAt(centreOf(object));
    const former = this.grounds.get(object);
    const known = former?.stamp === stamp ? former : { stamp };
    const found = known[marking];
    if (found !== undefined) return found;
    const layers = this.inView(neededBy(object, "letters"));
    const own = layers.findIndex(({ id }) => id === object.id);
    const below = own < 0 ? layers : layers.slice(0, own);
    const ground = groundIn(below, (one) => this.framesOf(one), neededBy(object, marking));
    this.grounds.set(object, { ...known, [marking]: ground });
    return ground;
  };

  /** The frames that carry an object, the outermost first. */
  framesOf(object: BoardObject): BoardObject[] {
    return frameOf(object) === "" ? [] : framesAround(object, this.lookup);
  }

  /** The topmost frame whose inside a point lies in; frames among `except`, and what they carry, do not count. */
  frameAt({ x, y }: Point, except: ReadonlySet<string> = new Set()): BoardObject | undefined {
    return this.inView({ left: x, top: y, right: x, bottom: y }).findLast((object) => {
      if (object.kind !== "frame" || isLocked(object) || except.has(object.id)) return false;
      const frames = [...this.framesOf(object), object];
      return !frames.some((frame) => except.has(frame.id)) && seenThrough(frames, { x, y });
    });
  }

  /** The given objects and all that frames among them carry. */
  carried(ids: Iterable<string>): Set<string> {
    const all = new Set(ids);
    // A set that grows is walked to its end.
    for (const id of all) {
      if (this.get(id)?.kind === "frame") for (const child of this.children.get(id) ?? []) all.add(child);
    }
    return all;
  }

  /**
   * What has to change so that objects which were moved are carried by the frames that their middles lie in now. Those that
   * moved along with their frame stay with it.
   */
  reframed(ids: Iterable<string>): Map<string, ObjectPatch> {
    const moved = new Set(ids);
    const patches = new Map<string, ObjectPatch>();
    for (const id of moved) {
      const object = this.shown(id);
      if (!object || moved.has(frameOf(object))) continue;
      const frame = this.frameAt(centreOf(object), this.carried([id]))?.id ?? "";
      if (frame !== frameOf(object)) patches.set(id, { props: { frame: frame || null } });
    }
    return patches;
  }

  /** All objects in drawing order, as they are seen. */
  all(): BoardObject[] {
    return this.inOrder().map((entry) => entry.shown);
  }

  /** The box around everything, or undefined for an empty board. */
  bounds(): Rect | undefined {
    let box: Rect | undefined;
    for (const entry of this.entries.values()) box = box ? union(box, boundsOf(entry.shown)) : boundsOf(entry.shown);
    return box;
  }

  /** The box around all that is drawn of an object. */
  paintBounds(id: string): Rect | undefined {
    return this.entries.get(id)?.bounds;
  }

  private readonly lookup = (id: string): BoardObject | undefined => this.entries.get(id)?.object;

  private makeIndex(): void {
    if (this.index === "made") return;
    this.index = "made";
    for (const [id, { bounds }] of this.entries) this.grid.put(id, bounds);
  }

  private update(ids: Iterable<string>): void {
    const lines = new Set<string>();
    const areas: Rect[] = [];
    for (const id of ids) {
      const former = this.entries.get(id)?.object;
      const object = this.board.get(id);
      this.adopt(former, object);
      if (object) this.connectors.put(object);
      else this.connectors.remove(id);
      // Lines come last, once each: they end where all the others are then.
      if (object && isConnector(object.kind)) lines.add(id);
      else this.put(id, object, areas);
      for (const line of this.connectors.heldTo(id)) lines.add(line);
      // Where their frame cuts them off, and whether it does.
      if (former?.kind === "frame" || object?.kind === "frame") this.addChildren(id, areas);
    }
    for (const id of lines) this.put(id, this.board.get(id), areas);
    this.addMarkings(areas);
    this.revision++;
    this.changed.emit(areas);
  }

  /** Letters and lines without a fill of their own have the colour that suits what lies below their middle. */
  private addMarkings(areas: Rect[]): void {
    if (areas.length === 0) return;
    if (areas.length > MANY_AREAS || this.index !== "made") {
      const everything = this.bounds();
      if (everything) areas.push(everything);
      return;
    }
    for (const area of [...areas]) {
      for (const id of this.grid.near(area)) {
        const entry = this.entries.get(id);
        // Whatever lines are on, it matters only where somebody has asked.
        if (!entry || !(standsOnOthers(entry.shown) || this.grounds.has(entry.shown))) continue;
        const { x, y } = centreOf(entry.shown);
        if (intersects(area, { left: x, top: y, right: x, bottom: y })) areas.push(entry.bounds);
      }
    }
  }

  private addChildren(frame: string, areas: Rect[]): void {
    for (const child of this.children.get(frame) ?? []) {
      const bounds = this.paintBounds(child);
      if (bounds) areas.push(bounds);
    }
  }

  /** Adds where the object was and where it is to `areas`. */
  private put(id: string, object: BoardObject | undefined, areas: Rect[]): void {
    const former = this.entries.get(id);
    if (former) areas.push(former.bounds);
    if (!object) {
      this.entries.delete(id);
      if (this.index === "made") this.grid.remove(id);
      this.ordered = undefined;
      return;
    }
    const seen = shown(object, this.lookup);
    const entry = {
      object,
      shown: seen,
      bounds: grown(paintBoundsOf(seen), overflowOf(seen)),
      layer: former?.layer ?? 0,
    };
    this.entries.set(id, entry);
    if (this.index === "made") this.grid.put(id, entry.bounds);
    areas.push(entry.bounds);
    const stays = former && former.object.zIndex === object.zIndex && frameOf(former.object) === frameOf(object);
    if (stays && this.ordered) this.ordered[entry.layer] = entry;
    else this.ordered = undefined;
  }

  private adopt(former: BoardObject | undefined, object: BoardObject | undefined): void {
    const [before, now] = [former ? frameOf(former) : "", object ? frameOf(object) : ""];
    const id = object?.id ?? former?.id;
    if (before === now || id === undefined) return;
    if (before !== "") this.children.get(before)?.delete(id);
    if (now === "") return;
    const siblings = this.children.get(now);
    if (siblings) siblings.add(id);
    else this.children.set(now, new Set([id]));
  }

  private inOrder(): Entry[] {
    if (this.ordered) return this.ordered;
    const objects = Array.from(this.entries.values(), (entry) => entry.object);
    this.ordered = inLayers(objects, this.lookup).flatMap(({ id }, layer) => {
      const entry = this.entries.get(id);
      if (!entry) return [];
      entry.layer = layer;
      return [entry];
    });
    return this.ordered;
  }
}

function byLayer(a: Entry, b: Entry): number {
  return a.layer - b.layer;
}
