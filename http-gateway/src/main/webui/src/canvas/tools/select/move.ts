import type { Point } from "../../../model/presence";
import type { Rect } from "../../geometry";
import { boundsOf, union } from "../../geometry";
import type { Snap } from "../../transform/snap";
import { feelersOf, NO_SNAP, SnapLines } from "../../transform/snap";
import type { Desk, PointerAt, ToolState } from "../tool";
import { moves, moversOf } from "./movers";
import { carriedBy, changeable, stillInView } from "./pick";
import { ended } from "./ended";
import { select } from "./select";

/** Screen pixels from which objects are drawn to a line. */
export const SNAP_PX = 6;

/**
 * The picked objects follow the pointer; letting go makes it an edit. With shift they keep to one direction, with ctrl
 * they align with nothing, and with alt at the start copies of them move.
 */
export function move(desk: Desk, from: Point, at: PointerAt): ToolState {
  if (at.alt) return moveCopies(desk, from, at);
  return follow(desk, from, at, { drop: (moved) => drop(desk, moved), giveUp: () => desk.board.cancelDrag() });
}

/** The copies are there from the start, for everybody to see; copy and move are undone as one. */
function moveCopies(desk: Desk, from: Point, at: PointerAt): ToolState {
  const { board } = desk;
  const originals = [...board.selection.ids];
  const copies = board.duplicate(
    changeable(board).map(({ id }) => id),
    { x: 0, y: 0 },
  );
  if (copies.length === 0) return select(desk);
  board.selection.set(copies);
  return follow(desk, from, at, {
    drop: (moved) => board.history.continuing(() => drop(desk, moved)),
    giveUp: () => {
      board.cancelDrag();
      board.history.continuing(() => board.deleteAll(copies));
      board.selection.set(originals);
    },
  });
}

/** Frames take in what was dropped in them, and give away what left them. */
export function drop({ board, scene }: Desk, moved: ReadonlySet<string>): void {
  board.transaction(() => {
    board.drop();
    board.updateAll(scene.reframed(moved));
  });
}

interface Ending {
  drop(moved: ReadonlySet<string>): void;
  giveUp(): void;
}

function follow(desk: Desk, from: Point, start: PointerAt, ending: Ending): ToolState {
  const objects = carriedBy(desk, changeable(desk.board));
  const bounds = objects.map(boundsOf).reduce<Rect | undefined>((a, b) => (a ? union(a, b) : b), undefined);
  if (!bounds) return select(desk);
  const ids = new Set(objects.map(({ id }) => id));
  const movers = moversOf(desk, objects);
  const lines = new SnapLines(stillInView(desk, ids));
  const step = (at: PointerAt): ToolState => {
    const way = along({ x: at.board.x - from.x, y: at.board.y - from.y }, at.shift);
    const snap = at.ctrl ? NO_SNAP : snapped(lines, shifted(bounds, way), way, at.shift, SNAP_PX / desk.camera.zoom);
    desk.board.drag(moves(movers, { x: way.x + snap.dx, y: way.y + snap.dy }));
    desk.marks.show({ guides: snap.guides });
    return state;
  };
  const state: ToolState = {
    cursor: "move",
    move: step,
    up: ended(desk, () => ending.drop(ids)),
    cancel: ended(desk, () => ending.giveUp()),
  };
  return step(start);
}

/** What keeps to one direction aligns in that direction only. */
function snapped(lines: SnapLines, moved: Rect, way: Point, straight: boolean, tolerance: number): Snap {
  const { x, y } = feelersOf(moved);
  return lines.snap(moved, { x: straight && way.x === 0 ? [] : x, y: straight && way.y === 0 ? [] : y }, tolerance);
}

/** With `straight` only the longer of the two ways. */
function along(way: Point, straight: boolean): Point {
  if (!straight) return way;
  return Math.abs(way.x) >= Math.abs(way.y) ? { x: way.x, y: 0 } : { x: 0, y: way.y };
}

function shifted(rect: Rect, by: Point): Rect {
  return { left: rect.left + by.x, top: rect.top + by.y, right: rect.right + by.x, bottom: rect.bottom + by.y };
}
