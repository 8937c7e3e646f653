import type { BoardObject, ObjectPatch, Props } from "../../model/object";
import { FONT_SIZE, styleOf } from "../../model/style";
import type { TextLayouts } from "../text-layout";
import { fitted, wrapsAtItsWidth } from "../text-subjects";
import { boxOf, pointOf, turned } from "./box";

/** Board units: of letters, as styles know them. */
const SMALLEST = 4;
const LARGEST = 400;

/** How a text object takes part in a resize. */
export interface TextManner {
  /** Of the letters; 1: they stay as they are, and wrap at the new width. */
  readonly scale: number;
  /** What of its new box stays in place when it is made as high as its lines: -1 is left or top, 1 right or bottom. */
  readonly anchor: { readonly u: number; readonly v: number };
}

/** What `patch`, the resize of its box, makes of a text object: that is as large as its letters need. */
export function resizedText(
  texts: TextLayouts,
  object: BoardObject,
  patch: ObjectPatch,
  { scale, anchor: { u, v } }: TextManner,
): ObjectPatch {
  const fontSize: Props = scale === 1 ? {} : { fontSize: rounded(fontSizeOf(object) * scale) };
  const sized = { ...object, x: patch.x ?? 0, y: patch.y ?? 0, width: patch.width, height: patch.height };
  const styled = { ...sized, props: { ...object.props, ...fontSize } };
  const { width = 0, height = 0 } = fitted(texts, styled, scale === 1 || wrapsAtItsWidth(texts, object));
  const fixed = pointOf(boxOf(sized), u, v);
  const arm = turned({ x: (u * width) / 2, y: (v * height) / 2 }, object.rotation);
  const centre = { x: fixed.x - arm.x, y: fixed.y - arm.y };
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height, props: fontSize };
}

/** By how much the letters of all can be scaled together. */
export function scalesOf(objects: readonly BoardObject[]): { readonly least: number; readonly most: number } {
  const sizes = objects.map(fontSizeOf);
  return {
    least: Math.max(0, ...sizes.map((size) => SMALLEST / size)),
    most: Math.min(Infinity, ...sizes.map((size) => LARGEST / size)),
  };
}

function fontSizeOf(object: BoardObject): number {
  return styleOf(object).fontSize ?? FONT_SIZE;
}

function rounded(fontSize: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, Math.round(fontSize * 10) / 10));
}
