import type { Operation } from "../model/change";
import { Emitter } from "../model/emitter";
import { uuidV7 } from "../model/uuid";
import type { Keeping, KeptEdit, KeptState } from "../protocol/keeping";
import type { StoredBoard } from "./board-cache";
import { BoardCache } from "./board-cache";
import type { Database, StoredEdit, StoredFacts } from "./database";
import { EditQueue } from "./edit-queue";
import { MessageStore } from "./message-store";
import type { Locks } from "./locks";
import { holdLock, withLock } from "./locks";

/** A state is written once nothing has changed for so long, and in any case this long after the first change. */
export const SAVE_AFTER_MS = 1_000;
export const SAVE_WITHIN_MS = 5_000;

/** A browser that does not answer in this time keeps nothing. */
export const START_WITHIN_MS = 3_000;

interface Parts {
  readonly cache: BoardCache;
  readonly queue: EditQueue;
}

/**
 * Keeps a board in IndexedDB. Each page has a queue of edits of its own, under a lock that it holds as long as it lives:
 * a queue whose lock is free belongs to nobody and is adopted. One page at a time writes the board's state.
 */
export class BoardKeeper implements Keeping {
  readonly adopted = new Emitter<readonly KeptEdit[]>();
  readonly failed = new Emitter<unknown>();
  readonly messages: MessageStore;

  private readonly ended = new AbortController();
  private readonly watched = new Set<string>();
  private parts: Parts | undefined;
  private state: () => KeptState | undefined = () => undefined;
  private writesState = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saveBy = Infinity;
  private lastSave = Promise.resolve();
  private saved = "";
  private told = false;

  constructor(
    private readonly database: Promise<Database>,
    private readonly locks: Locks,
    private readonly boardId: string,
    /** What was stored a moment ago, where somebody has begun to read that already. */
    private readonly readAhead: Promise<StoredBoard | undefined> = Promise.resolve(undefined),
  ) {
    this.messages = new MessageStore(database, boardId);
  }

  async start(state: () => KeptState | undefined): ReturnType<Keeping["start"]> {
    this.state = state;
    try {
      return await withinTime(this.load(), START_WITHIN_MS);
    } catch (error) {
      this.fail(error);
      this.ended.abort();
    }
    return { state: undefined, edits: [] };
  }

  async add(operation: Operation): Promise<void> {
    await this.attempt(({ queue }) => queue.add(operation));
  }

  confirmed(operationId: string, seq: bigint): void {
    // Who does not write the state cannot tell when it has the edit; who does will have it there soon.
    void this.attempt(({ queue }) => (this.writesState ? queue.confirm(operationId, seq) : queue.remove(operationId)));
    this.schedule();
  }

  refused(operationId: string): void {
    void this.attempt(({ queue }) => queue.remove(operationId));
  }

  touched(ids: Iterable<string>): void {
    this.parts?.cache.touch(ids);
    this.schedule();
  }

  keepNow(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.save();
  }

  lookAround(): void {
    void this.attempt(async ({ queue }) => {
      for (const name of await queue.others()) void this.adoptWhenFree(name);
    });
  }

  forget(): void {
    this.state = () => undefined;
    void this.lastSave.then(() => this.attempt(({ cache }) => cache.forget()));
    this.close();
  }

  /** What has changed is kept before the locks are free for others. */
  close(): void {
    this.keepNow();
    void this.lastSave.finally(() => this.ended.abort());
  }

  private async load() {
    const database = await this.database;
    const cache = new BoardCache(database, this.boardId);
    const queue = new EditQueue(database, this.boardId, uuidV7());
    await new Promise<void>((held, failed) => {
      holdLock(this.locks, lockOf(queue.name), this.ended.signal, held).catch(failed);
    });
    const edits: StoredEdit[] = [];
    for (const name of await queue.others()) {
      const free = await this.locks.request(lockOf(name), { ifAvailable: true }, (lock) => lock && queue.adopt(name));
      edits.push(...(free ?? []));
    }
    // Read after the edits: what another page has confirmed meanwhile is in the state, and is not sent again.
    const board = await cache.loadUnless(await this.readAhead);
    this.ended.signal.throwIfAborted();
    this.parts = { cache, queue };
    this.lookAround();
    void this.attempt(() => cache.makeRoom());
    void this.attempt(() =>
      holdLock(this.locks, `${lockOf(this.boardId)}-state`, this.ended.signal, () => this.startWriting()),
    );
    const seq = board?.facts.seq ?? 0n;
    return {
      state: board && stateOf(board.facts, board.objects),
      edits: edits.filter((edit) => (edit.seq ?? seq + 1n) > seq),
    };
  }

  private async adoptWhenFree(name: string): Promise<void> {
    if (this.watched.has(name)) return;
    this.watched.add(name);
    await this.attempt(async ({ queue }) => {
      const edits = await withLock(this.locks, lockOf(name), this.ended.signal, () => queue.adopt(name));
      if (edits && edits.length > 0) this.adopted.emit(edits);
    });
  }

  private startWriting(): void {
    this.writesState = true;
    this.schedule();
  }

  private schedule(): void {
    if (!this.writesState || this.ended.signal.aborted) return;
    const now = Date.now();
    this.saveBy = Math.min(this.saveBy, now + SAVE_WITHIN_MS);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.min(SAVE_AFTER_MS, Math.max(0, this.saveBy - now)));
  }

  private save(): void {
    this.timer = undefined;
    this.saveBy = Infinity;
    this.lastSave = this.lastSave.then(() => this.attempt((parts) => this.saveState(parts)));
  }

  private async saveState({ cache, queue }: Parts): Promise<void> {
    const state = this.state();
    if (!state) return;
    const { position, name, role, ownerId, objects } = state;
    const ended = queue.confirmedUpTo(position.seq);
    const saved = `${position.epoch} ${position.seq} ${role}`;
    if (saved === this.saved && ended.length === 0) return;
    await cache.save({ boardId: this.boardId, ...position, name, role, ownerId, usedAt: Date.now() }, objects, ended);
    queue.drop(ended);
    this.saved = saved;
  }

  /** Does something where the board is kept at all; where that fails the person is told, once. */
  private async attempt(work: (parts: Parts) => Promise<void>): Promise<void> {
    if (!this.parts) return;
    try {
      await work(this.parts);
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (this.told || this.ended.signal.aborted) return;
    this.told = true;
    this.failed.emit(error);
  }
}

function lockOf(name: string): string {
  return `collabboard-${name}`;
}

function stateOf({ epoch, seq, name, role, ownerId }: StoredFacts, objects: KeptState["objects"]): KeptState {
  return { position: { epoch, seq }, name, role, ownerId, objects };
}

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser's storage does not answer")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
