import type { Point } from "../../model/presence";
import { distance } from "../geometry";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Screen pixels between the places of a stroke at which the eraser looks what is there. */
const STEP_PX = 3;

/** Bounds the places of one move, however far the pointer jumped. */
const MOST_STEPS = 500;

/** Deletes what it passes over, with the rest of its group, when it is lifted: until then that is faint. */
export function eraser(desk: Desk): ToolState {
  const rest: ToolState = {
    cursor: "crosshair",
    down: (at) => (desk.board.editable ? erasing(desk, at.board, new Set(), at) : rest),
  };
  return rest;
}

function erasing(desk: Desk, from: Point, passed: ReadonlySet<string>, at: PointerAt): ToolState {
  const hit = passedOver(desk, from, at, passed);
  const fading = hit.size > passed.size ? hit : passed;
  if (fading !== passed) desk.sketch.show({ fading });
  return {
    cursor: "crosshair",
    move: (next) => erasing(desk, at.board, fading, next),
    up: () => {
      desk.sketch.clear();
      desk.board.deleteAll(fading);
      return eraser(desk);
    },
    cancel: () => {
      desk.sketch.clear();
      return eraser(desk);
    },
  };
}

function passedOver({ board, camera, scene }: Desk, from: Point, at: PointerAt, passed: ReadonlySet<string>) {
  const hit = new Set(passed);
  let last = from;
  for (const to of at.trail) {
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil((distance(last, to) * camera.zoom) / STEP_PX)));
    for (let i = 1; i <= steps; i++) {
      const part = i / steps;
      const place = { x: last.x + (to.x - last.x) * part, y: last.y + (to.y - last.y) * part };
      for (const { id } of scene.allAt(place, camera.zoom)) hit.add(id);
    }
    last = to;
  }
  return hit.size > passed.size ? board.withGroups(hit) : hit;
}
