import type { BoardObject } from "../model/object";
import type { Point } from "../model/presence";
import { hasText, isPath, styleOf } from "../model/style";
import { flatCourseOf } from "./course";
import { seenThrough } from "./frames";
import { boundsOf, centreOf, toLocal } from "./geometry";
import { GridIndex } from "./grid-index";
import { isInside, outlineOf } from "./outline";

/** The fill, as `#rrggbb`, that an object's letters stand on where it has none of its own; empty: the paper. */
export type GroundOf = (object: BoardObject) => string;

type FramesOf = (object: BoardObject) => readonly BoardObject[];

/** Through less than this the paper shapes what is seen more than the fill does. */
export const OPAQUE_FROM = 0.5;

/** Whether an object's letters stand on whatever lies below it. Titles of frames are above their frame. */
export function standsOnOthers(object: BoardObject): boolean {
  return object.kind !== "frame" && hasText(object.kind) && styleOf(object).fill === "";
}

/** The topmost fill at a point. */
export function groundIn(below: readonly BoardObject[], framesOf: FramesOf, point: Point): string {
  const ground = below.findLast(
    (object) => hides(object) && fillCovers(object, point) && seenThrough(framesOf(object), point),
  );
  return ground ? styleOf(ground).fill : "";
}

/** For objects in the order in which they are drawn; others stand on top of them. */
export function groundsAmong(layers: readonly BoardObject[], framesOf: FramesOf): GroundOf {
  let index: { readonly grid: GridIndex; readonly places: ReadonlyMap<string, number> } | undefined;
  return (object) => {
    if (!standsOnOthers(object)) return "";
    index ??= indexOf(layers);
    const { grid, places } = index;
    const { x, y } = centreOf(object);
    const own = places.get(object.id) ?? Infinity;
    const below = [...grid.near({ left: x, top: y, right: x, bottom: y })].map((id) => places.get(id) ?? Infinity);
    const sorted = below.filter((place) => place < own).sort((a, b) => a - b);
    return groundIn(
      sorted.flatMap((place) => layers[place] ?? []),
      framesOf,
      { x, y },
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
