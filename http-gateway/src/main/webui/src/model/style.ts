import type { BoardObject, Kind, Props } from "./object";

export type FillStyle = "solid" | "hatched" | "cross-hatched";
export type StrokeStyle = "solid" | "dashed" | "dotted";
export type Head = "none" | "arrow" | "triangle" | "dot" | "bar" | "diamond";
export type FontFamily = "sans" | "hand" | "mono";
export type TextAlign = "left" | "center" | "right";
export type VerticalAlign = "top" | "middle" | "bottom";

/** How an object looks, with the defaults of its kind where its props say nothing that is understood. */
export interface Style {
  /** `#rrggbb`; empty: none. */
  readonly fill: string;
  readonly fillStyle: FillStyle;
  /** `#rrggbb`; empty: none. */
  readonly stroke: string;
  /** Board units. */
  readonly strokeWidth: number;
  readonly strokeStyle: StrokeStyle;
  readonly opacity: number;
  /** Its colours are shown as they are, whatever the paper. */
  readonly keepsColours: boolean;
  readonly cornerRadius: number;
  readonly curved: boolean;
  readonly elbow: boolean;
  readonly startHead: Head;
  readonly endHead: Head;
  readonly text: string;
  /** Board units; undefined: fitted. */
  readonly fontSize: number | undefined;
  readonly fontFamily: FontFamily;
  readonly textAlign: TextAlign;
  readonly verticalAlign: VerticalAlign;
  /** `#rrggbb`; empty: what can be read on the fill. */
  readonly textColor: string;
}

/** Lines and letters that nobody gave a colour. Where it cannot be seen on the paper, surfaces show its opposite. */
export const INK = "#1b2430";

export const FONT_SIZE = 20;

const FILL_STYLES = ["solid", "hatched", "cross-hatched"] as const;
const STROKE_STYLES = ["solid", "dashed", "dotted"] as const;
const HEADS = ["none", "arrow", "triangle", "dot", "bar", "diamond"] as const;
const FAMILIES = ["sans", "hand", "mono"] as const;
const ALIGNS = ["left", "center", "right"] as const;
const VERTICAL_ALIGNS = ["top", "middle", "bottom"] as const;

const FILLS: Partial<Record<Kind, string>> = {
  sticky_note: "#FFEB3B",
  rectangle: "#8ECDF7",
  ellipse: "#A8DDA0",
  diamond: "#C5B3F6",
  star: "#FFB74D",
};

const SHAPES: ReadonlySet<Kind> = new Set<Kind>(["rectangle", "ellipse", "diamond", "star"]);
const PATHS: ReadonlySet<Kind> = new Set<Kind>(["line", "arrow", "pen"]);
const WORDLESS: ReadonlySet<Kind> = new Set<Kind>(["line", "arrow", "pen", "svg", "image"]);

/** Kinds whose fill can be hatched. */
export function canBeHatched(kind: Kind): boolean {
  return SHAPES.has(kind) || PATHS.has(kind);
}

/** Kinds that run through points rather than fill a box. */
export function isPath(kind: Kind): boolean {
  return PATHS.has(kind);
}

/** Kinds whose ends can be held to objects. */
export function isConnector(kind: Kind): boolean {
  return kind === "line" || kind === "arrow";
}

export function hasText(kind: Kind): boolean {
  return !WORDLESS.has(kind);
}

/** The fill that a new object of a kind gets; empty: none. */
export function defaultFill(kind: Kind): string {
  return FILLS[kind] ?? "";
}

/** Props never change once they are made, so one reading serves as long as they live. */
const known = new WeakMap<Props, { readonly kind: Kind; readonly style: Style }>();

export function styleOf({ kind, props }: Pick<BoardObject, "kind" | "props">): Style {
  const entry = known.get(props);
  if (entry?.kind === kind) return entry.style;
  const style = read(kind, props);
  known.set(props, { kind, style });
  return style;
}

function read(kind: Kind, props: Props): Style {
  const fill = colour(props["fill"], defaultFill(kind));
  const plain = kind === "sticky_note" || kind === "text";
  return {
    fill,
    fillStyle: canBeHatched(kind) ? oneOf(FILL_STYLES, props["fillStyle"], "solid") : "solid",
    stroke: colour(props["stroke"], defaultStroke(kind, fill)),
    strokeWidth: within(props["strokeWidth"], 0.5, 64) ?? 2,
    strokeStyle: oneOf(STROKE_STYLES, props["strokeStyle"], "solid"),
    keepsColours: props["keepColours"] === true,
    opacity: within(props["opacity"], 0, 1) ?? 1,
    cornerRadius: within(props["cornerRadius"], 0, 100_000) ?? 8,
    curved: props["curved"] === true,
    elbow: props["routing"] === "elbow",
    startHead: oneOf(HEADS, props["startHead"], "none"),
    endHead: oneOf(HEADS, props["endHead"], kind === "arrow" ? "arrow" : "none"),
    text: hasText(kind) ? string(props["text"]) : "",
    fontSize: within(props["fontSize"], 4, 400) ?? (kind === "sticky_note" ? undefined : FONT_SIZE),
    fontFamily: oneOf(FAMILIES, props["fontFamily"], "sans"),
    textAlign: oneOf(ALIGNS, props["textAlign"], plain ? "left" : "center"),
    verticalAlign: oneOf(VERTICAL_ALIGNS, props["verticalAlign"], plain ? "top" : "middle"),
    textColor: colour(props["textColor"], ""),
  };
}

/** Shapes have an edge in a deeper shade of their fill. */
function defaultStroke(kind: Kind, fill: string): string {
  if (PATHS.has(kind)) return INK;
  if (!SHAPES.has(kind)) return "";
  return fill === "" ? INK : shade(fill);
}

const COLOUR = /^#[0-9a-f]{6}$/i;

function colour(value: unknown, fallback: string): string {
  if (value === "none") return "";
  return typeof value === "string" && COLOUR.test(value) ? value : fallback;
}

/** Half way from a `#rrggbb` to ink. */
function shade(fill: string): string {
  const part = (from: number) => {
    const own = Number.parseInt(fill.slice(from, from + 2), 16);
    const ink = Number.parseInt(INK.slice(from, from + 2), 16);
    return Math.round(own * 0.5 + ink * 0.5)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

function within(value: unknown, least: number, most: number): number | undefined {
  return typeof value === "number" && value >= least && value <= most ? value : undefined;
}

function oneOf<T extends string>(values: readonly T[], value: unknown, fallback: T): T {
  return values.find((one) => one === value) ?? fallback;
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The frame that carries an object, by its id; empty: none. */
export function frameOf(object: BoardObject): string {
  return string(object.props["frame"]);
}

export function isLocked(object: BoardObject): boolean {
  return object.props["locked"] === true;
}

/** The objects that the ends of a line are held to, by their ids; empty: none. */
export function holdersOf({ kind, props }: BoardObject): { readonly start: string; readonly end: string } {
  if (!isConnector(kind)) return FREE;
  return { start: string(props["startObject"]), end: string(props["endObject"]) };
}

const FREE = { start: "", end: "" };
