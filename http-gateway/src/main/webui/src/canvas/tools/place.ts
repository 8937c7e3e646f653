import type { BoardObject, Kind, Size } from "../../model/object";
import { DEFAULT_SIZE } from "../../model/object";
import type { Point } from "../../model/presence";
import { FONT_SIZE } from "../../model/style";
import type { Rect } from "../geometry";
import { LINE_HEIGHT, TEXT_PADDING } from "../text-box";
import { frameFor, inRect, putAndPick } from "./make";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Screen pixels that the pointer may tremble before a click becomes a drag. */
const DRAG_THRESHOLD = 4;

/** Makes objects that fill a box: a click in their usual size, a drag as large as it goes. */
export function place(desk: Desk, kind: Kind): ToolState {
  return { cursor: "crosshair", down: (at) => (desk.board.editable ? pressed(desk, kind, at) : place(desk, kind)) };
}

function pressed(desk: Desk, kind: Kind, start: PointerAt): ToolState {
  const state: ToolState = {
    cursor: "crosshair",
    move: (at) => {
      const far = Math.hypot(at.screen.x - start.screen.x, at.screen.y - start.screen.y) >= DRAG_THRESHOLD;
      return far ? sizing(desk, kind, start.board).at(at) : state;
    },
    up: () => {
      const object = kind === "text" ? inRect(kind, lineAt(start.board)) : inRect(kind, around(start.board, kind));
      return made(desk, kind, object, false);
    },
    cancel: () => place(desk, kind),
  };
  return state;
}

/** The object grows between where the press was and where the pointer is. */
function sizing(desk: Desk, kind: Kind, from: Point): { at(at: PointerAt): ToolState } {
  const object = inRect(kind, { left: from.x, top: from.y, right: from.x, bottom: from.y });
  const show = (at: PointerAt): ToolState => {
    const sized = { ...object, ...boxBetween(from, at) };
    desk.sketch.show({ objects: [sized] });
    return {
      cursor: "crosshair",
      move: show,
      up: () => {
        desk.sketch.clear();
        return made(desk, kind, sized, true);
      },
      cancel: () => {
        desk.sketch.clear();
        return place(desk, kind);
      },
    };
  };
  return { at: show };
}

/** Shift makes it a square, alt has the start in its middle. */
export function boxBetween(from: Point, { board, shift, alt }: PointerAt): Size & Point {
  let [dx, dy] = [board.x - from.x, board.y - from.y];
  if (shift) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    [dx, dy] = [dx < 0 ? -side : side, dy < 0 ? -side : side];
  }
  const other = alt ? { x: from.x - dx, y: from.y - dy } : from;
  const to = { x: from.x + dx, y: from.y + dy };
  const [x, y] = [Math.min(other.x, to.x), Math.min(other.y, to.y)];
  // What nobody could see or pick again is not made.
  return { x, y, width: Math.max(1, Math.abs(to.x - other.x)), height: Math.max(1, Math.abs(to.y - other.y)) };
}

function made(desk: Desk, kind: Kind, object: BoardObject, dragged: boolean): ToolState {
  if (kind === "text") {
    desk.finished();
    const box = { x: object.x, y: object.y, width: 0, height: 0 };
    desk.typeNew({ ...object, props: { ...object.props, ...frameFor(desk, box) } }, dragged);
    return place(desk, kind);
  }
  const done = kind === "frame" ? putFrame(desk, object) : putAndPick(desk, [object]);
  desk.finished();
  if (done && kind === "sticky_note") desk.editText(object.id);
  return place(desk, kind);
}

/** A new frame lies below what it takes in, which is what it encloses and no other frame carries. */
function putFrame(desk: Desk, frame: BoardObject): boolean {
  const { board, scene } = desk;
  const { x, y } = frame;
  const rect = { left: x, top: y, right: x + (frame.width ?? 0), bottom: y + (frame.height ?? 0) };
  const around = frameFor(desk, { x, y, width: frame.width ?? 0, height: frame.height ?? 0 })["frame"];
  const inside = scene.within(rect).filter(({ props }) => props["locked"] !== true && props["frame"] === around);
  return board.transaction(() => {
    if (!putAndPick(desk, [frame])) return false;
    board.updateAll(new Map(inside.map(({ id }) => [id, { props: { frame: frame.id } }])));
    return true;
  });
}

function around(centre: Point, kind: Kind): Rect {
  const { width, height } = DEFAULT_SIZE[kind];
  const [left, top] = [centre.x - width / 2, centre.y - height / 2];
  return { left, top, right: left + width, bottom: top + height };
}

/** A text starts where the click was, with the middle of its first line. */
function lineAt({ x, y }: Point): Rect {
  const height = FONT_SIZE * LINE_HEIGHT + 2 * TEXT_PADDING;
  return { left: x - TEXT_PADDING, top: y - height / 2, right: x + TEXT_PADDING, bottom: y + height / 2 };
}
