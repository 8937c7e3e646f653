import type { BoardObject } from "../../model/object";
import { sizeOf } from "../../model/object";
import { styleOf } from "../../model/style";
import { cornerRadiusOf, outlineOf } from "../outline";
import type { Brush } from "./brush";
import { hairline, paint } from "./paint";
import { keptBySize } from "./path-cache";
import { isLost } from "../theme";

/** Shadows narrower than this are not seen. */
export const SHADOW_FROM_ZOOM = 0.3;

/** Board units; several thin layers look soft and cost less than a blur. */
const SHADOW_DEPTHS = [6, 4, 2];

const rectanglePath = keptBySize((object) => {
  const { width, height } = sizeOf(object);
  const path = new Path2D();
  path.roundRect(0, 0, width, height, cornerRadiusOf(object));
  return path;
});

const ellipsePath = keptBySize((object) => {
  const { width, height } = sizeOf(object);
  const path = new Path2D();
  path.ellipse(width / 2, height / 2, Math.abs(width / 2), Math.abs(height / 2), 0, 0, 2 * Math.PI);
  return path;
});

const polygonPath = keptBySize((object) => {
  const path = new Path2D();
  for (const { x, y } of outlineOf(object)) path.lineTo(x, y);
  path.closePath();
  return path;
});

export function rectangle(brush: Brush, object: BoardObject): void {
  paint(brush, object, rectanglePath(object));
}

export function ellipse(brush: Brush, object: BoardObject): void {
  paint(brush, object, ellipsePath(object));
}

/** Whatever its corners say: diamonds and stars. */
export function polygon(brush: Brush, object: BoardObject): void {
  paint(brush, object, polygonPath(object));
}

/** A sheet that lies flat at its glued top and lifts a little below. */
export function stickyNote(brush: Brush, object: BoardObject): void {
  const { context, theme, zoom } = brush;
  const { width, height } = sizeOf(object);
  const style = styleOf(object);
  if (zoom >= SHADOW_FROM_ZOOM && style.fill !== "") {
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
  if (style.stroke === "" && !isLost(style.fill, theme.paper)) {
    context.fillStyle = style.fill;
    if (style.fill !== "") context.fillRect(0, 0, width, height);
  } else {
    paint(brush, object, sheetPath(object));
  }
  if (style.fill === "" && style.stroke === "") hairline(brush, sheetPath(object));
}

const sheetPath = keptBySize((object) => {
  const { width, height } = sizeOf(object);
  const path = new Path2D();
  path.rect(0, 0, width, height);
  return path;
});

/** A text object is its letters, and a sheet below them where it was given a colour. */
export function textSheet(brush: Brush, object: BoardObject): void {
  const style = styleOf(object);
  if (style.fill !== "" || style.stroke !== "") paint(brush, object, rectanglePath(object));
}

/** Lighter than the paper, unless it was given a fill of its own. */
export function frame(brush: Brush, object: BoardObject): void {
  const { context, theme } = brush;
  const style = styleOf(object);
  const path = sheetPath(object);
  if (style.fill === "" && object.props["fill"] !== "none") {
    context.fillStyle = theme.surface;
    context.fill(path);
  }
  paint(brush, object, path);
  if (style.stroke === "") hairline(brush, path);
}
