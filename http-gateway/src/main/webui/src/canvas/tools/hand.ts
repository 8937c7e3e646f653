import type { Point } from "../../model/presence";
import type { Desk, PointerAt, ToolState } from "./tool";

/** Moves the paper. */
export function hand(desk: Desk): ToolState {
  return { cursor: "grab", down: (at) => panning(desk, at.screen, hand(desk)) };
}

/** The paper follows the pointer until it is let go; then comes `after`. */
export function panning(desk: Desk, from: Point, after: ToolState): ToolState {
  const move = ({ screen }: PointerAt): ToolState => {
    desk.camera.panBy(screen.x - from.x, screen.y - from.y);
    return panning(desk, screen, after);
  };
  return { cursor: "grabbing", move, up: () => after, cancel: () => after };
}
