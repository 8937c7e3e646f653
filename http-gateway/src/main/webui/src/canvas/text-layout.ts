import type { BoardObject, Kind, Props } from "../model/object";
import { sizeOf } from "../model/object";
import { styleOf } from "../model/style";
import type { Letters } from "./letters";
import type { TextBox } from "./text-box";
import { LINE_HEIGHT, TEXT_PADDING, textBoxOf } from "./text-box";
import { wrap } from "./wrap";

const MIN_FONT_SIZE = 8;
const MAX_FITTED_SIZE = 96;

/** Of a note's shorter side: 17 units on a note of 120. */
const FITTED_PART = 0.145;

export interface TextLayout {
  readonly lines: readonly string[];
  /** Board units. */
  readonly fontSize: number;
  readonly box: TextBox;
  /** From the top of the first line to the feet of its letters. */
  readonly baseline: number;
}

type Measure = (text: string, fontSize: number) => number;

/** The size of an object's letters where they need not be smaller. */
export function fullFontSize(object: BoardObject): number {
  const { width, height } = sizeOf(object);
  const fitted = Math.max(MIN_FONT_SIZE, Math.min(MAX_FITTED_SIZE, Math.min(width, height) * FITTED_PART));
  return styleOf(object).fontSize ?? fitted;
}

interface Known {
  readonly kind: Kind;
  readonly width: number;
  readonly height: number;
  readonly layout: TextLayout;
}

/** Breaks texts into lines that fit their objects; remembers the result for as long as text and size stay. */
export class TextLayouts {
  private known = new WeakMap<Props, Known>();

  constructor(private readonly letters: Letters) {}

  of(object: BoardObject): TextLayout {
    const { width, height } = sizeOf(object);
    const entry = this.known.get(object.props);
    if (entry?.kind === object.kind && entry.width === width && entry.height === height) return entry.layout;
    const layout = this.lay(object);
    this.known.set(object.props, { kind: object.kind, width, height, layout });
    return layout;
  }

  /** How much room the letters of a text object need, at most as wide as `maxWidth`. */
  naturalSize(object: BoardObject, maxWidth: number): { readonly width: number; readonly height: number } {
    const { text, fontFamily } = styleOf(object);
    const fontSize = fullFontSize(object);
    const measure = (part: string) => this.letters.width(part, fontSize, fontFamily);
    const lines = wrap(text, maxWidth - 2 * TEXT_PADDING, measure);
    const widest = Math.max(fontSize, ...lines.map(measure));
    return {
      // Rounding must not break the last word off.
      width: Math.ceil(widest) + 1 + 2 * TEXT_PADDING,
      height: Math.ceil(lines.length * fontSize * LINE_HEIGHT) + 2 * TEXT_PADDING,
    };
  }

  /** Forgets everything: letters have other widths since the font came. */
  clear(): void {
    this.known = new WeakMap();
  }

  private lay(object: BoardObject): TextLayout {
    const style = styleOf(object);
    const box = textBoxOf(object);
    const wanted = fullFontSize(object);
    const measure = (text: string, fontSize: number) => this.letters.width(text, fontSize, style.fontFamily);
    const { lines, fontSize } =
      object.kind === "frame"
        ? { lines: [shortened(style.text || "Frame", box.width, (text) => measure(text, wanted))], fontSize: wanted }
        : style.fontSize === undefined
          ? fit(style.text, box.width, box.height, wanted, measure)
          : { lines: wrap(style.text, box.width, (text) => measure(text, wanted)), fontSize: wanted };
    return { lines, fontSize, box, baseline: this.letters.baseline(style.fontFamily, LINE_HEIGHT) * fontSize };
  }
}

/** In letters of the wanted size, or of the largest smaller one that fits; what does not fit in the smallest is cut. */
export function fit(
  text: string,
  width: number,
  height: number,
  wanted: number,
  measure: Measure,
): Pick<TextLayout, "lines" | "fontSize"> {
  const at = (fontSize: number) => wrap(text, width, (part) => measure(part, fontSize));
  const fits = (lines: readonly string[], fontSize: number) => lines.length * fontSize * LINE_HEIGHT <= height;
  const whole = at(wanted);
  if (fits(whole, wanted)) return { lines: whole, fontSize: wanted };
  let [small, large] = [MIN_FONT_SIZE, Math.floor(wanted)];
  while (small < large) {
    const middle = Math.ceil((small + large) / 2);
    if (fits(at(middle), middle)) small = middle;
    else large = middle - 1;
  }
  const room = Math.max(1, Math.floor(height / (small * LINE_HEIGHT)));
  return { lines: at(small).slice(0, room), fontSize: small };
}

function shortened(text: string, width: number, measure: (text: string) => number): string {
  const [line = ""] = text.split("\n");
  if (measure(line) <= width) return line;
  let length = line.length;
  while (length > 0 && measure(`${line.slice(0, length)}…`) > width) length--;
  return `${line.slice(0, length)}…`;
}
