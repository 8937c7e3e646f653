import type { BoardModel } from "../../../model/board-model";
import type { BoardObject } from "../../../model/object";
import type { Point } from "../../../model/presence";
import type { Rect } from "../../geometry";
import { boundsOf, fromLocal, intersects } from "../../geometry";
import { boxOf, passes, touches } from "../../transform/box";
import type { Desk } from "../tool";
import { isLocked, isPath } from "../../../model/style";
import { flatCourseOf } from "../../course";

/** The topmost object at a point; locked ones let pointers through. */
export function pickAt({ scene, camera }: Desk, point: Point): BoardObject | undefined {
  return scene.at(point, camera.zoom);
}

/** Objects, and what frames among them carry, as they are stored. */
export function carriedBy({ scene }: Desk, objects: readonly BoardObject[]): BoardObject[] {
  return [...scene.carried(objects.map(({ id }) => id))].flatMap((id) => scene.get(id) ?? []);
}

/**
 * What a click on an object means: the whole group, unless this person is inside that group already, that is, has
 * picked some but not all of it.
 */
export function meant(board: BoardModel, object: BoardObject): Set<string> {
  return isInside(board, object) ? new Set([object.id]) : board.withGroups([object.id]);
}

function isInside(board: BoardModel, object: BoardObject): boolean {
  const { ids } = board.selection;
  if (object.groupId === "" || ids.size === 0) return false;
  const inGroup = [...ids].every((id) => board.get(id)?.groupId === object.groupId);
  return inGroup && board.withGroups([object.id]).size > ids.size;
}

/**
 * What a marquee takes: everything that it touches, with its group; a frame only when it is all inside, so that one can
 * draw a marquee within a frame.
 */
export function within(desk: Desk, area: Rect): Set<string> {
  const taken = desk.scene
    .inView(area)
    .filter((object) => !isLocked(object) && isTaken(object, area))
    .map(({ id }) => id);
  return withoutLocked(desk.board, desk.board.withGroups(taken));
}

function isTaken(object: BoardObject, area: Rect): boolean {
  if (isPath(object.kind))
    return passes(
      area,
      flatCourseOf(object).map((point) => fromLocal(object, point)),
    );
  if (object.kind !== "frame") return touches(area, boxOf(object));
  const { left, top, right, bottom } = boundsOf(object);
  return area.left <= left && area.top <= top && area.right >= right && area.bottom >= bottom;
}

function withoutLocked(board: BoardModel, ids: ReadonlySet<string>): Set<string> {
  return new Set(
    [...ids].filter((id) => {
      const object = board.get(id);
      return object !== undefined && !isLocked(object);
    }),
  );
}

/** The picked objects that may be changed. */
export function changeable(board: BoardModel): BoardObject[] {
  return [...eachChangeable(board)];
}

/** Whether at least so many differ among them, by name; looks no further than it has to, since buttons ask at every change. */
export function areChangeable(
  board: BoardModel,
  least: number,
  nameOf: (object: BoardObject) => string = ({ id }) => id,
): boolean {
  const names = new Set<string>();
  for (const object of eachChangeable(board)) {
    if (names.add(nameOf(object)).size >= least) return true;
  }
  return false;
}

function* eachChangeable(board: BoardModel): Generator<BoardObject, void> {
  for (const id of board.selection.ids) {
    const object = board.get(id);
    if (object && !isLocked(object)) yield object;
  }
}

/** Bounds of what lies still and can be seen: what moving objects align with. Nobody aligns with lines. */
export function stillInView(desk: Desk, moving: ReadonlySet<string>): Rect[] {
  const { view } = desk.camera;
  return desk.scene.inView(view).flatMap((object) => {
    const bounds = boundsOf(object);
    const apart = moving.has(object.id) || isPath(object.kind) || !intersects(bounds, view);
    return apart ? [] : [bounds];
  });
}
