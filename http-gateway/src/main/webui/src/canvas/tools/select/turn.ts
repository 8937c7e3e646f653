import type { Point } from "../../../model/presence";
import { boxAround } from "../../transform/box";
import { degreesAround, stepped, turnedObjects } from "../../transform/turn";
import type { Desk, ToolState } from "../tool";
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
    up: () => {
      desk.board.drop();
      desk.marks.rest();
      return select(desk);
    },
    cancel: () => {
      desk.board.cancelDrag();
      desk.marks.rest();
      return select(desk);
    },
  };
  return state;
}
