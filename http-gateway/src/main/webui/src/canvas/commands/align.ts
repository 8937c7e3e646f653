import type { BoardObject, ObjectPatch } from "../../model/object";
import type { Point } from "../../model/presence";
import type { Rect } from "../geometry";
import { boundsOf, union } from "../geometry";

export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** What is moved as one: an object, or a group. */
interface Unit {
  readonly objects: readonly BoardObject[];
  readonly bounds: Rect;
}

/** Names the unit that an object is of. */
export function unitNameOf({ id, groupId }: BoardObject): string {
  return groupId === "" ? id : groupId;
}

function unitsOf(objects: readonly BoardObject[]): Unit[] {
  const byName = new Map<string, BoardObject[]>();
  for (const object of objects) {
    const name = unitNameOf(object);
    const members = byName.get(name);
    if (members) members.push(object);
    else byName.set(name, [object]);
  }
  return [...byName.values()].map((members) => ({
    objects: members,
    bounds: members.map(boundsOf).reduce(union),
  }));
}

const WAYS: Record<Side, (all: Rect, one: Rect) => Point> = {
  left: (all, one) => ({ x: all.left - one.left, y: 0 }),
  centre: (all, one) => ({ x: (all.left + all.right - one.left - one.right) / 2, y: 0 }),
  right: (all, one) => ({ x: all.right - one.right, y: 0 }),
  top: (all, one) => ({ x: 0, y: all.top - one.top }),
  middle: (all, one) => ({ x: 0, y: (all.top + all.bottom - one.top - one.bottom) / 2 }),
  bottom: (all, one) => ({ x: 0, y: all.bottom - one.bottom }),
};

/** Brings one side of all to that side of the box around them. */
export function aligned(objects: readonly BoardObject[], side: Side): Map<string, ObjectPatch> {
  const units = unitsOf(objects);
  if (units.length === 0) return new Map();
  const all = units.map(({ bounds }) => bounds).reduce(union);
  return moved(units.map((unit) => [unit, WAYS[side](all, unit.bounds)]));
}

/** Makes the gaps between neighbours equal; the outermost stay. */
export function distributed(objects: readonly BoardObject[], axis: "x" | "y"): Map<string, ObjectPatch> {
  const [start, end] = axis === "x" ? (["left", "right"] as const) : (["top", "bottom"] as const);
  const units = unitsOf(objects).sort((a, b) => a.bounds[start] - b.bounds[start]);
  const first = units[0];
  if (!first || units.length < 3) return new Map();
  const all = units.map(({ bounds }) => bounds).reduce(union);
  const filled = units.reduce((sum, { bounds }) => sum + bounds[end] - bounds[start], 0);
  const gap = (all[end] - all[start] - filled) / (units.length - 1);
  let at = first.bounds[start];
  return moved(
    units.map((unit) => {
      const by = at - unit.bounds[start];
      at += unit.bounds[end] - unit.bounds[start] + gap;
      return [unit, axis === "x" ? { x: by, y: 0 } : { x: 0, y: by }];
    }),
  );
}

/** Only of what moves at all. */
function moved(ways: readonly (readonly [Unit, Point])[]): Map<string, ObjectPatch> {
  const patches = new Map<string, ObjectPatch>();
  for (const [{ objects }, by] of ways) {
    if (by.x === 0 && by.y === 0) continue;
    for (const { id, x, y } of objects) patches.set(id, { x: x + by.x, y: y + by.y });
  }
  return patches;
}
