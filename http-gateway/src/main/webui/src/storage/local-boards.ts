import type { Keeping } from "../protocol/keeping";
import type { StoredBoard } from "./board-cache";
import { loadBoard } from "./board-cache";
import { BoardKeeper } from "./board-keeper";
import type { Database } from "./database";
import { forgetUser, openDatabase } from "./database";

export interface KeptBoard {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** One person's boards as this browser keeps them. */
export class LocalBoards {
  private opened: Promise<Database> | undefined;
  private ahead: { readonly boardId: string; readonly board: Promise<StoredBoard | undefined> } | undefined;

  constructor(readonly userId: string) {}

  /** Begins to read a board that will be opened next, while the page is still being put together. */
  readAhead(boardId: string): void {
    const board = this.database?.then((database) => loadBoard(database, boardId));
    // Who needs it hears of the failure.
    board?.catch(() => undefined);
    this.ahead = board && { boardId, board };
  }

  keeperOf(boardId: string): Keeping | undefined {
    const { ahead, database } = this;
    this.ahead = undefined;
    const read = ahead?.boardId === boardId ? ahead.board : undefined;
    return database && new BoardKeeper(database, navigator.locks, boardId, read);
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
