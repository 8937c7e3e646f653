import type { BoardObject, ObjectPatch } from "../../model/object";
import { sizeOf } from "../../model/object";
import type { Point } from "../../model/presence";
import type { Box } from "./box";
import { pointOf, turned } from "./box";
import type { Handle } from "./handles";

/** Board units; nothing is made smaller by pulling a handle. */
export const MIN_SIZE = 1;

export interface ResizeManner {
  /** Keeps the proportions. */
  readonly keep: boolean;
  /** The centre stays, rather than the opposite handle. */
  readonly centred: boolean;
  /** Bounds of the scale where the proportions are kept. */
  readonly scales?: { readonly least: number; readonly most: number };
}

/** The box after its handle was pulled by a distance on the board. What is opposite of the handle stays where it is. */
export function resized(box: Box, handle: Handle, pull: Point, manner: ResizeManner): Box {
  const local = turned(pull, -box.rotation);
  const reach = manner.centred ? 2 : 1;
  let width = grown(box.width, handle.u * local.x * reach);
  let height = grown(box.height, handle.v * local.y * reach);
  if (manner.keep) {
    const { least, most } = manner.scales ?? { least: 0, most: Infinity };
    const scale = Math.min(most, Math.max(least, scaleOf(box, handle, width, height)));
    width = box.width * scale;
    height = box.height * scale;
  }
  if (manner.centred) return { ...box, width, height };
  const fixed = pointOf(box, -handle.u, -handle.v);
  const arm = turned({ x: (handle.u * width) / 2, y: (handle.v * height) / 2 }, box.rotation);
  return { ...box, width, height, centre: { x: fixed.x + arm.x, y: fixed.y + arm.y } };
}

/** What has no extent in a direction keeps none. */
function grown(size: number, by: number): number {
  return size === 0 ? 0 : Math.max(Math.min(size, MIN_SIZE), size + by);
}

function scaleOf(box: Box, handle: Handle, width: number, height: number): number {
  const x = box.width > 0 && handle.u !== 0 ? width / box.width : 0;
  const y = box.height > 0 && handle.v !== 0 ? height / box.height : 0;
  // The smaller side must not fall under the smallest size.
  const thin = Math.min(...[box.width, box.height].filter((size) => size > 0));
  return Math.max(x, y, Math.min(1, MIN_SIZE / thin));
}

/**
 * Takes objects along when their common box becomes another one of the same rotation. An object that is turned against
 * the box would be sheared; it gets the lengths that its sides would have then, and keeps its angle.
 */
export function scaled(objects: readonly BoardObject[], from: Box, to: Box): Map<string, ObjectPatch> {
  const scaleX = from.width > 0 ? to.width / from.width : 1;
  const scaleY = from.height > 0 ? to.height / from.height : 1;
  const patches = new Map<string, ObjectPatch>();
  for (const object of objects) {
    const size = sizeOf(object);
    const centre = { x: object.x + size.width / 2 - from.centre.x, y: object.y + size.height / 2 - from.centre.y };
    const local = turned(centre, -from.rotation);
    const arm = turned({ x: local.x * scaleX, y: local.y * scaleY }, from.rotation);
    const side = turned({ x: 1, y: 0 }, object.rotation - from.rotation);
    const width = size.width * Math.hypot(side.x * scaleX, side.y * scaleY);
    const height = size.height * Math.hypot(side.y * scaleX, side.x * scaleY);
    patches.set(object.id, {
      x: to.centre.x + arm.x - width / 2,
      y: to.centre.y + arm.y - height / 2,
      width,
      height,
    });
  }
  return patches;
}
