import { boundsOf, union } from "../canvas/geometry";
import type { Rect } from "../canvas/geometry";
import type { BoardObject } from "../model/object";
import type { Remarks } from "./remarks";

/** An object that is not on a board yet. */
export type NewObject = Omit<BoardObject, "createdBy" | "version">;

/** What was read from a file, in drawing order; ids, groups and references mean nothing outside of it. */
export interface Drawing {
  readonly name: string;
  readonly objects: readonly NewObject[];
  readonly remarks: Remarks;
}

/** A file is one drawing, or a library of several to choose from. */
export interface Import {
  readonly library: boolean;
  readonly drawings: readonly Drawing[];
}

export function asBoardObject(object: NewObject): BoardObject {
  return { ...object, createdBy: "", version: 0 };
}

/** The upright box around all of them, or undefined for none. */
export function boundsOfAll(objects: readonly NewObject[]): Rect | undefined {
  return objects
    .map((object) => boundsOf(asBoardObject(object)))
    .reduce<Rect | undefined>((box, next) => (box ? union(box, next) : next), undefined);
}
