import type { BoardObject } from "../model/object";
import { sizeOf } from "../model/object";
import type { Point } from "../model/presence";
import { isPath, styleOf } from "../model/style";
import { flatCourseOf } from "./course";
import type { Rect } from "./geometry";
import { around, boundsOf, fromLocal, grown, nearPath, toLocal, union } from "./geometry";
import { isInside, outlineOf } from "./outline";
import { titleHeightOf } from "./text-box";

/** How far a shadow or the head of an arrow may reach out of its object, besides what grows with its stroke. */
const OVERHANG = 10;

/** Times its stroke's width that the head of an arrow reaches to the side. */
const HEAD_REACH = 3;

/** Whether a point of the board lies on an object, or at most `tolerance` board units beside it. */
export function covers(object: BoardObject, point: Point, tolerance = 0): boolean {
  const local = toLocal(object, point);
  const style = styleOf(object);
  const reach = tolerance + (style.stroke === "" ? 0 : style.strokeWidth / 2);
  if (isPath(object.kind)) return nearPath(local, flatCourseOf(object), Math.max(reach, style.strokeWidth / 2));
  const corners = outlineOf(object);
  if (isSolid(object) && isInside(local, corners)) return true;
  if (object.kind === "frame" && onTitle(object, local)) return true;
  const [first] = corners;
  return first !== undefined && nearPath(local, [...corners, first], reach);
}

/** Whether an object is hit anywhere within its outline; the others are seen through there, and hit on their edge. */
export function isSolid(object: BoardObject): boolean {
  if (object.kind === "frame") return false;
  const { fill, text } = styleOf(object);
  return fill !== "" || text !== "" || !SEEN_THROUGH.has(object.kind);
}

const SEEN_THROUGH: ReadonlySet<string> = new Set(["rectangle", "ellipse", "diamond", "star"]);

function onTitle(object: BoardObject, local: Point): boolean {
  return local.y < 0 && local.y >= -titleHeightOf(object) && local.x >= 0 && local.x <= sizeOf(object).width;
}

/** The upright box around all that is drawn of an object, but for letters that are too many for it. */
export function paintBoundsOf(object: BoardObject): Rect {
  const { stroke, strokeWidth } = styleOf(object);
  const line = isPath(object.kind);
  const reach = OVERHANG + (stroke === "" ? 0 : strokeWidth * (line ? HEAD_REACH : 0.5));
  if (!line) return grown(boundsOf(object), object.kind === "frame" ? titleHeightOf(object) + reach : reach);
  const course = around(flatCourseOf(object).map((point) => fromLocal(object, point)));
  return grown(course ? union(course, boundsOf(object)) : boundsOf(object), reach);
}
