import type { BoardObject, Kind } from "../model/object";
import { sizeOf } from "../model/object";
import { FONT_SIZE, styleOf } from "../model/style";
import { wrap } from "./wrap";

export const LINE_HEIGHT = 1.25;

/** Of the letters of a frame's title. */
const TITLE_LINE_HEIGHT = 1.4;

/** Board units around the letters of a text object: it is little more than them. */
export const TEXT_PADDING = 4;

const PADDING = 12;

/** Of letters, in their size: a little more than they have on average. */
const LETTER_WIDTH = 0.62;

/** Where letters are, as seen from the object's top left corner. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Parts of the box that letters have: left, top, right, bottom. */
const ROOM: Partial<Record<Kind, readonly [number, number, number, number]>> = {
  ellipse: [0.147, 0.147, 0.853, 0.853],
  diamond: [0.22, 0.22, 0.78, 0.78],
  star: [0.24, 0.36, 0.76, 0.78],
};

export function textBoxOf(object: BoardObject): TextBox {
  const { width, height } = sizeOf(object);
  if (object.kind === "frame") {
    const title = titleHeightOf(object);
    return { x: 2, y: -title, width: Math.max(1, width - 4), height: title };
  }
  const [left, top, right, bottom] = ROOM[object.kind] ?? [0, 0, 1, 1];
  const padding = object.kind in ROOM ? 0 : object.kind === "text" ? TEXT_PADDING : PADDING;
  const x = Math.min(width * left + padding, width / 2);
  const y = Math.min(height * top + padding, height / 2);
  return {
    x,
    y,
    width: Math.max(1, width * right - padding - x),
    height: Math.max(1, height * bottom - padding - y),
  };
}

/** Board units above a frame in which its title is. */
export function titleHeightOf(frame: BoardObject): number {
  return (styleOf(frame).fontSize ?? FONT_SIZE) * TITLE_LINE_HEIGHT;
}

/**
 * Board units by which letters of a given size may reach out of their object, above it or below; 0 mostly. An estimate on the safe
 * side: measuring them takes longer than finding out which parts of a board are in view may.
 */
export function overflowOf(object: BoardObject): number {
  const { text, fontSize } = styleOf(object);
  // Letters without a size of their own are made to fit, and text objects to fit their letters.
  if (text === "" || fontSize === undefined || object.kind === "frame" || object.kind === "text") return 0;
  const { width, height } = textBoxOf(object);
  const letter = fontSize * LETTER_WIDTH;
  const isOneLine = text.length * letter <= width && !text.includes("\n");
  const lines = isOneLine ? 1 : wrap(text, width, (part) => part.length * letter).length;
  return Math.max(0, lines * fontSize * LINE_HEIGHT - height);
}
