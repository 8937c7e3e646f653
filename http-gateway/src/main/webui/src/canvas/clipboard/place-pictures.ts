import type { ReadPicture } from "../../exchange/read-picture";
import type { BoardObject, Size } from "../../model/object";
import { newObject } from "../../model/object";
import type { Point } from "../../model/presence";
import { uuidV7 } from "../../model/uuid";
import { putAndPick } from "../tools/make";
import type { Desk } from "../tools/tool";

/** Files that are taken at once. */
const MOST_FILES = 24;

/** Files that could not be read which are told one by one. */
const MOST_TOLD = 3;

/** Board units of the longer side: of an image at most, of an SVG document always. */
const IMAGE_SIDE = 480;
const SVG_SIDE = 240;

/** Board units between pictures. */
const GAP = 24;

/** What the file chooser offers; other kinds that the browser can read are taken, too. */
const ACCEPTED = "image/png,image/jpeg,image/webp,image/gif,image/svg+xml,.svg";

export function isPicture({ type, name }: File): boolean {
  return type.startsWith("image/") || isSvgName(name);
}

/** Puts picture files on the board, side by side around a point, as one step. What cannot be read is told. */
export async function placePictures(desk: Desk, files: readonly File[], at: Point): Promise<void> {
  if (!desk.board.editable) {
    desk.say("You may look at this board, but not change it.");
    return;
  }
  if (files.length > MOST_FILES) {
    desk.say(`These are ${files.length} pictures; at most ${MOST_FILES} can be placed at once.`);
    return;
  }
  const read: ReadPicture[] = [];
  const failures: string[] = [];
  // One after the other: a decoded picture may take 400 MB.
  for (const file of files) {
    try {
      const { readPictureFile } = await import("../../exchange/read-picture");
      read.push(await readPictureFile(typed(file)));
    } catch (error) {
      failures.push(files.length === 1 ? messageOf(error) : `${file.name}: ${messageOf(error)}`);
    }
  }
  put(desk, read, at);
  for (const failure of failures.slice(0, MOST_TOLD)) desk.say(failure);
  if (failures.length > MOST_TOLD) desk.say(`${failures.length - MOST_TOLD} more pictures could not be placed.`);
}

/** Asks the person for picture files, for the middle of what is seen then. */
export function choosePictures(desk: Desk): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ACCEPTED;
  input.multiple = true;
  input.addEventListener("change", () => void placePictures(desk, [...(input.files ?? [])], desk.camera.centre));
  input.click();
}

/** The top left corners of boxes in rows around a point, about as many rows as columns. */
export function sideBySide(sizes: readonly Size[], centre: Point): Point[] {
  const columns = Math.ceil(Math.sqrt(sizes.length));
  const rows = Array.from({ length: Math.ceil(sizes.length / columns) }, (_, row) => {
    const boxes = sizes.slice(row * columns, (row + 1) * columns);
    const width = boxes.reduce((sum, box) => sum + box.width + GAP, -GAP);
    return { boxes, width, height: Math.max(...boxes.map(({ height }) => height)) };
  });
  let y = centre.y - rows.reduce((sum, { height }) => sum + height + GAP, -GAP) / 2;
  return rows.flatMap(({ boxes, width, height }) => {
    let x = centre.x - width / 2;
    const top = y;
    y += height + GAP;
    return boxes.map((box) => {
      const corner = { x, y: top + (height - box.height) / 2 };
      x += box.width + GAP;
      return corner;
    });
  });
}

function put(desk: Desk, pictures: readonly ReadPicture[], at: Point): void {
  if (pictures.length === 0) return;
  const sizes = pictures.map(sizeOnBoard);
  const corners = sideBySide(sizes, at);
  const objects = pictures.map(({ kind, props }, i): BoardObject => ({
    ...newObject(uuidV7(), kind, 0, 0, 0),
    ...corners[i],
    ...sizes[i],
    props,
  }));
  desk.setTool("select");
  putAndPick(desk, objects);
}

function sizeOnBoard({ kind, size: { width, height } }: ReadPicture): Size {
  const longer = Math.max(width, height);
  const scale = kind === "svg" ? SVG_SIDE / longer : Math.min(1, IMAGE_SIDE / longer);
  return { width: width * scale, height: height * scale };
}

/** Some systems do not know what an SVG file is. */
function typed(file: File): Blob {
  return file.type === "" && isSvgName(file.name) ? new Blob([file], { type: "image/svg+xml" }) : file;
}

function isSvgName(name: string): boolean {
  return /\.svg$/i.test(name);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
