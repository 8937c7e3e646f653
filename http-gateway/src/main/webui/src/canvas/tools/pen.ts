import type { BoardObject } from "../../model/object";
import { newObject } from "../../model/object";
import type { PathPoint } from "../../model/points";
import { throughPoints } from "../../model/points";
import { uuidV7 } from "../../model/uuid";
import { put } from "./make";
import { Trail } from "./stroke";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Screen pixels at the zoom at which it is drawn: handwriting looks the same wherever one zooms to. */
const WIDTH_PX = 3.5;

/** Points of a stroke at which it is made an object: each move draws them all. */
const MOST_POINTS = 1_400;

/** Writes by hand, stroke after stroke. */
export function pen(desk: Desk): ToolState {
  const rest: ToolState = {
    cursor: "crosshair",
    down: (at) => {
      if (!desk.board.editable) return rest;
      desk.board.selection.clear();
      return writing(desk, new Trail(desk.camera.zoom)).at(at);
    },
  };
  return rest;
}

function writing(desk: Desk, trail: Trail): { readonly state: ToolState; at(at: PointerAt): ToolState } {
  const state: ToolState = {
    cursor: "crosshair",
    move: (at) => follow(at),
    up: (at) => {
      for (const sample of at.trail) trail.add({ ...sample, pressure: trail.last?.pressure });
      desk.sketch.clear();
      put(desk, strokes(desk, trail));
      return pen(desk);
    },
    cancel: () => {
      desk.sketch.clear();
      return pen(desk);
    },
  };
  const follow = (at: PointerAt): ToolState => {
    for (const sample of at.trail) trail.add(sample);
    if (trail.size >= MOST_POINTS) return writing(desk, finish(desk, trail)).state;
    desk.sketch.show({ objects: strokes(desk, trail) });
    return state;
  };
  return { state, at: follow };
}

/** Makes objects of what was drawn so far, and goes on from there. */
function finish(desk: Desk, trail: Trail): Trail {
  put(desk, strokes(desk, trail));
  const next = new Trail(desk.camera.zoom);
  const { last } = trail;
  if (last) next.add({ ...last, pressure: last.pressure });
  desk.sketch.clear();
  return next;
}

/** Board units that a stroke is wide where nobody has chosen another width. */
export function penWidthAt(zoom: number): number {
  return Math.max(0.5, Math.min(64, Math.round((WIDTH_PX / zoom) * 10) / 10));
}

function strokes(desk: Desk, trail: Trail): BoardObject[] {
  const strokeWidth = penWidthAt(desk.camera.zoom);
  return trail.parts().map((part) => stroke(part, strokeWidth));
}

function stroke(part: readonly PathPoint[], strokeWidth: number): BoardObject {
  const { points, ...box } = throughPoints(part);
  return { ...newObject(uuidV7(), "pen", 0, 0, 0), ...box, props: { points, strokeWidth } };
}
