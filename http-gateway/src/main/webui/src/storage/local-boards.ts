import type { Keeping } from "../protocol/keeping";
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
  private readonly database: Promise<Database> | undefined;

  constructor(private readonly userId: string) {
    // Both are missing on pages that are served without TLS from another host than this one: there nothing is kept.
    if (!("indexedDB" in globalThis && "locks" in navigator)) return;
    this.database = openDatabase(userId);
    // Who needs it hears of the failure.
    this.database.catch(() => undefined);
  }

  keeperOf(boardId: string): Keeping | undefined {
    return this.database && new BoardKeeper(this.database, navigator.locks, boardId);
  }

  /** The boards that open without the server. Rejects where the browser cannot tell. */
  async list(): Promise<KeptBoard[]> {
    const boards = (await (await this.database)?.getAll("boards")) ?? [];
    return boards.map(({ boardId, name, ownerId, usedAt }) => ({ id: boardId, name, ownerId, usedAt }));
  }

  /** Nothing of the person stays in this browser. */
  async forget(): Promise<void> {
    if (!this.database) return;
    const open = await this.database.catch(() => undefined);
    open?.close();
    await forgetUser(this.userId);
  }
}
