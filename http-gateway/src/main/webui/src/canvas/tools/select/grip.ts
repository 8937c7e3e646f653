import type { BoardObject } from "../../../model/object";
import type { Point } from "../../../model/presence";
import { isConnector } from "../../../model/style";
import { boxAround } from "../../transform/box";
import type { Grip } from "../../transform/handles";
import { cursorOf, distance, frameOf, gripAt } from "../../transform/handles";
import type { Desk, PointerAt } from "../tool";
import type { Which } from "./ends";
import { bends, endsOf, middlesIn } from "./ends";
import { changeable } from "./pick";

/** Screen pixels from the end of a line that a pointer takes hold of; a finger needs more. */
const REACH = 9;
const FINGER_REACH = 20;

interface LineGrip {
  readonly line: BoardObject;
  /** Of a point among all of the line's; with "middle" of the one that would be there. */
  readonly index: number;
}

type Taken = (
  | Grip
  | { readonly type: "end"; readonly line: BoardObject; readonly which: Which }
  | (LineGrip & { readonly type: "point" | "middle" })
) & { readonly cursor: string };

/** The handle of what is picked that lies under the pointer. A single line has its points for handles. */
export function gripUnder(desk: Desk, at: PointerAt): Taken | undefined {
  if (!desk.board.editable || desk.board.selection.ids.size === 0) return undefined;
  const objects = changeable(desk.board);
  const [first] = objects;
  if (!first || objects.length < desk.board.selection.ids.size) return undefined;
  if (objects.length === 1 && isConnector(first.kind)) return lineGripUnder(desk, first, at);
  const box = boxAround(objects);
  const grip = box && gripAt(frameOf(box, desk.camera), at.screen, at.finger);
  if (!grip) return undefined;
  return { ...grip, cursor: grip.type === "turn" ? "grab" : cursorOf(grip.handle, box.rotation) };
}

function lineGripUnder(desk: Desk, line: BoardObject, at: PointerAt): Taken | undefined {
  const ends = endsOf(desk.scene, line);
  const reach = at.finger ? FINGER_REACH : REACH;
  const isUnder = (point: Point) => distance(desk.camera.toScreen(point), at.screen) <= reach;
  const which = (["end", "start"] as const).find((one) => isUnder(ends[one]));
  if (which) return { type: "end", line, which, cursor: "move" };
  if (!bends(line, ends)) return undefined;
  const between = ends.between.findIndex(isUnder);
  if (between >= 0) return { type: "point", line, index: between + 1, cursor: "move" };
  const middle = middlesIn(desk.scene, line, ends, desk.camera.zoom).find((one) => isUnder(one.at));
  return middle && { type: "middle", line, index: middle.index, cursor: "copy" };
}
