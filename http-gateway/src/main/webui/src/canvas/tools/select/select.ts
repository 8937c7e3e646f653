import type { BoardObject } from "../../../model/object";
import { hasText } from "../../../model/style";
import type { Desk, PointerAt, ToolState } from "../tool";
import { bend, bendBetween, straighten } from "./bend";
import { end } from "./end";
import { gripUnder } from "./grip";
import { meant, pickAt } from "./pick";
import { press, pressPaper } from "./press";
import { resize } from "./resize";
import { turn } from "./turn";

/** At rest: waits for a press. */
export function select(desk: Desk, cursor = "default"): ToolState {
  return {
    cursor,
    down: (at) => down(desk, at),
    move: (at) => select(desk, gripUnder(desk, at)?.cursor ?? "default"),
    doubleClick: (at) => doubleClick(desk, at),
    cancel: () => select(desk),
  };
}

function down(desk: Desk, at: PointerAt): ToolState {
  const grip = gripUnder(desk, at);
  switch (grip?.type) {
    case "resize":
      return resize(desk, grip.handle, at.board);
    case "turn":
      return turn(desk, at.board);
    case "end":
      return end(desk, grip.line, grip.which);
    case "point":
      if (!at.alt) return bend(desk, grip.line, grip.index, at.board);
      straighten(desk, grip.line, grip.index);
      return select(desk);
    case "middle":
      return bendBetween(desk, grip.line, grip.index, at.board);
    case undefined: {
      const object = pickAt(desk, at.board);
      return object ? press(desk, object, at) : pressPaper(desk, at);
    }
  }
}

/** Takes a point out of a line, goes into a group, or opens the text of a single object. */
function doubleClick(desk: Desk, at: PointerAt): ToolState {
  const { board } = desk;
  const grip = gripUnder(desk, at);
  if (grip?.type === "point") {
    straighten(desk, grip.line, grip.index);
    return select(desk);
  }
  const object = pickAt(desk, at.board);
  if (object && isWholeGroup(desk, object)) board.selection.set([object.id]);
  else if (object && board.editable && hasText(object.kind)) desk.editText(object.id);
  return select(desk);
}

function isWholeGroup(desk: Desk, object: BoardObject): boolean {
  return object.groupId !== "" && meant(desk.board, object).size > 1;
}
