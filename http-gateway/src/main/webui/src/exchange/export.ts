import { CanvasLetters } from "../canvas/letters";
import { TextLayouts } from "../canvas/text-layout";
import type { BoardModel } from "../model/board-model";
import type { BoardObject } from "../model/object";
import { writeCollabBoard } from "./collabboard/write";
import { writeExcalidraw } from "./excalidraw/write-scene";
import { fontsFor } from "./image/fonts";
import { WHITE_PAPER } from "./image/paper";
import { pngOf } from "./image/png";
import { printPicture } from "./image/print";
import { sightOf } from "./sight";
import { fontRules, pageFonts, usedFonts } from "./svg/font-faces";
import { writeSvg } from "./svg/write-svg";

export type Format = "png" | "svg" | "json" | "excalidraw";

export interface ExportOptions {
  readonly format: Format;
  /** Only what is picked. */
  readonly selection: boolean;
  /** Of a PNG: pixels per board unit. */
  readonly scale: number;
  /** Of PNG and SVG: no paper behind the objects. */
  readonly transparent: boolean;
}

export interface Exported {
  readonly content: Blob;
  readonly extension: string;
  /** What the person should know of it. */
  readonly remark?: string | undefined;
}

/** A file of the board; undefined where there is nothing in it. */
export async function exported(board: BoardModel, options: ExportOptions): Promise<Exported | undefined> {
  const objects = chosen(board, options.selection);
  if (objects.length === 0) return undefined;
  switch (options.format) {
    case "png":
      return picture(board, objects, options);
    case "svg":
      return drawing(board, objects, options);
    case "json":
      return { content: new Blob([writeCollabBoard(objects)], { type: "application/json" }), extension: "json" };
    case "excalidraw": {
      const scene = writeExcalidraw(sightOf(objects, (id) => board.get(id)).layers);
      return { content: new Blob([scene], { type: "application/json" }), extension: "excalidraw" };
    }
  }
}

/** Pixels per board unit of what is printed, where the picture does not become too large. */
const PRINT_SCALE = 3;

/** Returns whether there was anything to print. */
export async function printed(board: BoardModel, selection: boolean): Promise<boolean> {
  const sight = sightOf(chosen(board, selection), (id) => board.get(id));
  const png = await pngOf(sight, { scale: PRINT_SCALE, transparent: false });
  if (png) await printPicture(png.blob);
  return png !== undefined;
}

function chosen(board: BoardModel, selection: boolean): BoardObject[] {
  return [...board.objects()].filter(({ id }) => !selection || board.selection.has(id));
}

async function picture(board: BoardModel, objects: readonly BoardObject[], options: ExportOptions) {
  const png = await pngOf(
    sightOf(objects, (id) => board.get(id)),
    options,
  );
  if (!png) return undefined;
  const smaller = png.scale < options.scale;
  const remark = smaller
    ? `The picture was made at ${Math.round(png.scale * 100)} %: larger ones do not fit.`
    : undefined;
  return { content: png.blob, extension: "png", remark };
}

async function drawing(board: BoardModel, objects: readonly BoardObject[], { transparent }: ExportOptions) {
  const sight = sightOf(objects, (id) => board.get(id));
  await fontsFor(sight.layers);
  const texts = new TextLayouts(new CanvasLetters());
  const fonts = await fontRules(usedFonts(pageFonts(), sight.layers, texts)).catch((error: unknown) => {
    console.warn("the fonts of a drawing cannot be had", error);
    return undefined;
  });
  const svg = writeSvg(sight, texts, transparent ? undefined : WHITE_PAPER.paper, fonts);
  const remark = fonts === undefined ? "The drawing names its fonts, but could not take them along." : undefined;
  return { content: new Blob([svg], { type: "image/svg+xml" }), extension: "svg", remark };
}
