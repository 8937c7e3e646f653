import type { BoardObject } from "../../../model/object";
import type { Desk } from "../tool";

/** Objects and, of frames, all that lies in them. */
export function carried(desk: Desk, objects: readonly BoardObject[]): BoardObject[] {
  const ids = new Set(objects.map(({ id }) => id));
  const frames = objects.some(({ kind }) => kind === "frame");
  for (let before = -1; frames && before !== ids.size;) {
    before = ids.size;
    for (const object of desk.scene.all()) {
      const frame = object.props["frame"];
      if (typeof frame === "string" && ids.has(frame)) ids.add(object.id);
    }
  }
  return [...ids].flatMap((id) => desk.scene.get(id) ?? []);
}
