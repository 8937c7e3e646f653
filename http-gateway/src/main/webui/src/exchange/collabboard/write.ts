import type { BoardObject } from "../../model/object";
import { byDrawingOrder } from "../../model/object";

export const TYPE = "collabboard";

/** The newest version of the format. */
export const VERSION = 1;

/** Our own format: what an import or a paste needs to make the same objects again, in drawing order. */
export function writeCollabBoard(objects: readonly BoardObject[]): string {
  const written = [...objects].sort(byDrawingOrder).map((object) => {
    const { id, kind, x, y, width, height, rotation, zIndex, groupId, props } = object;
    return { id, kind, x, y, width, height, rotation, zIndex, groupId, props };
  });
  return `${JSON.stringify({ type: TYPE, version: VERSION, objects: written }, undefined, 1)}\n`;
}
