import type { BoardObject, Kind, Props } from "../../model/object";
import { newObject } from "../../model/object";
import type { Rect } from "../geometry";
import { uuidV7 } from "../../model/uuid";
import type { Desk } from "./tool";

/** An object of a kind that fills a rectangle, not yet on the board. */
export function inRect(kind: Kind, rect: Rect, props: Props = {}): BoardObject {
  const { left, top, right, bottom } = rect;
  const object = newObject(uuidV7(), kind, 0, 0, 0);
  const size = { width: right - left, height: bottom - top };
  return { ...object, x: left, y: top, ...size, props: { ...object.props, ...props } };
}

/** Puts objects on top of everything, as one step. What is made within a frame is carried by it. */
export function put(desk: Desk, objects: readonly BoardObject[]): boolean {
  const { board } = desk;
  return board.transaction(() =>
    objects
      .map((object) => desk.styles.over(object))
      .every(({ id, kind, x, y, width, height, rotation, groupId, props }) =>
        board.createObject({
          ...{ id, kind, x, y, width, height, rotation, groupId },
          props: { ...props, ...frameFor(desk, { x, y, width: width ?? 0, height: height ?? 0 }) },
        }),
      ),
  );
}

/** The same, and picks them. */
export function putAndPick(desk: Desk, objects: readonly BoardObject[]): boolean {
  const made = put(desk, objects);
  if (made) desk.board.selection.set(objects.map(({ id }) => id));
  return made;
}

/** The frame in which the middle of a box lies, as props. */
export function frameFor({ scene }: Desk, box: { x: number; y: number; width: number; height: number }): Props {
  const frame = scene.frameAt({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return frame ? { frame: frame.id } : {};
}
