import type { Kind } from "../../model/object";
import type { Desk, ToolState } from "./tool";

/** The next click puts an object of a kind there, picks it, and hands over to the select tool. */
export function place(desk: Desk, kind: Kind): ToolState {
  return {
    cursor: "crosshair",
    down: (at) => {
      const id = desk.board.create(kind, at.board);
      if (id !== undefined) desk.board.selection.set([id]);
      return placed(desk, id, kind);
    },
  };
}

function placed(desk: Desk, id: string | undefined, kind: Kind): ToolState {
  const up = (): ToolState => {
    desk.setTool("select");
    if (id !== undefined && kind === "sticky_note") desk.editText(id);
    return place(desk, kind);
  };
  return { cursor: "crosshair", up, cancel: () => place(desk, kind) };
}
