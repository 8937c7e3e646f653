import { unwrap } from "idb";
import type { BoardObject } from "../model/object";
import type { Database, StoredFacts } from "./database";
import { bucketsOf, messagesOf, queuesOf } from "./database";

/** Parts that a board's objects are written in: of 10,000 objects each has some 80, written within a millisecond. */
const BUCKETS = 128;

/** Boards kept for one person; those used longest ago go, unless edits of theirs wait. */
const MAX_BOARDS = 20;

export interface StoredBoard {
  readonly facts: StoredFacts;
  readonly objects: BoardObject[];
}

/** The last confirmed state of one board. A save takes effect whole or not at all. */
export class BoardCache {
  /** Buckets that differ from what is stored; all of them until this page has written once. */
  private readonly stale = new Set<number>(Array.from({ length: BUCKETS }, (_, bucket) => bucket));

  constructor(
    private readonly database: Database,
    private readonly boardId: string,
  ) {}

  async load(): Promise<StoredBoard | undefined> {
    return loadBoard(this.database, this.boardId);
  }

  /** What was read before where it is still what is stored, else what is stored now. */
  async loadUnless(read: StoredBoard | undefined): Promise<StoredBoard | undefined> {
    const facts = read && (await this.database.get("boards", this.boardId));
    return facts && isSame(facts, read.facts) ? read : this.load();
  }

  /** Objects that may differ from what is stored. */
  touch(ids: Iterable<string>): void {
    if (this.stale.size === BUCKETS) return;
    for (const id of ids) this.stale.add(bucketOf(id));
  }

  /** Stores a state together with the removal of the edits that it contains. */
  async save(facts: StoredFacts, objects: Iterable<BoardObject>, endedEdits: readonly string[]): Promise<void> {
    const buckets = new Map([...this.stale].map((bucket): [number, BoardObject[]] => [bucket, []]));
    for (const object of objects) buckets.get(bucketOf(object.id))?.push(object);
    this.stale.clear();
    try {
      const transaction = this.database.transaction(["boards", "objects", "edits"], "readwrite");
      const store = transaction.objectStore("objects");
      // One after the other: a browser copies what is put at once, and frames are drawn in between.
      for (const [bucket, content] of buckets) await store.put(content, [this.boardId, bucket]);
      const edits = transaction.objectStore("edits");
      await Promise.all(endedEdits.map((id) => edits.delete(id)));
      await transaction.objectStore("boards").put(facts);
      await transaction.done;
    } catch (error) {
      for (const bucket of buckets.keys()) this.stale.add(bucket);
      throw error;
    }
  }

  /** Nothing is left of the board, its edits included. */
  async forget(): Promise<void> {
    await forgetBoard(this.database, this.boardId);
  }

  async makeRoom(): Promise<void> {
    const boards = await this.database.getAll("boards");
    const oldest = boards.sort((a, b) => b.usedAt - a.usedAt).slice(MAX_BOARDS);
    for (const { boardId } of oldest) {
      const waiting = await this.database.countFromIndex("edits", "byQueue", queuesOf(boardId));
      const unsent = await this.database.count("messages", messagesOf(boardId));
      if (waiting + unsent === 0 && boardId !== this.boardId) await forgetBoard(this.database, boardId);
    }
  }
}

/** As it was stored last. What was read is taken out of the browser's hands, which takes its time, after `until` only. */
export async function loadBoard(
  database: Database,
  boardId: string,
  until: Promise<unknown> = Promise.resolve(),
): Promise<StoredBoard | undefined> {
  const transaction = database.transaction(["boards", "objects"]);
  const objects = unwrap(transaction.objectStore("objects")).getAll(bucketsOf(boardId)) as IDBRequest<BoardObject[][]>;
  const [facts] = await Promise.all([transaction.objectStore("boards").get(boardId), transaction.done]);
  await until;
  return facts && { facts, objects: objects.result.flat() };
}

/** Facts are stored with every save, together with all that it changes. */
function isSame(a: StoredFacts, b: StoredFacts): boolean {
  return a.epoch === b.epoch && a.seq === b.seq && a.usedAt === b.usedAt && a.role === b.role && a.name === b.name;
}

async function forgetBoard(database: Database, boardId: string): Promise<void> {
  const transaction = database.transaction(["boards", "objects", "edits", "messages", "pictures"], "readwrite");
  const edits = transaction.objectStore("edits");
  const keys = await edits.index("byQueue").getAllKeys(queuesOf(boardId));
  await Promise.all([
    ...keys.map((key) => edits.delete(key)),
    transaction.objectStore("objects").delete(bucketsOf(boardId)),
    transaction.objectStore("boards").delete(boardId),
    transaction.objectStore("messages").delete(messagesOf(boardId)),
    transaction.objectStore("pictures").delete(boardId),
    transaction.done,
  ]);
}

/** By the last byte, which is random. */
function bucketOf(id: string): number {
  return (Number.parseInt(id.slice(-2), 16) || 0) % BUCKETS;
}
