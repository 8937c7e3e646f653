import type { BoardPicture } from "../model/board-picture";
import type { Keeping } from "../protocol/keeping";
import type { StoredBoard } from "./board-cache";
import { loadBoard } from "./board-cache";
import { BoardKeeper } from "./board-keeper";
import type { Database } from "./database";
import { forgetUser, openDatabase } from "./database";
import type { KeptPicture } from "./picture-store";
import { dropPicture, loadPicture, putPicture } from "./picture-store";

/** A board waits no longer than this for its picture to be seen; ms. */
export const PICTURE_WITHIN_MS = 400;

export interface KeptBoard {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** A board that is read before anybody has asked for it. */
interface Ahead {
  readonly boardId: string;
  /** There while its picture is seen already. */
  readonly board: Promise<StoredBoard | undefined>;
  readonly picture: Promise<KeptPicture | undefined>;
  readonly pictureSeen: () => void;
  /** What was read is given out once only. */
  taken: boolean;
}

/** One person's boards as this browser keeps them. */
export class LocalBoards {
  private opened: Promise<Database> | undefined;
  private ahead: Ahead | undefined;

  constructor(readonly userId: string) {}

  /** Begins to read a board that will be opened next, its picture first, while the page is still being put together. */
  readAhead(boardId: string): void {
    const { database } = this;
    if (!database) return;
    let pictureSeen: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => (pictureSeen = resolve));
    const picture = database.then((opened) => loadPicture(opened, boardId));
    const shown = picture.then(
      (kept) => kept && seenOrLate(seen),
      () => undefined,
    );
    const board = database.then((opened) => loadBoard(opened, boardId, shown));
    // Who needs it hears of the failure.
    board.catch(() => undefined);
    this.ahead = { boardId, board, picture, pictureSeen, taken: false };
  }

  /**
   * Hands the picture of a board that was read ahead to `show`, once, where there is one. It is deleted where that gives false,
   * and where it, or reading it, fails; then this rejects.
   */
  async withPicture(boardId: string, show: (kept: KeptPicture) => Promise<boolean>): Promise<void> {
    const { ahead } = this;
    // What was read is of that moment: for the first opening only.
    this.ahead = undefined;
    if (ahead?.boardId !== boardId) return;
    let good = false;
    try {
      const kept = await ahead.picture;
      good = !kept || (await show(kept));
    } finally {
      ahead.pictureSeen();
      if (!good) await this.dropPicture(boardId);
    }
  }

  keeperOf(boardId: string): Keeping | undefined {
    const { ahead, database } = this;
    const read = ahead?.boardId === boardId && !ahead.taken ? ahead.board : undefined;
    if (ahead) ahead.taken = true;
    return database && new BoardKeeper(database, navigator.locks, boardId, read);
  }

  /** Kept together with the board, as long as that is. Rejects where the browser does not keep it. */
  async keepPicture(boardId: string, picture: BoardPicture): Promise<boolean> {
    const database = await this.database;
    return database !== undefined && putPicture(database, boardId, picture);
  }

  private async dropPicture(boardId: string): Promise<void> {
    const database = await this.database;
    if (database) await dropPicture(database, boardId);
  }

  /** The boards that open without the server. Rejects where the browser cannot tell. */
  async list(): Promise<KeptBoard[]> {
    const boards = (await (await this.database)?.getAll("boards")) ?? [];
    return boards.map(({ boardId, name, ownerId, usedAt }) => ({ id: boardId, name, ownerId, usedAt }));
  }

  /** Nothing of the person stays in this browser. */
  async forget(): Promise<void> {
    const { opened } = this;
    if (!opened) return;
    this.opened = this.ahead = undefined;
    (await opened.catch(() => undefined))?.close();
    await forgetUser(this.userId);
  }

  /** Undefined on pages that are served without TLS from another host than this one, where browsers lack what it takes. */
  private get database(): Promise<Database> | undefined {
    if (!("indexedDB" in globalThis && "locks" in navigator)) return undefined;
    if (!this.opened) {
      this.opened = openDatabase(this.userId);
      // Who needs it hears of the failure.
      this.opened.catch(() => undefined);
    }
    return this.opened;
  }
}

/** Resolves once a picture has been seen or is not to be shown; a page that is hidden shows none, and waits no longer than this. */
export async function seenOrLate(picture: Promise<unknown>): Promise<void> {
  await Promise.race([picture, new Promise((resolve) => setTimeout(resolve, PICTURE_WITHIN_MS))]);
}
