import type { BoardObject } from "../model/object";
import { sizeOf, textProp } from "../model/object";

export const FONT_FAMILY = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';
export const LINE_HEIGHT = 1.25;
export const PADDING = 12;

const DEFAULT_FONT_SIZE = 17;
const MIN_FONT_SIZE = 8;

export interface TextLayout {
  readonly lines: readonly string[];
  /** Board units. */
  readonly fontSize: number;
}

type Measure = (text: string, fontSize: number) => number;

export function fontOf(fontSize: number): string {
  return `500 ${fontSize}px ${FONT_FAMILY}`;
}

/** Breaks texts into lines that fit their objects, in smaller letters where they do not; remembers the last result. */
export class TextLayouts {
  private readonly known = new Map<string, { key: string; layout: TextLayout }>();

  constructor(private readonly measure: Measure) {}

  of(object: BoardObject): TextLayout {
    const { width, height } = sizeOf(object);
    const text = textProp(object, "text");
    const wanted = fontSizeOf(object);
    const key = `${width} ${height} ${wanted} ${text}`;
    const known = this.known.get(object.id);
    if (known?.key === key) return known.layout;
    const layout = fit(text, width - 2 * PADDING, height - 2 * PADDING, wanted, this.measure);
    this.known.set(object.id, { key, layout });
    return layout;
  }

  /** Forgets everything: letters have other widths since the font came. */
  clear(): void {
    this.known.clear();
  }
}

export function fontSizeOf(object: BoardObject): number {
  const size = object.props["fontSize"];
  return typeof size === "number" && size >= MIN_FONT_SIZE && size <= 96 ? size : DEFAULT_FONT_SIZE;
}

export function fit(text: string, width: number, height: number, wanted: number, measure: Measure): TextLayout {
  for (let fontSize = wanted; ; fontSize = Math.max(MIN_FONT_SIZE, fontSize - 1)) {
    const lines = wrap(text, width, (part) => measure(part, fontSize));
    const tooTall = lines.length * fontSize * LINE_HEIGHT > height;
    if (!tooTall || fontSize <= MIN_FONT_SIZE) {
      const room = Math.max(1, Math.floor(height / (fontSize * LINE_HEIGHT)));
      return { lines: lines.slice(0, room), fontSize };
    }
  }
}

function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ").flatMap((whole) => pieces(whole, width, measure))) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && measure(longer) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}

/** A word that is too long for a line is cut. */
function pieces(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word];
  const result: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && measure(piece + character) > width) {
      result.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...result, piece];
}
