import { clicked } from "./connect-points";
import type { End } from "./hold";
import type { ConnectorKind } from "./line";
import { endUnder, lineThrough, showLine } from "./line";
import { putAndPick } from "./make";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Screen pixels that the pointer may tremble before a click becomes a drag. */
const DRAG_THRESHOLD = 4;

/**
 * Makes lines: a drag from where the press is to where it ends, clicks from point to point. Ends are held by the objects
 * they touch, unless alt is down.
 */
export function connect(desk: Desk, kind: ConnectorKind): ToolState {
  const rest: ToolState = {
    cursor: "crosshair",
    down: (at) => {
      if (!desk.board.editable) return rest;
      desk.sketch.clear();
      return pressed(desk, kind, at, endUnder(desk, at));
    },
    // What would hold the start is shown before the press already.
    move: (at) => {
      showLine(desk, endUnder(desk, at), []);
      return rest;
    },
    cancel: () => {
      desk.sketch.clear();
      return connect(desk, kind);
    },
  };
  return rest;
}

function pressed(desk: Desk, kind: ConnectorKind, press: PointerAt, start: End): ToolState {
  const state: ToolState = {
    cursor: "crosshair",
    move: (at) => {
      const far = Math.hypot(at.screen.x - press.screen.x, at.screen.y - press.screen.y) >= DRAG_THRESHOLD;
      return far ? drawing(desk, kind, start, at) : state;
    },
    up: () => clicked(desk, kind, [{ end: start, pointer: press.board }]),
    cancel: () => connect(desk, kind),
  };
  return state;
}

function drawing(desk: Desk, kind: ConnectorKind, start: End, at: PointerAt): ToolState {
  const finish = endUnder(desk, at, start, start.at);
  const line = lineThrough(kind, start, [], finish);
  showLine(desk, finish, [line]);
  return {
    cursor: "crosshair",
    move: (next) => drawing(desk, kind, start, next),
    up: () => {
      desk.sketch.clear();
      putAndPick(desk, [line]);
      desk.finished();
      return connect(desk, kind);
    },
    cancel: () => {
      desk.sketch.clear();
      return connect(desk, kind);
    },
  };
}
