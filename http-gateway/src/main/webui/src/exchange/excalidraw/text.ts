import type { Props } from "../../model/object";
import { ImportFailure } from "../import-failure";
import { MAX_TEXT } from "../limits";
import type { Remarks } from "../remarks";
import type { Element } from "./element";
import { strokeOf } from "./style";

/** Room that our texts keep to the edges of their box, board units; theirs keep none. */
export const INSET = 4;

/** Our letters may be wider than theirs by so much, and by this part of the font size where there are few. */
const WIDER = 1.2;
const FEW_WIDER = 0.75;

/** Board units between the letters' edges in their box and in ours, both sides together. */
export function extraWidth(width: number, fontSize: number): number {
  return width * (WIDER - 1) + fontSize * FEW_WIDER;
}

/** The width of their box for a text in one of ours. */
export function theirWidth(ours: number, fontSize: number): number {
  return Math.max(1, (ours - 2 * INSET - fontSize * FEW_WIDER) / WIDER);
}

const FAMILY = new Map<unknown, string>([
  [1, "hand"],
  [3, "mono"],
  [5, "hand"],
  [8, "mono"],
]);

const ALIGN = new Set<unknown>(["left", "center", "right"]);
const VERTICAL = new Set<unknown>(["top", "middle", "bottom"]);

/** The text as it was typed: without the line ends that a width has put in. */
export function textOf({ fields }: Element, remarks: Remarks): string {
  const text = (fields.optionalText("originalText") ?? fields.text("text")).replaceAll("\r\n", "\n");
  if (text.length <= MAX_TEXT) return text;
  remarks.alter(`text cut to ${MAX_TEXT} characters`);
  return text.slice(0, MAX_TEXT);
}

export function lettersOf({ fields }: Element): Props {
  const { size, family } = fontOf(fields.raw("font"), fields.raw("fontSize"), fields.raw("fontFamily"));
  const align = fields.raw("textAlign");
  const vertical = fields.raw("verticalAlign");
  if (typeof size !== "number" || !Number.isFinite(size)) {
    throw new ImportFailure(`${fields.where}: “fontSize” must be a finite number`);
  }
  return {
    fontSize: Math.min(400, Math.max(4, size)),
    fontFamily: FAMILY.get(family) ?? "sans",
    ...(typeof align === "string" && ALIGN.has(align) ? { textAlign: align } : {}),
    ...(typeof vertical === "string" && VERTICAL.has(vertical) ? { verticalAlign: vertical } : {}),
    textColor: inkOf(strokeOf(fields)),
  };
}

/** `font` is how files before 2020 say it: "20px Virgil". */
function fontOf(font: unknown, size: unknown, family: unknown): { size: unknown; family: unknown } {
  const match = typeof font === "string" ? /^([\d.]+)px (\w+)/.exec(font) : null;
  if (size !== undefined || !match) return { size: size ?? 20, family };
  return { size: Number(match[1]), family: match[2] === "Virgil" ? 1 : match[2] === "Cascadia" ? 3 : 2 };
}

function inkOf(stroke: string): string {
  return stroke === "none" ? "#ffffff" : stroke;
}

/** Our box for a text of theirs: its letters stay where they are, the rotated ones too. */
export function textBox({ x, y, width, height, rotation }: Element, letters: Props) {
  const extra = extraWidth(width, Number(letters["fontSize"]));
  const align = letters["textAlign"];
  const wide = width + extra + 2 * INSET;
  const shift = align === "center" ? 0 : align === "right" ? -extra / 2 : extra / 2;
  const angle = (rotation * Math.PI) / 180;
  const centre = { x: x + width / 2 + shift * Math.cos(angle), y: y + height / 2 + shift * Math.sin(angle) };
  const tall = height + 2 * INSET;
  return { x: centre.x - wide / 2, y: centre.y - tall / 2, width: wide, height: tall };
}
