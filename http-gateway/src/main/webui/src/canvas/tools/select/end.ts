import type { BoardObject, ObjectPatch } from "../../../model/object";
import { throughPoints } from "../../../model/points";
import type { Point } from "../../../model/presence";
import { styleOf } from "../../../model/style";
import { clickedBetween } from "../../connectors";
import type { End } from "../hold";
import { endAt, freeEnd, seenAt } from "../hold";
import { stepped } from "../line";
import type { Desk, PointerAt, ToolState } from "../tool";
import type { SeenEnds, Which } from "./ends";
import { endsOf, HOLD, holderOf } from "./ends";
import { select } from "./select";

/**
 * One end of a line follows the pointer, and is held by what it is let go on. With alt it stays free, with shift the line
 * keeps to multiples of 15 degrees.
 */
export function end(desk: Desk, line: BoardObject, which: Which): ToolState {
  const ends = endsOf(desk.scene, line);
  const fixed = which === "start" ? ends.end : ends.start;
  const other = holderOf(line, which === "start" ? "end" : "start");
  const finish = (): ToolState => {
    desk.sketch.clear();
    desk.marks.rest();
    return select(desk);
  };
  const state: ToolState = {
    cursor: "move",
    move: (at) => {
      const to = landing(desk, at, fixed, new Set([line.id, other]));
      desk.board.drag(new Map([[line.id, patchFor(line, ends, which, to)]]));
      desk.marks.show({ handles: true });
      if (to.holder) desk.sketch.show({ holder: { id: to.holder.id, at: to.at } });
      else desk.sketch.clear();
      return state;
    },
    up: () => {
      desk.board.drop();
      return finish();
    },
    cancel: () => {
      desk.board.cancelDrag();
      return finish();
    },
  };
  return state;
}

/** The line through its other points to where the end is now. */
function patchFor(line: BoardObject, ends: SeenEnds, which: Which, to: End): ObjectPatch {
  const fixed = which === "start" ? ends.end : ends.start;
  const at = seenAt(to, freeEnd(fixed));
  const between = styleOf(line).elbow ? clickedBetween(line) : ends.between;
  const { points, ...box } = throughPoints(which === "start" ? [at, ...between, fixed] : [fixed, ...between, at]);
  const { object, anchor } = HOLD[which];
  return { ...box, rotation: 0, props: { points, [object]: to.holder?.id ?? null, [anchor]: to.anchor ?? null } };
}

/** What holds the end where the pointer is; not what holds the other end. */
function landing(desk: Desk, at: PointerAt, fixed: Point, except: ReadonlySet<string>): End {
  const point = at.shift ? stepped(fixed, at.board) : at.board;
  if (at.alt) return freeEnd(point);
  const found = endAt(desk, point);
  return found.holder && except.has(found.holder.id) ? freeEnd(point) : found;
}
