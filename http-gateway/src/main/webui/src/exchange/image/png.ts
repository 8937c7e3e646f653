import type { Sight } from "../sight";
import { Painter } from "./painter";
import { WHITE_PAPER } from "./paper";

/** What browsers bear of one canvas. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 64_000_000;

/** Board units around the objects. */
const PADDING = 24;

export interface PngOptions {
  /** Pixels per board unit; less where the picture would be too large. */
  readonly scale: number;
  readonly transparent: boolean;
}

export interface Png {
  readonly blob: Blob;
  /** What became of the wanted scale. */
  readonly scale: number;
}

/** A picture of objects; undefined where there is nothing to draw. */
export async function pngOf(sight: Sight, { scale: wanted, transparent }: PngOptions): Promise<Png | undefined> {
  if (!sight.bounds) return undefined;
  const { left, top, right, bottom } = sight.bounds;
  const box = { left: left - PADDING, top: top - PADDING, right: right + PADDING, bottom: bottom + PADDING };
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const scale = Math.min(wanted, MAX_SIDE / Math.max(width, height), Math.sqrt(MAX_PIXELS / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no Canvas 2D");
  if (!transparent) {
    context.fillStyle = WHITE_PAPER.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  await new Painter().paintWhole({ context, theme: WHITE_PAPER, box, zoom: scale }, sight);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the browser could not encode the picture");
  return { blob, scale };
}
