import type { Point } from "../../model/presence";
import { distance } from "../geometry";
import { connect } from "./connect";
import type { End } from "./hold";
import type { ConnectorKind } from "./line";
import { endUnder, lineThrough, MOST_POINTS, showLine } from "./line";
import { putAndPick } from "./make";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Screen pixels from the last point within which a click means that point; a finger needs more. */
const SAME_PX = 8;
const FINGER_SAME_PX = 18;

/** A point that was clicked. */
interface Clicked {
  readonly end: End;
  /** Where the pointer was: an end that is held may be beside it. */
  readonly pointer: Point;
}

/**
 * A line of which some points are there: each click adds one, one on the last point ends it, as Enter does. Giving up
 * keeps what is there, if that is a line.
 */
export function clicked(desk: Desk, kind: ConnectorKind, points: readonly Clicked[]): ToolState {
  let kept = false;
  /** Puts the line on the board, once: to take another tool when it is done gives up, too. One point is no line. */
  const keep = () => {
    if (kept) return;
    kept = true;
    desk.sketch.clear();
    const ends = points.map(({ end }) => end);
    if (ends.length > 1) putAndPick(desk, lineOf(kind, ends));
  };
  const hovering: ToolState = {
    cursor: "crosshair",
    move: (at) => {
      preview(desk, kind, points, at);
      return hovering;
    },
    down: (at) => {
      preview(desk, kind, points, at);
      return pressing;
    },
    finish: () => {
      keep();
      desk.finished();
      return connect(desk, kind);
    },
    cancel: () => {
      keep();
      return connect(desk, kind);
    },
  };
  const pressing: ToolState = {
    ...hovering,
    move: (at) => {
      preview(desk, kind, points, at);
      return pressing;
    },
    down: () => pressing,
    up: (at) => (isOnLast(desk, points, at) ? hovering.finish?.() : added(desk, kind, points, at)) ?? hovering,
  };
  return hovering;
}

function added(desk: Desk, kind: ConnectorKind, points: readonly Clicked[], at: PointerAt): ToolState {
  const more = [...points, { end: next(desk, points, at), pointer: at.board }];
  const state = clicked(desk, kind, more);
  return more.length < MOST_POINTS ? state : (state.finish?.() ?? state);
}

function next(desk: Desk, points: readonly Clicked[], at: PointerAt): End {
  return endUnder(desk, at, points[0]?.end, points.at(-1)?.end.at);
}

function preview(desk: Desk, kind: ConnectorKind, points: readonly Clicked[], at: PointerAt): void {
  const finish = next(desk, points, at);
  const ends = isOnLast(desk, points, at) ? points.map(({ end }) => end) : [...points.map(({ end }) => end), finish];
  showLine(desk, finish, lineOf(kind, ends));
}

function lineOf(kind: ConnectorKind, ends: readonly End[]) {
  const [start, finish] = [ends[0], ends.at(-1)];
  if (!start || !finish || ends.length < 2) return [];
  const between = ends.slice(1, -1).map(({ at }) => at);
  return [lineThrough(kind, start, between, finish)];
}

function isOnLast({ camera }: Desk, points: readonly Clicked[], at: PointerAt): boolean {
  const last = points.at(-1);
  const reach = at.finger ? FINGER_SAME_PX : SAME_PX;
  return last !== undefined && distance(camera.toScreen(last.pointer), at.screen) <= reach;
}
