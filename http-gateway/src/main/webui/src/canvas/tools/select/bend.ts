import type { BoardObject, ObjectPatch } from "../../../model/object";
import { throughPoints } from "../../../model/points";
import type { Point } from "../../../model/presence";
import { distance } from "../../geometry";
import { stepped } from "../line";
import type { Desk, PointerAt, ToolState } from "../tool";
import { ended } from "./ended";
import { allPoints, endsOf } from "./ends";

/** Screen pixels that the pointer may tremble before a click becomes a drag. */
const DRAG_THRESHOLD = 3;

/** Screen pixels from a neighbour within which a point falls together with it, and goes. */
const TOGETHER_PX = 8;

/** The point with an index among all of a line's follows the pointer; with shift in steps of 15 degrees from the one before. */
export function bend(desk: Desk, line: BoardObject, index: number, from: Point): ToolState {
  return bending(desk, line, allPoints(endsOf(desk.scene, line)), index, from);
}

/** The same with a new point, behind the one with the index before its own. */
export function bendBetween(desk: Desk, line: BoardObject, index: number, from: Point): ToolState {
  const points = allPoints(endsOf(desk.scene, line));
  return bending(desk, line, points.toSpliced(index, 0, from), index, from);
}

/** Takes a point between the ends out. */
export function straighten(desk: Desk, line: BoardObject, index: number): void {
  desk.board.update(line.id, patchThrough(allPoints(endsOf(desk.scene, line)).toSpliced(index, 1)));
}

function bending(desk: Desk, line: BoardObject, points: readonly Point[], index: number, from: Point): ToolState {
  let begun = false;
  const state: ToolState = {
    cursor: "move",
    move: (at) => {
      begun ||= distance(at.board, from) * desk.camera.zoom >= DRAG_THRESHOLD;
      if (!begun) return state;
      desk.board.drag(new Map([[line.id, patchThrough(moved(desk, points, index, at))]]));
      desk.marks.show({ handles: true });
      return state;
    },
    up: ended(desk, () => desk.board.drop()),
    cancel: ended(desk, () => desk.board.cancelDrag()),
  };
  return state;
}

function moved({ camera }: Desk, points: readonly Point[], index: number, at: PointerAt): Point[] {
  const [before, after] = [points[index - 1], points[index + 1]];
  const to = at.shift && before ? stepped(before, at.board) : at.board;
  const together = [before, after].some((other) => other && distance(other, to) * camera.zoom <= TOGETHER_PX);
  return together ? points.toSpliced(index, 1) : points.with(index, to);
}

function patchThrough(course: readonly Point[]): ObjectPatch {
  const { points, ...box } = throughPoints(course);
  return { ...box, rotation: 0, props: { points } };
}
