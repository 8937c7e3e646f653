import type { Point } from "../../model/presence";
import type { Camera } from "../camera";
import type { Box } from "./box";
import { pointOf, turned } from "./box";

/** A place on the edge of a box: -1 is left or top, 1 right or bottom, 0 the middle. */
export interface Handle {
  readonly u: -1 | 0 | 1;
  readonly v: -1 | 0 | 1;
}

export type Grip = { readonly type: "resize"; readonly handle: Handle } | { readonly type: "turn" };

const CORNERS: readonly Handle[] = [
  { u: -1, v: -1 },
  { u: 1, v: -1 },
  { u: 1, v: 1 },
  { u: -1, v: 1 },
];
const EDGES: readonly Handle[] = [
  { u: 0, v: -1 },
  { u: 1, v: 0 },
  { u: 0, v: 1 },
  { u: -1, v: 0 },
];

/** Screen pixels between an object and the frame that its handles sit on. */
export const FRAME_GAP = 4;

/** Screen pixels from the frame to the handle that turns. */
export const TURN_ARM = 22;

/** Screen pixels within which a pointer takes hold of a handle; a finger needs more. */
const REACH = 8;
const FINGER_REACH = 18;

/** Boxes with a side of fewer screen pixels than this show no handles in the middle of that side. */
const ROOM_FOR_EDGES = 40;

/** Boxes that are smaller than this on the screen can be moved only. */
const ROOM_FOR_HANDLES = 12;

/** The frame around a box on the screen, a little larger than the box. */
export function frameOf(box: Box, camera: Camera): Box {
  return {
    centre: camera.toScreen(box.centre),
    width: box.width * camera.zoom + 2 * FRAME_GAP,
    height: box.height * camera.zoom + 2 * FRAME_GAP,
    rotation: box.rotation,
  };
}

/** The handles that a frame has room for, corners last: where two overlap the last one is taken. */
export function handlesOf(frame: Box): Handle[] {
  const { width, height } = frame;
  if (Math.max(width, height) < ROOM_FOR_HANDLES + 2 * FRAME_GAP) return [];
  const edges = EDGES.filter(({ u }) => (u === 0 ? width : height) >= ROOM_FOR_EDGES);
  return [...edges, ...CORNERS];
}

export function turnHandleOf(frame: Box): Point {
  const top = pointOf(frame, 0, -1);
  const arm = turned({ x: 0, y: -TURN_ARM }, frame.rotation);
  return { x: top.x + arm.x, y: top.y + arm.y };
}

/** What a pointer on the screen would take hold of. */
export function gripAt(frame: Box, screen: Point, finger: boolean): Grip | undefined {
  const reach = finger ? FINGER_REACH : REACH;
  if (distance(turnHandleOf(frame), screen) <= reach) return { type: "turn" };
  const handle = handlesOf(frame).findLast(({ u, v }) => distance(pointOf(frame, u, v), screen) <= reach);
  return handle && { type: "resize", handle };
}

const CURSORS = ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"] as const;

/** The arrows of a pointer on a handle, along the way that it can be pulled. */
export function cursorOf(handle: Handle, rotation: number): string {
  const degrees = (Math.atan2(handle.v, handle.u) * 180) / Math.PI + rotation;
  const eighth = ((Math.round(degrees / 45) % 4) + 4) % 4;
  return CURSORS[eighth] ?? "ew-resize";
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
