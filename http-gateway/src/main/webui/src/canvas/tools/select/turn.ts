import type { Point } from "../../../model/presence";
import { boxAround } from "../../transform/box";
import { degreesAround, stepped, turnedObjects } from "../../transform/turn";
import type { Desk, ToolState } from "../tool";
import { ended } from "./ended";
import { carriedBy, changeable } from "./pick";
import { select } from "./select";

/** The picked objects turn around the middle of their box as the pointer goes around it; with shift in steps. */
export function turn(desk: Desk, from: Point): ToolState {
  const picked = changeable(desk.board);
  const box = boxAround(picked);
  if (!box) return select(desk);
  const objects = carriedBy(desk, picked);
  const state: ToolState = {
    cursor: "grabbing",
    move: (at) => {
      const by = degreesAround(box.centre, from, at.board);
      desk.board.drag(turnedObjects(objects, box.centre, at.shift ? stepped(box.rotation, by) : by));
      desk.marks.show({ handles: true });
      return state;
    },
    up: ended(desk, () => desk.board.drop()),
    cancel: ended(desk, () => desk.board.cancelDrag()),
  };
  return state;
}
