import type { BoardObject, ObjectPatch } from "../../model/object";
import { sizeOf } from "../../model/object";
import type { Point } from "../../model/presence";
import { turnedAround } from "./box";

/** Degrees between the directions that a turn with shift keeps to. */
export const TURN_STEP = 15;

/** Degrees from 0 up to 360. */
export function normalDegrees(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** How far a pointer has gone around a centre, in degrees clockwise. */
export function degreesAround(centre: Point, from: Point, to: Point): number {
  const before = Math.atan2(from.y - centre.y, from.x - centre.x);
  const after = Math.atan2(to.y - centre.y, to.x - centre.x);
  return ((after - before) * 180) / Math.PI;
}

/** The turn that brings something of the given rotation to a multiple of the step. */
export function stepped(rotation: number, by: number): number {
  return Math.round((rotation + by) / TURN_STEP) * TURN_STEP - rotation;
}

export function turnedObjects(objects: readonly BoardObject[], centre: Point, by: number): Map<string, ObjectPatch> {
  const patches = new Map<string, ObjectPatch>();
  for (const object of objects) {
    const { width, height } = sizeOf(object);
    const middle = turnedAround({ x: object.x + width / 2, y: object.y + height / 2 }, centre, by);
    const rotation = normalDegrees(object.rotation + by);
    patches.set(object.id, { x: middle.x - width / 2, y: middle.y - height / 2, rotation });
  }
  return patches;
}
