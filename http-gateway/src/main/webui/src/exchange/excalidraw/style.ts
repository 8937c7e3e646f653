import type { Props } from "../../model/object";
import { plainColour } from "../colours";
import type { Fields } from "../fields";

export const BLACK = "#1e1e1e";

/** What is missing or not here is solid. */
const FILL_STYLES = new Map<unknown, string>([
  ["hachure", "hatched"],
  ["zigzag", "hatched"],
  ["zigzag-line", "hatched"],
  ["dashed", "hatched"],
  ["dots", "hatched"],
  ["cross-hatch", "cross-hatched"],
]);

const MAX_LINK = 2_000;

/** Looks are read leniently: what is not known, or no value at all, becomes the default. Of what has no inside no fill is read. */
export function styleOf(fields: Fields, hasInside = true): Props {
  return {
    ...(hasInside ? fillOf(fields) : { fill: "none" }),
    stroke: strokeOf(fields),
    ...strokeWidthOf(fields),
    ...strokeStyleOf(fields),
    ...commonOf(fields),
  };
}

/** What even pictures and texts have. */
export function commonOf(fields: Fields): Props {
  const opacity = numberOf(fields.raw("opacity"));
  const link = fields.raw("link");
  return {
    ...(opacity !== undefined && opacity < 100 ? { opacity: Math.max(0, opacity) / 100 } : {}),
    ...(fields.raw("locked") === true ? { locked: true } : {}),
    ...(typeof link === "string" && link !== "" && link.length <= MAX_LINK ? { link } : {}),
  };
}

export function strokeOf(fields: Fields): string {
  return colourOf(fields.raw("strokeColor"), BLACK);
}

function fillOf(fields: Fields): Props {
  const fill = colourOf(fields.raw("backgroundColor"), "none");
  const fillStyle = FILL_STYLES.get(fields.raw("fillStyle"));
  return fill === "none" || fillStyle === undefined ? { fill } : { fill, fillStyle };
}

function colourOf(value: unknown, fallback: string): string {
  return (typeof value === "string" ? plainColour(value) : undefined) ?? fallback;
}

/** Board units. */
export function strokeWidthOf(fields: Fields, times = 1): Props {
  const width = numberOf(fields.raw("strokeWidth"));
  const ours = width === undefined ? 2 : Math.min(64, Math.max(0.5, width * times));
  return ours === 2 ? {} : { strokeWidth: ours };
}

function strokeStyleOf(fields: Fields): Props {
  const style = fields.raw("strokeStyle");
  return style === "dashed" || style === "dotted" ? { strokeStyle: style } : {};
}

/** Old files have some numbers as texts. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** Whether corners are rounded or lines curved; `strokeSharpness` is how files before 2022 say it. */
export function isRound(fields: Fields): boolean {
  const roundness = fields.raw("roundness");
  return roundness === undefined ? fields.raw("strokeSharpness") === "round" : typeof roundness === "object";
}

/** Part of the shorter side that rounded corners take up, and the radius that the adaptive sort stops at. */
const CORNER_PART = 0.25;
const ADAPTIVE = 3;
const ADAPTIVE_RADIUS = 32;

export function cornerRadiusOf(fields: Fields, width: number, height: number): number {
  if (!isRound(fields)) return 0;
  const part = Math.min(width, height) * CORNER_PART;
  const roundness = fields.optionalFields("roundness");
  if (roundness?.raw("type") !== ADAPTIVE) return part;
  return Math.min(part, numberOf(roundness.raw("value")) ?? ADAPTIVE_RADIUS);
}
