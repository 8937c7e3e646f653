import type { BoardObject, Kind } from "../model/object";
import { sizeOf } from "../model/object";
import { isPath, styleOf } from "../model/style";
import type { Brush } from "./drawing/brush";
import { line } from "./drawing/line";
import { pen } from "./drawing/pen";
import { image, svg } from "./drawing/picture";
import { ellipse, frame, polygon, rectangle, SHADOW_FROM_ZOOM, stickyNote, textSheet } from "./drawing/shapes";
import { isReadable, text } from "./drawing/text";
import { inkFor, isLost } from "./theme";

export type { Brush } from "./drawing/brush";

type Draw = (brush: Brush, object: BoardObject) => void;

const DRAW: Record<Kind, Draw> = {
  sticky_note: stickyNote,
  rectangle,
  ellipse,
  diamond: polygon,
  star: polygon,
  text: textSheet,
  line,
  arrow: line,
  frame,
  svg,
  pen,
  image,
};

/** What is smaller than this on the screen is only a speck. */
const SPECK_PX = 2.5;

const FADED = 0.2;

/** Draws one object; the context's units are those of the board. */
export function drawObject(brush: Brush, object: BoardObject): void {
  const { context } = brush;
  const { width, height } = sizeOf(object);
  const style = styleOf(object);
  const { opacity, strokeWidth } = style;
  const alpha = brush.fading.has(object.id) ? opacity * FADED : opacity;
  if (alpha === 0) return;
  if (alpha !== 1) context.globalAlpha = alpha;
  const size = Math.max(width, height, isPath(object.kind) ? strokeWidth : 0) * brush.zoom;
  if (size < SPECK_PX) speck(brush, object, width, height);
  else if (isPlain(brush, object)) plain(brush, object, width, height);
  else if (object.rotation === 0) straight(brush, object);
  else askew(brush, object, width, height);
  if (alpha !== 1) context.globalAlpha = 1;
}

/**
 * Each object has its transform from the base: moving there and back again would, over thousands of objects, move all that
 * follows by parts of a pixel, as canvases count with few digits.
 */
function straight(brush: Brush, object: BoardObject): void {
  const { context, base } = brush;
  context.setTransform(base.a, 0, 0, base.d, base.e + base.a * object.x, base.f + base.d * object.y);
  DRAW[object.kind](brush, object);
  text(brush, object);
  context.setTransform(base.a, 0, 0, base.d, base.e, base.f);
}

function askew(brush: Brush, object: BoardObject, width: number, height: number): void {
  const { context } = brush;
  context.save();
  context.translate(object.x + width / 2, object.y + height / 2);
  context.rotate((object.rotation * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  DRAW[object.kind](brush, object);
  text(brush, object);
  context.restore();
}

/** Whether an object is a box of one colour, or nothing at all, as long as its letters cannot be read. */
function isPlain({ theme, zoom }: Brush, object: BoardObject): boolean {
  const { kind, rotation } = object;
  if (rotation !== 0 || (kind !== "sticky_note" && kind !== "text")) return false;
  const { fill, stroke } = styleOf(object);
  if (stroke !== "" || (fill === "") !== (kind === "text")) return false;
  return zoom < SHADOW_FROM_ZOOM && !isReadable(object, zoom) && !isLost(fill, theme.paper);
}

/** The same as with a transform of its own, which of thousands is most of the work. */
function plain({ context }: Brush, object: BoardObject, width: number, height: number): void {
  const { fill } = styleOf(object);
  if (fill === "") return;
  context.fillStyle = fill;
  context.fillRect(object.x, object.y, width, height);
}

function speck({ context, theme, zoom }: Brush, object: BoardObject, width: number, height: number): void {
  const style = styleOf(object);
  const { fill, stroke } = style;
  context.fillStyle = fill === "" ? inkFor(theme, style, stroke || theme.inkSoft) : fill;
  const least = 1 / zoom;
  context.fillRect(object.x, object.y, Math.max(width, least), Math.max(height, least));
}
