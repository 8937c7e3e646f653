import type { Point } from "../../../model/presence";
import type { Rect } from "../../geometry";
import type { Desk, PointerAt, ToolState } from "../tool";
import { within } from "./pick";
import { select } from "./select";

/** Pulls a rectangle over the paper; what it touches is picked, with shift on top of what was. */
export function marquee(desk: Desk, from: Point, at: PointerAt): ToolState {
  const before = desk.board.selection.ids;
  const kept = at.shift ? before : new Set<string>();
  const pull = (to: PointerAt): ToolState => {
    const area = spanned(from, to.board);
    desk.marks.show({ marquee: area });
    desk.board.selection.set(new Set([...kept, ...within(desk, area)]));
    return state;
  };
  const end = (): ToolState => {
    desk.marks.rest();
    return select(desk);
  };
  const state: ToolState = {
    cursor: "crosshair",
    move: pull,
    up: end,
    cancel: () => {
      desk.board.selection.set(before);
      return end();
    },
  };
  return pull(at);
}

function spanned(a: Point, b: Point): Rect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}
