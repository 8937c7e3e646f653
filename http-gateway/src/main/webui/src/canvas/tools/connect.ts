import type { BoardObject } from "../../model/object";
import { DEFAULT_SIZE, newObject } from "../../model/object";
import { throughPoints } from "../../model/points";
import type { Point } from "../../model/presence";
import { uuidV7 } from "../../model/uuid";
import { radians } from "../geometry";
import type { End } from "./hold";
import { endAt, endProps, freeEnd, seenAt, startProps } from "./hold";
import { putAndPick } from "./make";
import type { Desk, PointerAt, ToolState } from "./tool";

type ConnectorKind = "line" | "arrow";

/** Screen pixels that the pointer may tremble before a click becomes a drag. */
const DRAG_THRESHOLD = 4;

/** With shift lines run at multiples of this. */
const STEP_DEGREES = 15;

/** Makes lines from where the press is to where it ends. Ends are held by the objects they touch, unless alt is down. */
export function connect(desk: Desk, kind: ConnectorKind): ToolState {
  const rest: ToolState = {
    cursor: "crosshair",
    down: (at) => {
      if (!desk.board.editable) return rest;
      desk.sketch.clear();
      return pressed(desk, kind, at, end(desk, at, at.board));
    },
    // What would hold the start is shown before the press already.
    move: (at) => {
      showHolder(desk, end(desk, at, at.board), []);
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
    up: () => {
      const half = DEFAULT_SIZE[kind].width / 2;
      const { x, y } = press.board;
      return made(desk, kind, between(kind, freeEnd({ x: x - half, y }), freeEnd({ x: x + half, y })));
    },
    cancel: () => connect(desk, kind),
  };
  return state;
}

function drawing(desk: Desk, kind: ConnectorKind, start: End, at: PointerAt): ToolState {
  const target = at.shift ? stepped(start.at, at.board) : at.board;
  const line = between(kind, start, end(desk, at, target, start));
  showHolder(desk, end(desk, at, target, start), [line]);
  return {
    cursor: "crosshair",
    move: (next) => drawing(desk, kind, start, next),
    up: () => made(desk, kind, line),
    cancel: () => {
      desk.sketch.clear();
      return connect(desk, kind);
    },
  };
}

function made(desk: Desk, kind: ConnectorKind, line: BoardObject): ToolState {
  desk.sketch.clear();
  putAndPick(desk, [line]);
  desk.finished();
  return connect(desk, kind);
}

function showHolder(desk: Desk, { holder, at }: End, objects: readonly BoardObject[]): void {
  if (holder) desk.sketch.show({ objects, holder: { id: holder.id, at } });
  else if (objects.length > 0) desk.sketch.show({ objects });
  else desk.sketch.clear();
}

/** Both ends on one object would be a line from it to itself: the second stays free then. */
function end(desk: Desk, { alt }: PointerAt, point: Point, start?: End): End {
  if (alt) return freeEnd(point);
  const found = endAt(desk, point);
  return found.holder && found.holder.id === start?.holder?.id ? freeEnd(point) : found;
}

function between(kind: ConnectorKind, start: End, finish: End): BoardObject {
  const { points, ...box } = throughPoints([seenAt(start, finish), seenAt(finish, start)]);
  const props = { points, ...startProps(start), ...endProps(finish) };
  return { ...newObject(uuidV7(), kind, 0, 0, 0), ...box, props };
}

/** The point as far from `from`, in the nearest of the allowed directions. */
export function stepped(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const step = radians(STEP_DEGREES);
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const length = Math.hypot(dx, dy);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}
