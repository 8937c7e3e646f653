import type { Operation } from "../model/change";
import type { Database, StoredEdit } from "./database";
import { queuesOf } from "./database";

/** Writes in one transaction; more would hold a frame up. */
const BATCH = 200;

interface Write {
  readonly id: string;
  /** Absent: what has this id is removed. */
  readonly record: StoredEdit | undefined;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/** The edits of one page on one board, kept until the server has them. Writes are done in the order in which they were asked for. */
export class EditQueue {
  private readonly records = new Map<string, StoredEdit>();
  private readonly waiting: Write[] = [];
  private writing = false;
  private lastOrder = 0;

  constructor(
    private readonly database: Database,
    private readonly boardId: string,
    /** Unique to this page and board. */
    readonly name: string,
  ) {}

  /** Rejects where the browser did not keep it. */
  add({ id, edit }: Operation): Promise<void> {
    this.lastOrder = Math.max(this.lastOrder + 1, Date.now());
    return this.put({ id, boardId: this.boardId, queue: this.name, order: this.lastOrder, edit });
  }

  /** The server has it, as change number `seq`: it is not sent again. */
  async confirm(id: string, seq: bigint): Promise<void> {
    const record = this.records.get(id);
    if (record) await this.put({ ...record, seq });
  }

  async remove(id: string): Promise<void> {
    if (this.records.delete(id)) await this.write(id, undefined);
  }

  /** Edits whose result is part of the log up to `seq`. */
  confirmedUpTo(seq: bigint): string[] {
    return [...this.records.values()].flatMap((record) =>
      record.seq !== undefined && record.seq <= seq ? [record.id] : [],
    );
  }

  /** They are gone, by somebody else's transaction. */
  drop(ids: readonly string[]): void {
    for (const id of ids) this.records.delete(id);
  }

  /** Names of all queues of this board but this one. */
  async others(): Promise<string[]> {
    const names: string[] = [];
    const index = this.database.transaction("edits").store.index("byQueue");
    for (
      let cursor = await index.openKeyCursor(queuesOf(this.boardId), "nextunique");
      cursor;
      cursor = await cursor.continue()
    ) {
      const [, name] = cursor.key;
      if (name !== this.name) names.push(name);
    }
    return names;
  }

  /** Takes over the edits of a queue whose page is gone; oldest first. The caller holds that queue's lock. */
  async adopt(name: string): Promise<StoredEdit[]> {
    const { store, done } = this.database.transaction("edits", "readwrite");
    const found = await store.index("byQueue").getAll([this.boardId, name]);
    const adopted = found.map((record) => ({ ...record, queue: this.name })).sort((a, b) => a.order - b.order);
    await Promise.all([...adopted.map((record) => store.put(record)), done]);
    for (const record of adopted) {
      this.records.set(record.id, record);
      this.lastOrder = Math.max(this.lastOrder, record.order);
    }
    return adopted;
  }

  private put(record: StoredEdit): Promise<void> {
    this.records.set(record.id, record);
    return this.write(record.id, record);
  }

  private write(id: string, record: StoredEdit | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ id, record, written: resolve, failed: reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        await this.writeBatch(batch);
        for (const { written } of batch) written();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = false;
  }

  private async writeBatch(batch: readonly Write[]): Promise<void> {
    const { store, done } = this.database.transaction("edits", "readwrite");
    await Promise.all([...batch.map(({ id, record }) => (record ? store.put(record) : store.delete(id))), done]);
  }
}
