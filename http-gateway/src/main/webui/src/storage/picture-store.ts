import type { BoardPicture } from "../model/board-picture";
import type { Position } from "../model/confirmed-board";
import type { Database } from "./database";
import { queuesOf } from "./database";

/** Pictures kept for one person, and bytes of one: 48 MiB together. Those kept longest ago go first. */
export const MOST_PICTURES = 12;
export const MAX_PICTURE_BYTES = 4 * 1024 * 1024;

/** A picture, and what is kept of its board. */
export interface KeptPicture {
  readonly picture: BoardPicture;
  readonly position: Position;
  /** Edits that are not part of what is kept, of whichever page. */
  readonly waiting: number;
}

/** Undefined where the board, or a picture of it, is not kept. */
export async function loadPicture(database: Database, boardId: string): Promise<KeptPicture | undefined> {
  const transaction = database.transaction(["boards", "edits", "pictures"]);
  const [facts, waiting, picture] = await Promise.all([
    transaction.objectStore("boards").get(boardId),
    transaction.objectStore("edits").index("byQueue").count(queuesOf(boardId)),
    transaction.objectStore("pictures").get(boardId),
  ]);
  return facts && picture && { picture, position: { epoch: facts.epoch, seq: facts.seq }, waiting };
}

/** One for each board that is kept; false where it is not kept, or the picture is too large. */
export async function putPicture(database: Database, boardId: string, picture: BoardPicture): Promise<boolean> {
  if (picture.png.byteLength > MAX_PICTURE_BYTES) return false;
  const transaction = database.transaction(["boards", "pictures"], "readwrite");
  const pictures = transaction.objectStore("pictures");
  const isKept = (await transaction.objectStore("boards").count(boardId)) > 0;
  if (isKept) {
    await pictures.put({ ...picture, boardId, keptAt: Date.now() });
    const oldestFirst = await pictures.index("byAge").getAllKeys();
    const most = oldestFirst.length - MOST_PICTURES;
    const others = oldestFirst.filter((id) => id !== boardId).slice(0, Math.max(0, most));
    await Promise.all(others.map((id) => pictures.delete(id)));
  }
  await transaction.done;
  return isKept;
}

export async function dropPicture(database: Database, boardId: string): Promise<void> {
  await database.delete("pictures", boardId);
}
