import type { ObjectPatch } from "../../model/object";
import type { Point } from "../../model/presence";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Screen pixels that the pointer may tremble before a click becomes a drag. */
const DRAG_THRESHOLD = 3;

/** At rest: waits for a press. */
export function select(desk: Desk): ToolState {
  return {
    cursor: "default",
    down: (at) => press(desk, at),
    doubleClick: (at) => {
      const object = desk.scene.at(at.board, desk.camera.zoom);
      if (object && desk.board.editable) desk.editText(object.id);
      return select(desk);
    },
  };
}

function press(desk: Desk, at: PointerAt): ToolState {
  const { selection } = desk.board;
  const object = desk.scene.at(at.board, desk.camera.zoom);
  if (!object) {
    if (!at.shift) selection.clear();
    return select(desk);
  }
  if (at.shift) selection.toggle(object.id);
  else if (!selection.has(object.id)) selection.set([object.id]);
  return selection.has(object.id) && desk.board.editable ? pressed(desk, at) : select(desk);
}

/** Pressed on an object: a click so far. */
function pressed(desk: Desk, start: PointerAt): ToolState {
  const state: ToolState = {
    cursor: "default",
    move: (at) => {
      const far = Math.hypot(at.screen.x - start.screen.x, at.screen.y - start.screen.y) >= DRAG_THRESHOLD;
      if (!far) return state;
      const origins = new Map<string, Point>();
      for (const id of desk.scene.carried(desk.board.selection.ids)) {
        const object = desk.scene.get(id);
        if (object) origins.set(id, { x: object.x, y: object.y });
      }
      return drag(desk, start.board, origins, at);
    },
    up: () => select(desk),
    cancel: () => select(desk),
  };
  return state;
}

function drag(desk: Desk, from: Point, origins: ReadonlyMap<string, Point>, at: PointerAt): ToolState {
  const dx = at.board.x - from.x;
  const dy = at.board.y - from.y;
  const patches = new Map<string, ObjectPatch>();
  for (const [id, origin] of origins) patches.set(id, { x: origin.x + dx, y: origin.y + dy });
  desk.board.drag(patches);
  return dragging(desk, from, origins);
}

/** The picked objects follow the pointer; letting go makes it an edit. */
function dragging(desk: Desk, from: Point, origins: ReadonlyMap<string, Point>): ToolState {
  return {
    cursor: "move",
    move: (at) => drag(desk, from, origins, at),
    up: () => {
      desk.board.transaction(() => {
        desk.board.drop();
        desk.board.updateAll(desk.scene.reframed(origins.keys()));
      });
      return select(desk);
    },
    cancel: () => {
      desk.board.cancelDrag();
      return select(desk);
    },
  };
}
