import type { Json, Props } from "../model/object";

/** Bytes of a file that is read. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Objects of one file: what the server lets one board have. */
export const MAX_OBJECTS = 100_000;

/** Of one object, encoded, as the server counts. */
export const MAX_PROPS_BYTES = 32 * 1024;

/** UTF-16 units of one text. */
export const MAX_TEXT = 10_000;

/** Absolute value of a coordinate or length, board units. */
export const MAX_COORDINATE = 1e9;

export const MAX_Z_INDEX = 1_000_000_000;

/** Levels of lists and objects in one prop. */
export const MAX_DEPTH = 16;

/** Tag and length of an embedded message: at most this much for anything within the bounds. */
const FRAMING = 6;

const encoder = new TextEncoder();

/** At least the size that the server counts. */
export function propsBytes(props: Props): number {
  return Object.entries(props).reduce((sum, [key, value]) => sum + textBytes(key) + valueBytes(value) + FRAMING, 0);
}

function valueBytes(value: Json): number {
  if (typeof value === "string") return textBytes(value) + FRAMING;
  if (typeof value === "number") return 9;
  if (value === null || typeof value === "boolean") return 2;
  const entries: [string, Json][] = Array.isArray(value) ? value.map((item) => ["", item]) : Object.entries(value);
  return entries.reduce((sum, [key, item]) => sum + textBytes(key) + valueBytes(item) + 2 * FRAMING, FRAMING);
}

function textBytes(text: string): number {
  // Almost always ASCII; encoding is only needed where a rough bound is not enough.
  return text.length < 8 ? 3 * text.length : encoder.encode(text).length;
}
