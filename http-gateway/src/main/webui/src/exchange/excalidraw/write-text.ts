import { fullFontSize } from "../../canvas/text-layout";
import { wrap } from "../../canvas/wrap";
import type { BoardObject } from "../../model/object";
import type { FontFamily } from "../../model/style";
import { INK, styleOf } from "../../model/style";

/** Excalifont, Helvetica and Cascadia. */
const FAMILIES: Readonly<Record<FontFamily, number>> = { hand: 5, sans: 2, mono: 3 };

/** Of a letter, as a part of the font size: enough to say where lines probably end. */
const LETTER_WIDTH = 0.55;

/** The fields of a text element with the letters of an object; its lines broken where they are longer than a width. */
export function textFields(object: BoardObject, text: string, maxWidth = Infinity) {
  const { fontFamily, textAlign, verticalAlign, textColor } = styleOf(object);
  const fontSize = fullFontSize(object);
  return {
    text: wrap(text, maxWidth, (part) => part.length * fontSize * LETTER_WIDTH).join("\n"),
    originalText: text,
    fontSize,
    fontFamily: FAMILIES[fontFamily],
    textAlign,
    verticalAlign,
    lineHeight: 1.25,
    autoResize: true,
    strokeColor: textColor || INK,
  };
}
