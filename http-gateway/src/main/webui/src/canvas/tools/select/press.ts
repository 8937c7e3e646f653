import type { BoardObject } from "../../../model/object";
import type { Point } from "../../../model/presence";
import { distance } from "../../transform/handles";
import type { Desk, PointerAt, ToolState } from "../tool";
import { marquee } from "./marquee";
import { move } from "./move";
import { meant } from "./pick";
import { select } from "./select";

/** Screen pixels that the pointer may tremble before a click becomes a drag. */
const DRAG_THRESHOLD = 3;
const FINGER_THRESHOLD = 8;

/** Pressed on an object: a click so far, which picks what it means; with shift on top of what is picked. */
export function press(desk: Desk, object: BoardObject, start: PointerAt): ToolState {
  const { selection } = desk.board;
  const ids = meant(desk.board, object);
  const wasPicked = selection.has(object.id);
  if (start.shift) selection.set(wasPicked ? without(selection.ids, ids) : [...selection.ids, ...ids]);
  else if (!wasPicked) selection.set(ids);
  if (!selection.has(object.id)) return select(desk);
  const begin = (at: PointerAt) => (desk.board.editable ? move(desk, start.board, at) : waiting(desk));
  // One of several that are picked: the click alone picks only it, a drag moves all.
  const click = () => {
    if (wasPicked && !start.shift) selection.set(ids);
  };
  return untilFar(desk, start.screen, start.finger, begin, click);
}

/** Pressed beside everything: a click lets go of what is picked, a drag pulls a marquee. */
export function pressPaper(desk: Desk, start: PointerAt): ToolState {
  if (!start.shift) desk.board.selection.clear();
  return untilFar(desk, start.screen, start.finger, (at) => marquee(desk, start.board, at));
}

function untilFar(
  desk: Desk,
  from: Point,
  finger: boolean,
  begin: (at: PointerAt) => ToolState,
  click?: () => void,
): ToolState {
  const threshold = finger ? FINGER_THRESHOLD : DRAG_THRESHOLD;
  const state: ToolState = {
    cursor: "default",
    move: (at) => (distance(at.screen, from) >= threshold ? begin(at) : state),
    up: () => {
      click?.();
      return select(desk);
    },
    cancel: () => select(desk),
  };
  return state;
}

/** Who may not edit moves nothing. */
function waiting(desk: Desk): ToolState {
  return { cursor: "default", up: () => select(desk), cancel: () => select(desk) };
}

function without(ids: ReadonlySet<string>, gone: ReadonlySet<string>): string[] {
  return [...ids].filter((id) => !gone.has(id));
}
