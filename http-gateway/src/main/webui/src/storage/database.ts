import type { DBSchema, IDBPDatabase } from "idb";
import { deleteDB, openDB } from "idb";
import type { Role } from "../gen/collabboard/wire/v1/board_pb";
import type { BoardPicture } from "../model/board-picture";
import type { Edit } from "../model/change";
import type { BoardObject } from "../model/object";
import type { OwnMessage } from "../model/own-messages";

/** What is known of a kept board beside its objects. */
export interface StoredFacts {
  readonly boardId: string;
  readonly epoch: bigint;
  readonly seq: bigint;
  readonly name: string;
  readonly role: Role;
  readonly ownerId: string;
  /** Milliseconds since 1970; the boards used longest ago go first. */
  readonly usedAt: number;
}

/** An edit that the server has not confirmed, or whose result the kept state of its board does not have yet. */
export interface StoredEdit {
  /** Operation id: the same on every sending. */
  readonly id: string;
  readonly boardId: string;
  /** Whose it is to send: a page that holds the lock of this name. */
  readonly queue: string;
  /** Rises in the order in which the edits were made. */
  readonly order: number;
  readonly edit: Edit;
  /** Of the change that it became. Absent: it has to be sent. */
  readonly seq?: bigint;
}

/** A chat message that the server has not confirmed. Ids rise in the order in which messages were said. */
export interface StoredMessage extends OwnMessage {
  readonly boardId: string;
}

/** How a board looked when it was kept. */
export interface StoredPicture extends BoardPicture {
  readonly boardId: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

interface Schema extends DBSchema {
  boards: { key: string; value: StoredFacts };
  /** Objects in buckets, so that a change rewrites a small part: the key is [board, bucket]. */
  objects: { key: [string, number]; value: readonly BoardObject[] };
  edits: { key: string; value: StoredEdit; indexes: { byQueue: [string, string] } };
  /** The key is [board, message]. */
  messages: { key: [string, string]; value: StoredMessage };
  pictures: { key: string; value: StoredPicture; indexes: { byAge: number } };
}

export type Database = IDBPDatabase<Schema>;

const VERSION = 3;

const nameOf = (userId: string) => `collabboard-${userId}`;

/** One person's boards in this browser. Rejects where the browser keeps nothing. */
export async function openDatabase(userId: string): Promise<Database> {
  const database = await openDB<Schema>(nameOf(userId), VERSION, {
    upgrade(created, from) {
      if (from < 1) {
        created.createObjectStore("boards", { keyPath: "boardId" });
        created.createObjectStore("objects");
        created.createObjectStore("edits", { keyPath: "id" }).createIndex("byQueue", ["boardId", "queue"]);
      }
      if (from < 2) created.createObjectStore("messages", { keyPath: ["boardId", "id"] });
      created.createObjectStore("pictures", { keyPath: "boardId" }).createIndex("byAge", "keptAt");
    },
    // Another page removes or renews it; what is asked of it from now on fails.
    blocking: () => database.close(),
  });
  return database;
}

/** Nothing of the person is left in this browser. */
export async function forgetUser(userId: string): Promise<void> {
  await deleteDB(nameOf(userId));
}

/** Everything of one board. */
export const bucketsOf = (boardId: string) => IDBKeyRange.bound([boardId, 0], [boardId, Infinity]);
export const messagesOf = (boardId: string) => IDBKeyRange.bound([boardId], [boardId, []]);
export const queuesOf = (boardId: string) => IDBKeyRange.bound([boardId], [boardId, []]);
