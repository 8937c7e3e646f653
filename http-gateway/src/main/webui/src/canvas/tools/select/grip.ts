import type { BoardObject } from "../../../model/object";
import { isConnector } from "../../../model/style";
import { boxAround } from "../../transform/box";
import type { Grip } from "../../transform/handles";
import { cursorOf, distance, frameOf, gripAt } from "../../transform/handles";
import type { Desk, PointerAt } from "../tool";
import type { Which } from "./ends";
import { endsOf } from "./ends";
import { changeable } from "./pick";

/** Screen pixels from the end of a line that a pointer takes hold of; a finger needs more. */
const REACH = 9;
const FINGER_REACH = 20;

type Taken = (Grip | { readonly type: "end"; readonly line: BoardObject; readonly which: Which }) & {
  readonly cursor: string;
};

/** The handle of what is picked that lies under the pointer. A single line has its ends for handles. */
export function gripUnder(desk: Desk, at: PointerAt): Taken | undefined {
  if (!desk.board.editable || desk.board.selection.ids.size === 0) return undefined;
  const objects = changeable(desk.board);
  const [first] = objects;
  if (!first || objects.length < desk.board.selection.ids.size) return undefined;
  if (objects.length === 1 && isConnector(first.kind)) return endUnder(desk, first, at);
  const box = boxAround(objects);
  const grip = box && gripAt(frameOf(box, desk.camera), at.screen, at.finger);
  if (!grip) return undefined;
  return { ...grip, cursor: grip.type === "turn" ? "grab" : cursorOf(grip.handle, box.rotation) };
}

function endUnder(desk: Desk, line: BoardObject, at: PointerAt): Taken | undefined {
  const ends = endsOf(desk.scene, line);
  const reach = at.finger ? FINGER_REACH : REACH;
  const which = (["end", "start"] as const).find(
    (one) => distance(desk.camera.toScreen(ends[one]), at.screen) <= reach,
  );
  return which && { type: "end", line, which, cursor: "move" };
}
