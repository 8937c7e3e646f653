import type { BoardObject } from "../../model/object";
import type { Style } from "../../model/style";
import { styleOf } from "../../model/style";
import { isHatched } from "../hatching";
import { inkFor, isLost } from "../theme";
import type { Brush } from "./brush";
import { fillInside } from "./fill";

/** Lines thinner than this on the screen would fade away. */
const THINNEST_PX = 0.75;

/** Lengths of dashes and of the gaps between them, in widths of the stroke and board units. */
const DASH = { widths: [2.5, 2], units: [4, 3] } as const;
const DOT_GAP = { widths: 2, units: 2 } as const;

export function strokeWidthFor({ zoom }: Brush, { strokeWidth }: Style): number {
  return Math.max(strokeWidth, THINNEST_PX / zoom);
}

/** The colour of an object's lines: its own on a fill that they can be told from, and on paper what can be seen there. */
export function lineColourOf({ theme, groundOf }: Pick<Brush, "theme" | "groundOf">, object: BoardObject): string {
  const style = styleOf(object);
  const onPaper = inkFor(theme, style, style.stroke);
  // The same in most cases; looking for the ground takes its time.
  if (onPaper === style.stroke) return onPaper;
  const ground = groundOf(object, "lines");
  return ground === "" || isLost(style.stroke, ground) ? onPaper : style.stroke;
}

/** Sets up the context for strokes of a style in a colour. */
export function useStroke(brush: Brush, style: Style, colour: string): void {
  const { context } = brush;
  const width = strokeWidthFor(brush, style);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.lineCap = style.strokeStyle === "dashed" ? "butt" : "round";
  context.setLineDash(dashes(style, width));
}

const SOLID: number[] = [];

/** Lengths of dashes and gaps in turns, board units. */
export function dashes({ strokeStyle }: Pick<Style, "strokeStyle">, width: number): number[] {
  switch (strokeStyle) {
    case "solid":
      return SOLID;
    case "dashed":
      return [width * DASH.widths[0] + DASH.units[0], width * DASH.widths[1] + DASH.units[1]];
    case "dotted":
      // Round caps make dots of pieces without length.
      return [0.001, width * DOT_GAP.widths + DOT_GAP.units];
  }
}

/** Fills and strokes a closed path in the way of an object. A fill that cannot be told from the paper gets a thin edge. */
export function paint(brush: Brush, object: BoardObject, path: Path2D): void {
  const { context, theme } = brush;
  const style = styleOf(object);
  if (style.fill !== "") fillInside(brush, object, path);
  if (style.stroke !== "") {
    useStroke(brush, style, style.fill === "" ? lineColourOf(brush, object) : style.stroke);
    context.stroke(path);
    context.setLineDash(SOLID);
  }
  const edge = style.stroke === "" || isLost(style.stroke, theme.paper);
  if (style.fill !== "" && !isHatched(style) && edge && !style.keepsColours && isLost(style.fill, theme.paper))
    hairline(brush, path);
}

export function hairline({ context, theme, zoom }: Brush, path: Path2D): void {
  context.strokeStyle = theme.line;
  context.lineWidth = 1 / zoom;
  context.stroke(path);
}
