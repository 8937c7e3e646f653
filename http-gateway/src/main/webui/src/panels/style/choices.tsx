import type { Course } from "../../model/style-fields";
import type { FillStyle, FontFamily, Head, StrokeStyle, TextAlign, VerticalAlign } from "../../model/style";
import type { Choice } from "./choice-row";
import type { GlyphName } from "./glyphs";
import { Glyph } from "./glyphs";

function choice<T>(value: T, label: string, glyph: GlyphName): Choice<T> {
  return { value, label, sign: <Glyph name={glyph} /> };
}

export const WIDTHS: readonly Choice<number>[] = [
  choice(2, "Thin line", "stroke-thin"),
  choice(4, "Medium line", "stroke-medium"),
  choice(8, "Bold line", "stroke-bold"),
];

export const FILL_STYLES: readonly Choice<FillStyle>[] = [
  choice("solid", "Solid fill", "fill-solid"),
  choice("hatched", "Hatched fill", "fill-hatched"),
  choice("cross-hatched", "Cross-hatched fill", "fill-crossed"),
];

export const STROKE_STYLES: readonly Choice<StrokeStyle>[] = [
  choice("solid", "Solid line", "solid"),
  choice("dashed", "Dashed line", "dashed"),
  choice("dotted", "Dotted line", "dotted"),
];

export const COURSES: readonly Choice<Course>[] = [
  choice("straight", "Straight", "straight"),
  choice("curved", "Curved", "curved"),
  choice("elbow", "At right angles", "elbow"),
];

export const TEXT_ALIGNS: readonly Choice<TextAlign>[] = [
  choice("left", "Text to the left", "text-left"),
  choice("center", "Text in the centre", "text-center"),
  choice("right", "Text to the right", "text-right"),
];

export const VERTICAL_ALIGNS: readonly Choice<VerticalAlign>[] = [
  choice("top", "Text at the top", "text-top"),
  choice("middle", "Text in the middle", "text-middle"),
  choice("bottom", "Text at the bottom", "text-bottom"),
];

export const FONTS: readonly Choice<FontFamily>[] = [
  { value: "sans", label: "Plain letters", sign: <span className="font-sans">Ag</span> },
  { value: "hand", label: "Handwriting", sign: <span className="font-hand">Ag</span> },
  { value: "mono", label: "Letters of equal width", sign: <span className="font-mono">Ag</span> },
];

export const FONT_SIZES: readonly Choice<number | undefined>[] = [
  { value: 14, label: "Small text", sign: "S" },
  { value: 20, label: "Medium text", sign: "M" },
  { value: 32, label: "Large text", sign: "L" },
  { value: 56, label: "Huge text", sign: "XL" },
];

/** Only notes fit their text. */
export const FITTED: Choice<number | undefined> = { value: undefined, label: "Text as large as fits", sign: "Fit" };

export const HEADS: readonly { readonly value: Head; readonly label: string }[] = [
  { value: "none", label: "None" },
  { value: "arrow", label: "Arrow" },
  { value: "triangle", label: "Triangle" },
  { value: "dot", label: "Dot" },
  { value: "bar", label: "Bar" },
  { value: "diamond", label: "Diamond" },
];
