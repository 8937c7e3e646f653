import type { BoardObject } from "../model/object";
import type { Point } from "../model/presence";
import { hasText, isPath, styleOf } from "../model/style";
import { flatCourseOf } from "./course";
import { seenThrough } from "./frames";
import type { Rect } from "./geometry";
import { boundsOf, centreOf, encloses, toLocal } from "./geometry";
import { GridIndex } from "./grid-index";
import { isInside, outlineOf } from "./outline";

/** What of an object without a fill is drawn on whatever lies below it. */
export type Marking = "letters" | "lines";

/** The fill, as `#rrggbb`, that an object's letters or lines are on where it has none of its own; empty: the paper. */
export type GroundOf = (object: BoardObject, marking?: Marking) => string;

type FramesOf = (object: BoardObject) => readonly BoardObject[];

/** Through less than this the paper shapes what is seen more than the fill does. */
export const OPAQUE_FROM = 0.5;

/** Whether an object's letters stand on whatever lies below it. Titles of frames are above their frame. */
export function standsOnOthers(object: BoardObject): boolean {
  return object.kind !== "frame" && hasText(object.kind) && styleOf(object).fill === "";
}

/** What of the board an object's markings need below them: letters their middle, lines all of their box. */
export function neededBy(object: BoardObject, marking: Marking): Rect {
  if (marking === "lines") return boundsOf(object);
  const { x, y } = centreOf(object);
  return { left: x, top: y, right: x, bottom: y };
}

/** The topmost fill below the middle of a part of the board that is below all of it. */
export function groundIn(below: readonly BoardObject[], framesOf: FramesOf, needed: Rect): string {
  const middle = { x: (needed.left + needed.right) / 2, y: (needed.top + needed.bottom) / 2 };
  const isBelow = (object: BoardObject) => fillCovers(object, middle) && encloses(boundsOf(object), needed);
  const ground = below.findLast((object) => hides(object) && isBelow(object) && seenThrough(framesOf(object), middle));
  return ground ? styleOf(ground).fill : "";
}

/** For objects in the order in which they are drawn; others stand on top of them. */
export function groundsAmong(layers: readonly BoardObject[], framesOf: FramesOf): GroundOf {
  let index: { readonly grid: GridIndex; readonly places: ReadonlyMap<string, number> } | undefined;
  return (object, marking = "letters") => {
    if (marking === "letters" && !standsOnOthers(object)) return "";
    index ??= indexOf(layers);
    const { grid, places } = index;
    const own = places.get(object.id) ?? Infinity;
    const below = [...grid.near(neededBy(object, "letters"))].map((id) => places.get(id) ?? Infinity);
    const sorted = below.filter((place) => place < own).sort((a, b) => a - b);
    return groundIn(
      sorted.flatMap((place) => layers[place] ?? []),
      framesOf,
      neededBy(object, marking),
    );
  };
}

function indexOf(layers: readonly BoardObject[]) {
  const grid = new GridIndex();
  const places = new Map<string, number>();
  layers.forEach((object, place) => {
    places.set(object.id, place);
    if (hides(object)) grid.put(object.id, boundsOf(object));
  });
  return { grid, places };
}

/** Whether a point lies within what an object's fill fills. */
export function fillCovers(object: BoardObject, point: Point): boolean {
  const corners = isPath(object.kind) ? flatCourseOf(object) : outlineOf(object);
  return isInside(toLocal(object, point), corners);
}

/** A frame that was given no fill hides what is below it with something like paper; between lines more is seen than they hide. */
function hides({ kind, props }: BoardObject): boolean {
  const { fill, fillStyle, opacity } = styleOf({ kind, props });
  if (opacity < OPAQUE_FROM || fillStyle !== "solid" || kind === "pen") return false;
  return fill !== "" || (kind === "frame" && props["fill"] !== "none");
}
