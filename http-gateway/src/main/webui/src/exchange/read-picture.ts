import { sanitised } from "../canvas/drawing/sanitise-svg";
import type { Props, Size } from "../model/object";
import { ImportFailure } from "./import-failure";
import { isPlainSvg } from "./pictures";
import { readPicture } from "./shrink-picture";

/** Bytes of a picture's file. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Bytes of an SVG document that is looked through; sanitising takes time with its length. */
const MOST_SVG_BYTES = 2 * 1024 * 1024;

/** Bytes of an SVG document that an object holds: its props may have 32,768 of them. */
const MOST_HELD_BYTES = 32_000;

/** What a picture's file becomes on a board, in the proportions of its own size. */
export interface ReadPicture {
  readonly kind: "image" | "svg";
  readonly props: Props;
  /** Pixels, or units of the SVG document. */
  readonly size: Size;
}

/**
 * Reads a raster image or an SVG document. What an object cannot hold is made smaller; an SVG document that is too long
 * becomes an image of it. Throws an ImportFailure where that cannot be.
 */
export async function readPictureFile(file: Blob): Promise<ReadPicture> {
  if (file.size > MOST_BYTES) throw new ImportFailure(`That picture has more than ${MOST_BYTES / 1024 / 1024} MB.`);
  if (file.type === "image/svg+xml") return readSvg(file);
  const { src, width, height } = await readPicture(file);
  return { kind: "image", props: { src }, size: { width, height } };
}

async function readSvg(file: Blob): Promise<ReadPicture> {
  if (file.size > MOST_SVG_BYTES)
    throw new ImportFailure(`That SVG document has more than ${MOST_SVG_BYTES / 1024 / 1024} MB.`);
  const text = (await file.text()).trim();
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.nodeName !== "svg") throw new ImportFailure("That SVG document is broken.");
  const svg = isPlainSvg(text) ? text : cleaned(text);
  const size = sizeOfSvg(root);
  if (new TextEncoder().encode(svg).length <= MOST_HELD_BYTES) return { kind: "svg", props: { svg }, size };
  const { src } = await readPicture(new Blob([cleaned(text)], { type: file.type }));
  return { kind: "image", props: { src }, size };
}

function cleaned(text: string): string {
  try {
    return sanitised(text);
  } catch (error) {
    throw new ImportFailure("Nothing of that SVG document can be shown.", { cause: error });
  }
}

function sizeOfSvg(root: Element): Size {
  const [, , boxWidth = NaN, boxHeight = NaN] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const width = Number.parseFloat(root.getAttribute("width") ?? "");
  const height = Number.parseFloat(root.getAttribute("height") ?? "");
  const sizes = [
    { width: boxWidth, height: boxHeight },
    { width, height },
  ];
  return sizes.find((size) => size.width > 0 && size.height > 0) ?? { width: 1, height: 1 };
}
