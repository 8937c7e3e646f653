import type { BoardObject, Kind } from "../model/object";
import { fillOf, sizeOf, textProp } from "../model/object";
import type { TextLayouts } from "./text-layout";
import { fontOf, LINE_HEIGHT, PADDING } from "./text-layout";
import type { Theme } from "./theme";
import { inkOn } from "./theme";

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly theme: Theme;
  readonly texts: TextLayouts;
  /** Screen pixels per board unit. */
  readonly zoom: number;
  /** Its text is in the editor just now. */
  readonly editing: string | undefined;
}

/** Letters smaller than this on the screen are only grey; they are left out. */
const READABLE_PX = 4;

/** Shadows narrower than this are not seen. */
const SHADOW_FROM_ZOOM = 0.3;

/** Board units; several thin layers look soft and cost less than a blur. */
const SHADOW_DEPTHS = [6, 4, 2];

type Shape = (brush: Brush, object: BoardObject, width: number, height: number) => void;

const SHAPES: Partial<Record<Kind, Shape>> = { sticky_note: stickyNote, rectangle: box, ellipse, text: noShape };

/** Draws one object; the context's units are those of the board. */
export function drawObject(brush: Brush, object: BoardObject): void {
  const { context } = brush;
  const { width, height } = sizeOf(object);
  const upright = object.rotation === 0;
  if (!upright) context.save();
  if (upright) context.translate(object.x, object.y);
  else turn(context, object, width, height);
  (SHAPES[object.kind] ?? box)(brush, object, width, height);
  text(brush, object, width, height);
  if (upright) context.translate(-object.x, -object.y);
  else context.restore();
}

function turn(context: CanvasRenderingContext2D, object: BoardObject, width: number, height: number): void {
  context.translate(object.x + width / 2, object.y + height / 2);
  context.rotate((object.rotation * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
}

/** A sheet that lies flat at its glued top and lifts a little below. */
function stickyNote(brush: Brush, object: BoardObject, width: number, height: number): void {
  const { context, theme } = brush;
  if (brush.zoom >= SHADOW_FROM_ZOOM) {
    context.fillStyle = theme.shadow;
    for (const depth of SHADOW_DEPTHS) {
      context.beginPath();
      context.moveTo(1, height * 0.4);
      context.lineTo(width - 1, height * 0.4);
      context.lineTo(width + depth / 4, height + depth);
      context.quadraticCurveTo(width / 2, height + depth / 4, -depth / 4, height + depth);
      context.fill();
    }
  }
  context.fillStyle = fillOf(object);
  context.fillRect(0, 0, width, height);
}

function box(brush: Brush, object: BoardObject, width: number, height: number): void {
  const { context } = brush;
  context.beginPath();
  context.roundRect(0, 0, width, height, Math.min(8, width / 4, height / 4));
  paint(context, object);
}

function ellipse(brush: Brush, object: BoardObject, width: number, height: number): void {
  const { context } = brush;
  context.beginPath();
  context.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  paint(context, object);
}

function noShape(): void {
  // A text object is nothing but its letters.
}

function paint(context: CanvasRenderingContext2D, object: BoardObject): void {
  context.fillStyle = fillOf(object);
  context.fill();
  const stroke = textProp(object, "stroke");
  if (!stroke) return;
  const width = object.props["strokeWidth"];
  context.strokeStyle = stroke;
  context.lineWidth = typeof width === "number" ? width : 2;
  context.stroke();
}

function text(brush: Brush, object: BoardObject, width: number, height: number): void {
  if (textProp(object, "text") === "" || brush.editing === object.id) return;
  const { lines, fontSize } = brush.texts.of(object);
  if (fontSize * brush.zoom < READABLE_PX) return;
  const { context } = brush;
  context.font = fontOf(fontSize);
  context.fillStyle = textProp(object, "textColor") || inkOn(fillOf(object));
  context.textBaseline = "alphabetic";
  const centred = object.kind !== "sticky_note" && object.kind !== "text";
  context.textAlign = centred ? "center" : "left";
  const lineHeight = fontSize * LINE_HEIGHT;
  const x = centred ? width / 2 : PADDING;
  let y = (centred ? (height - lines.length * lineHeight) / 2 : PADDING) + fontSize;
  for (const line of lines) {
    context.fillText(line, x, y);
    y += lineHeight;
  }
}
