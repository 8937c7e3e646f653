import type { BoardObject, Kind } from "../model/object";
import { sizeOf } from "../model/object";
import { isPath, styleOf } from "../model/style";
import type { Brush } from "./drawing/brush";
import { line } from "./drawing/line";
import { pen } from "./drawing/pen";
import { image, svg } from "./drawing/picture";
import { ellipse, frame, polygon, rectangle, stickyNote, textSheet } from "./drawing/shapes";
import { text } from "./drawing/text";
import { inkFor } from "./theme";

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
  const { opacity, strokeWidth } = styleOf(object);
  const alpha = brush.fading.has(object.id) ? opacity * FADED : opacity;
  if (alpha === 0) return;
  if (alpha !== 1) context.globalAlpha = alpha;
  if (Math.max(width, height, isPath(object.kind) ? strokeWidth : 0) * brush.zoom < SPECK_PX)
    speck(brush, object, width, height);
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

function speck({ context, theme, zoom }: Brush, object: BoardObject, width: number, height: number): void {
  const style = styleOf(object);
  const { fill, stroke } = style;
  context.fillStyle = fill === "" ? inkFor(theme, style, stroke || theme.inkSoft) : fill;
  const least = 1 / zoom;
  context.fillRect(object.x, object.y, Math.max(width, least), Math.max(height, least));
}
