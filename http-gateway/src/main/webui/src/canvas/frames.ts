import type { BoardObject } from "../model/object";
import { byDrawingOrder } from "../model/object";
import type { Point } from "../model/presence";
import { frameOf } from "../model/style";
import { toLocal } from "./geometry";
import { isInside, outlineOf } from "./outline";

type Lookup = (id: string) => BoardObject | undefined;

/** Frames within frames beyond this count as none, and so do circles of them. */
const MAX_DEPTH = 16;

/** The frames that carry an object, the outermost first. */
export function framesAround(object: BoardObject, get: Lookup): BoardObject[] {
  const frames: BoardObject[] = [];
  for (let at = carrier(object, get); at; at = carrier(at, get)) {
    if (frames.length >= MAX_DEPTH) return [];
    frames.unshift(at);
  }
  return frames;
}

function carrier(object: BoardObject, get: Lookup): BoardObject | undefined {
  const id = frameOf(object);
  const frame = id === "" ? undefined : get(id);
  return frame?.kind === "frame" ? frame : undefined;
}

/** Whether a point can be seen through all the frames around an object. */
export function seenThrough(frames: readonly BoardObject[], point: Point): boolean {
  return frames.every((frame) => isInside(toLocal(frame, point), outlineOf(frame)));
}

/** In drawing order, what a frame carries right after it. What it carries is left out where the frame itself is missing. */
export function inLayers(objects: readonly BoardObject[], get: Lookup): BoardObject[] {
  const sorted = objects.toSorted(byDrawingOrder);
  const carried = new Map<string, BoardObject[]>();
  const roots: BoardObject[] = [];
  for (const object of sorted) {
    const frame = frameOf(object) === "" ? undefined : framesAround(object, get).at(-1);
    if (!frame) roots.push(object);
    else if (carried.has(frame.id)) carried.get(frame.id)?.push(object);
    else carried.set(frame.id, [object]);
  }
  if (carried.size === 0) return roots;
  const layers: BoardObject[] = [];
  const put = (object: BoardObject): void => {
    layers.push(object);
    if (object.kind === "frame") carried.get(object.id)?.forEach(put);
  };
  roots.forEach(put);
  return layers;
}
