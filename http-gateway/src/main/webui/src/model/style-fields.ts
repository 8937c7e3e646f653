import type { BoardObject, Kind, Props } from "./object";
import type { FillStyle, FontFamily, Head, StrokeStyle, Style, TextAlign, VerticalAlign } from "./style";
import { canBeHatched, hasText, isConnector, isPath, styleOf } from "./style";

/** Something about the look of objects that a person can choose, for one or for many at once. */
export interface StyleField<T> {
  readonly id: string;
  appliesTo(kind: Kind): boolean;
  read(style: Style): T;
  /** What is stored for a value. */
  props(value: T): Props;
}

/** How a line runs from end to end. */
export type Course = "straight" | "curved" | "elbow";

const PICTURES: ReadonlySet<Kind> = new Set<Kind>(["svg", "image"]);

const filled = (kind: Kind) => !isPath(kind) && !PICTURES.has(kind);
const outlined = (kind: Kind) => isPath(kind) || (filled(kind) && kind !== "sticky_note" && kind !== "text");
const styled = (kind: Kind) => outlined(kind) && kind !== "pen";

const colour = (value: string) => (value === "" ? "none" : value);

export const FILL: StyleField<string> = {
  id: "fill",
  appliesTo: filled,
  read: (style) => style.fill,
  props: (value) => ({ fill: colour(value) }),
};
export const FILL_STYLE: StyleField<FillStyle> = {
  id: "fillStyle",
  appliesTo: (kind) => canBeHatched(kind) && filled(kind),
  read: (style) => style.fillStyle,
  props: (value) => ({ fillStyle: value === "solid" ? null : value }),
};
export const STROKE: StyleField<string> = {
  id: "stroke",
  appliesTo: outlined,
  read: (style) => style.stroke,
  props: (value) => ({ stroke: colour(value) }),
};
export const STROKE_WIDTH: StyleField<number> = {
  id: "strokeWidth",
  appliesTo: outlined,
  read: (style) => style.strokeWidth,
  props: (strokeWidth) => ({ strokeWidth }),
};
export const STROKE_STYLE: StyleField<StrokeStyle> = {
  id: "strokeStyle",
  appliesTo: styled,
  read: (style) => style.strokeStyle,
  props: (strokeStyle) => ({ strokeStyle }),
};
export const OPACITY: StyleField<number> = {
  id: "opacity",
  appliesTo: () => true,
  read: (style) => style.opacity,
  props: (opacity) => ({ opacity: opacity >= 1 ? null : opacity }),
};
export const START_HEAD: StyleField<Head> = {
  id: "startHead",
  appliesTo: isConnector,
  read: (style) => style.startHead,
  props: (startHead) => ({ startHead }),
};
export const END_HEAD: StyleField<Head> = {
  id: "endHead",
  appliesTo: isConnector,
  read: (style) => style.endHead,
  props: (endHead) => ({ endHead }),
};
export const COURSE: StyleField<Course> = {
  id: "course",
  appliesTo: isConnector,
  read: ({ elbow, curved }) => (elbow ? "elbow" : curved ? "curved" : "straight"),
  props: (course) => ({ routing: course === "elbow" ? "elbow" : null, curved: course === "curved" ? true : null }),
};
/** Empty: what can be read on the fill. */
export const TEXT_COLOUR: StyleField<string> = {
  id: "textColor",
  appliesTo: hasText,
  read: (style) => style.textColor,
  props: (value) => ({ textColor: value === "" ? null : value }),
};
/** Undefined: fitted to the object. */
export const FONT_SIZE_FIELD: StyleField<number | undefined> = {
  id: "fontSize",
  appliesTo: hasText,
  read: (style) => style.fontSize,
  props: (fontSize) => ({ fontSize: fontSize ?? null }),
};
export const FONT_FAMILY_FIELD: StyleField<FontFamily> = {
  id: "fontFamily",
  appliesTo: hasText,
  read: (style) => style.fontFamily,
  props: (fontFamily) => ({ fontFamily: fontFamily === "sans" ? null : fontFamily }),
};
export const TEXT_ALIGN: StyleField<TextAlign> = {
  id: "textAlign",
  appliesTo: (kind) => hasText(kind) && kind !== "frame",
  read: (style) => style.textAlign,
  props: (textAlign) => ({ textAlign }),
};
export const VERTICAL_ALIGN: StyleField<VerticalAlign> = {
  id: "verticalAlign",
  appliesTo: (kind) => hasText(kind) && kind !== "frame" && kind !== "text",
  read: (style) => style.verticalAlign,
  props: (verticalAlign) => ({ verticalAlign }),
};

/** What several objects have in common. */
export type Shared<T> = { readonly mixed: true } | { readonly mixed: false; readonly value: T };

/** Undefined where the field means nothing to any of them. */
export function sharedBy<T>(objects: readonly BoardObject[], field: StyleField<T>): Shared<T> | undefined {
  const values = new Set<T>();
  for (const object of objects) {
    if (!field.appliesTo(object.kind)) continue;
    const value = field.read(styleOf(object));
    values.add(typeof value === "string" ? (value.toLowerCase() as T & string) : value);
  }
  const [first] = values;
  if (values.size === 0) return undefined;
  return values.size === 1 ? { mixed: false, value: first as T } : { mixed: true };
}
