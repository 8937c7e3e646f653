import type { BoardObject } from "../../../model/object";
import type { Desk, ToolState } from "../tool";
import type { End } from "./ends";
import { endsOf } from "./ends";
import { select } from "./select";

/** One end of a line follows the pointer. */
export function end(desk: Desk, line: BoardObject, which: End): ToolState {
  const ends = endsOf(desk.scene, line);
  const finish = (): ToolState => {
    desk.marks.rest();
    return select(desk);
  };
  const state: ToolState = {
    cursor: "move",
    move: ({ board: at }) => {
      const start = which === "start" ? at : ends.start;
      const stop = which === "end" ? at : ends.end;
      const geometry = { x: start.x, y: start.y, width: stop.x - start.x, height: stop.y - start.y };
      desk.board.drag(new Map([[line.id, geometry]]));
      desk.marks.show({ handles: true });
      return state;
    },
    up: () => {
      desk.board.drop();
      return finish();
    },
    cancel: () => {
      desk.board.cancelDrag();
      return finish();
    },
  };
  return state;
}
