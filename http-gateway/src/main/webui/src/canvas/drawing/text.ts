import type { BoardObject } from "../../model/object";
import { sizeOf } from "../../model/object";
import type { Style } from "../../model/style";
import { styleOf } from "../../model/style";
import { isHatched } from "../hatching";
import { fontOf } from "../letters";
import { LINE_HEIGHT } from "../text-box";
import { fullFontSize } from "../text-layout";
import type { GroundOf } from "../grounds";
import type { Theme } from "../theme";
import { inkFor, inkOn, onPaper } from "../theme";
import type { Brush } from "./brush";

/** Letters smaller than this on the screen are only grey; they are left out. */
const READABLE_PX = 4;

const ANCHOR = { left: 0, center: 0.5, right: 1 } as const;
const RISE = { top: 0, middle: 0.5, bottom: 1 } as const;

export function text(brush: Brush, object: BoardObject): void {
  const style = styleOf(object);
  if ((style.text === "" && object.kind !== "frame") || brush.editing === object.id) return;
  if (!isReadable(object, brush.zoom)) return;
  const { lines, fontSize, box, baseline } = brush.texts.of(object);
  if (fontSize * brush.zoom < READABLE_PX) return;
  const { context } = brush;
  const title = object.kind === "frame";
  const align = title && object.props["textAlign"] === undefined ? "left" : style.textAlign;
  context.font = fontOf(fontSize, style.fontFamily);
  const colourAt = textColoursOf(brush.theme, object, brush.groundOf);
  context.textBaseline = "alphabetic";
  context.textAlign = align;
  const lineHeight = fontSize * LINE_HEIGHT;
  const x = box.x + box.width * ANCHOR[align];
  let y = box.y + (box.height - lines.length * lineHeight) * RISE[title ? "middle" : style.verticalAlign] + baseline;
  for (const line of lines) {
    context.fillStyle = colourAt(y - baseline + lineHeight / 2);
    context.fillText(line, x, y);
    y += lineHeight;
  }
}

/** Whether letters in the size that an object wants for them can be told apart. */
export function isReadable(object: BoardObject, zoom: number): boolean {
  return fullFontSize(object) * zoom >= READABLE_PX;
}

/**
 * The colour of each line of an object's letters, by where the line's middle is, from the object's top: what reaches out of
 * a fill is on paper.
 */
export function textColoursOf(theme: Theme, object: BoardObject, groundOf: GroundOf): (middle: number) => string {
  const style = styleOf(object);
  const inside = textColourOf(theme, object, groundOf);
  if (style.fill === "" || object.kind === "frame") return () => inside;
  const { height } = sizeOf(object);
  const outside = colourOnPaper(theme, style);
  return (middle) => (middle < 0 || middle > height ? outside : inside);
}

/** The colour of an object's letters as this theme shows them. */
export function textColourOf(theme: Theme, object: BoardObject, groundOf: GroundOf): string {
  const style = styleOf(object);
  const { textColor } = style;
  // Hatching shows as much of the paper.
  const fill = isHatched(style) ? "" : style.fill;
  if (object.kind === "frame") return textColor === "" ? theme.inkSoft : onPaper(theme, textColor);
  const ground = fill || groundOf(object);
  return ground === "" ? colourOnPaper(theme, style) : textColor || inkOn(ground);
}

function colourOnPaper(theme: Theme, style: Style): string {
  return style.textColor === "" ? theme.ink : inkFor(theme, style, style.textColor);
}
