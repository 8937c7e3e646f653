import type { BoardObject } from "./object";
import { byDrawingOrder, sizeOf } from "./object";

/** Places that a client may choose reach this far from 0 (docs/protocol.md, z_index). */
export const MAX_Z_INDEX = 1_000_000_000;

export type Shift = "toFront" | "toBack" | "forward" | "backward";

/**
 * New places that shift objects in the drawing order; those that move keep their order among themselves. Others get a
 * new place only where there is none left between them.
 */
export function shifted(objects: Iterable<BoardObject>, ids: ReadonlySet<string>, shift: Shift): Map<string, number> {
  const order = [...objects].sort(byDrawingOrder);
  const wanted = SHIFTS[shift](order, ids);
  return wanted.every((object, at) => object === order[at]) ? new Map<string, number>() : places(wanted, ids);
}

/** Where objects that come anew are put so that they lie above everything, in the order given. */
export function placesOnTop(top: number, count: number): number[] {
  // Above the bound only the server puts anything; there new ones share the highest place, in the order of their ids.
  return Array.from({ length: count }, (_, at) => Math.min(top + 1 + at, MAX_Z_INDEX));
}

type Order = readonly BoardObject[];
type Ids = ReadonlySet<string>;

const SHIFTS: Record<Shift, (order: Order, ids: Ids) => Order> = {
  toFront: (order, ids) => [...without(order, ids), ...only(order, ids)],
  toBack: (order, ids) => [...only(order, ids), ...without(order, ids)],
  forward: (order, ids) => raised(order, ids),
  backward: (order, ids) => raised(order.toReversed(), ids).toReversed(),
};

function without(order: Order, ids: Ids): BoardObject[] {
  return order.filter(({ id }) => !ids.has(id));
}

function only(order: Order, ids: Ids): BoardObject[] {
  return order.filter(({ id }) => ids.has(id));
}

/**
 * Each run of neighbours that move passes the next object that it overlaps, so that something is seen to happen; where
 * it overlaps none, the next one.
 */
function raised(order: Order, ids: Ids): BoardObject[] {
  const result = [...order];
  for (let last = result.length - 1; last >= 0; last--) {
    if (!moves(result, last, ids)) continue;
    let first = last;
    while (moves(result, first - 1, ids)) first--;
    const run = result.slice(first, last + 1);
    const above = result.slice(last + 1);
    // What moves as well is no obstacle: it has gone as far as it goes.
    const barrier = above.findIndex(({ id }) => ids.has(id));
    const free = barrier < 0 ? above : above.slice(0, barrier);
    const overlapping = free.findIndex((other) => run.some((object) => overlap(object, other)));
    const passed = free.slice(0, (overlapping < 0 ? 0 : overlapping) + 1);
    result.splice(first, run.length + passed.length, ...passed, ...run);
    last = first;
  }
  return result;
}

function moves(order: Order, at: number, ids: Ids): boolean {
  const object = order[at];
  return object !== undefined && ids.has(object.id);
}

/** Whether the upright boxes around two objects touch. */
function overlap(one: BoardObject, other: BoardObject): boolean {
  const [a, b] = [box(one), box(other)];
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function box(object: BoardObject) {
  const { width, height } = sizeOf(object);
  const angle = (object.rotation * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const reachX = (Math.abs(width) * cos + Math.abs(height) * sin) / 2;
  const reachY = (Math.abs(width) * sin + Math.abs(height) * cos) / 2;
  const [x, y] = [object.x + width / 2, object.y + height / 2];
  return { left: x - reachX, right: x + reachX, top: y - reachY, bottom: y + reachY };
}

/** Places with which the drawing order is the wanted one, for those whose place has to change. */
function places(wanted: Order, ids: Ids): Map<string, number> {
  const kept = between(wanted, ids);
  const inBounds = [...kept.values()].every((place) => Math.abs(place) <= MAX_Z_INDEX);
  if (inBounds) return kept;
  // The ends of the range are reached: everything is numbered anew, from 0.
  return new Map(wanted.flatMap(({ id, zIndex }, at) => (zIndex === at ? [] : [[id, at]])));
}

/** Goes up through the order: who moves gets a place behind who is below, who does not is pushed up if need be. */
function between(wanted: Order, ids: Ids): Map<string, number> {
  const rooms = roomsIn(wanted, ids);
  const bottom = wanted.findIndex(({ id }) => !ids.has(id));
  const lowest = wanted[bottom]?.zIndex ?? 0;
  const changed = new Map<string, number>();
  let below: Placed | undefined;
  wanted.forEach((object, at) => {
    const { id, zIndex } = object;
    const room = rooms[at];
    let place = zIndex;
    if (at < bottom) place = lowest - (bottom - at);
    else if (below) place = room ? placeIn(room, below, object) : Math.max(zIndex, lowestAbove(below, id));
    if (place !== zIndex) changed.set(id, place);
    below = { id, zIndex: place };
  });
  return changed;
}

type Placed = Pick<BoardObject, "id" | "zIndex">;

/** Of one that moves: how many that move stand from it on in a row, and the place of the one above them. */
interface Room {
  readonly count: number;
  readonly end: number;
}

function roomsIn(wanted: Order, ids: Ids): (Room | undefined)[] {
  const rooms: (Room | undefined)[] = [];
  let end = Infinity;
  let count = 0;
  for (const { id, zIndex } of wanted.toReversed()) {
    if (ids.has(id)) {
      rooms.push({ count: ++count, end });
    } else {
      rooms.push(undefined);
      end = zIndex;
      count = 0;
    }
  }
  return rooms.reverse();
}

/** A place of its own where all in the row find one, the present one if it is such; else the lowest possible. */
function placeIn({ count, end }: Room, below: Placed, { id, zIndex }: Placed): number {
  if (zIndex > below.zIndex && zIndex <= end - count) return zIndex;
  return end - below.zIndex > count ? below.zIndex + 1 : lowestAbove(below, id);
}

/** Of two at the same place the one with the greater id is above. */
function lowestAbove(below: Placed, id: string): number {
  return below.id < id ? below.zIndex : below.zIndex + 1;
}
