import type { Point } from "./presence";

/** What part of the board a person looks at. */
export interface View {
  /** The middle, in board units. */
  readonly x: number;
  readonly y: number;
  /** Screen pixels per board unit. */
  readonly zoom: number;
  /** Size on the screen, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** The zoom at which all of another view is seen in a window of the given size. */
export function zoomToHold(view: View, width: number, height: number): number {
  if (view.width <= 0 || view.height <= 0) return view.zoom;
  return view.zoom * Math.min(width / view.width, height / view.height);
}

/** The board point that is at the same place of the screen after a change of view. */
export function carried(point: Point, from: View, to: View): Point {
  const scale = from.zoom / to.zoom;
  return { x: to.x + (point.x - from.x) * scale, y: to.y + (point.y - from.y) * scale };
}
