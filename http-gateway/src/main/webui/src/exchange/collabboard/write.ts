import type { BoardObject } from "../../model/object";
import { byDrawingOrder } from "../../model/object";
import { VERSION } from "./read";

/** Our own format: what an import needs to make the same objects again, in drawing order. */
export function writeCollabBoard(objects: readonly BoardObject[]): string {
  const written = [...objects].sort(byDrawingOrder).map((object) => {
    const { id, kind, x, y, width, height, rotation, zIndex, groupId, props } = object;
    return { id, kind, x, y, width, height, rotation, zIndex, groupId, props };
  });
  return `${JSON.stringify({ type: "collabboard", version: VERSION, objects: written }, undefined, 1)}\n`;
}
