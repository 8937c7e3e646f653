import type { BoardObject } from "../../model/object";
import { sizeOf, textProp } from "../../model/object";
import type { Brush } from "./brush";
import type { Picture } from "./pictures";

/** Pictures smaller than this on the screen are not worth decoding. */
const SEEN_FROM_PX = 6;

/** Board units that the sign on a placeholder takes at most. */
const SIGN = 48;

export function svg(brush: Brush, object: BoardObject): void {
  show(brush, object, (pixels) => brush.pictures.svg(textProp(object, "svg"), pixels));
}

export function image(brush: Brush, object: BoardObject): void {
  show(brush, object, () => brush.pictures.image(textProp(object, "src")));
}

function show(brush: Brush, object: BoardObject, find: (pixels: number) => Picture): void {
  const { width, height } = sizeOf(object);
  const size = Math.max(width, height) * brush.zoom;
  const picture = size < SEEN_FROM_PX ? undefined : find(size);
  if (picture?.state === "ready") brush.context.drawImage(picture.source, 0, 0, width, height);
  else placeholder(brush, width, height, picture?.state === "broken");
}

function placeholder({ context, theme }: Brush, width: number, height: number, broken: boolean): void {
  const unit = Math.min(SIGN, width / 2, height / 2) / 24;
  context.fillStyle = theme.surface;
  context.strokeStyle = theme.line;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(
    0.75,
    0.75,
    Math.max(0, width - 1.5),
    Math.max(0, height - 1.5),
    Math.min(8, width / 4, height / 4),
  );
  context.fill();
  context.stroke();
  context.save();
  context.translate(width / 2 - 12 * unit, height / 2 - 12 * unit);
  context.scale(unit, unit);
  context.lineJoin = context.lineCap = "round";
  context.stroke(broken ? BROKEN : LOADING);
  context.restore();
}

/** Mountains under a sun, in a box of 24 units; the broken one is crossed out. */
const LOADING = new Path2D("M3 18 L9 9 L13 15 L16 11 L21 18 Z M17 5.500 a1.500 1.500 0 1 0 0.010 0 Z");
const BROKEN = new Path2D("M3 18 L9 9 L13 15 L16 11 L21 18 Z M4 4 L20 21");
