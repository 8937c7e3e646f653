import type { Change, Edit, Operation } from "./change";
import { targetOf, THE_BOARD } from "./change";
import { Emitter } from "./emitter";
import type { BoardObject } from "./object";
import { patched } from "./object";
import { PendingEdits } from "./pending-edits";
import { RecentIds } from "./recent-ids";

/** Operations that may wait for the server before editing pauses. */
export const MAX_PENDING = 10_000;

/** Ids of applied operations that are remembered, to tell late drags from live ones. */
const RECENT_OPERATIONS = 8_192;

export type Outcome = "applied" | "duplicate" | "hole";

/** Where the log stands: what a rejoin needs to get only what is missing. */
export interface Position {
  /** 0 while the history's name is not known: everything is asked for. */
  readonly epoch: bigint;
  readonly seq: bigint;
}

/** How an operation that was pending came to its end. */
export interface Ending {
  readonly operation: Operation;
  readonly refused: boolean;
  /** Where the log has shown it: its object as the server had it just before. */
  readonly before?: BoardObject | undefined;
}

/**
 * The content of one board: the server's log applied in order (confirmed), and this person's pending edits on top of
 * it. Every client that has applied the same log and has nothing pending shows the same.
 */
export class BoardDocument {
  /** Ids of objects that look different now; THE_BOARD where the name does. */
  readonly changed = new Emitter<ReadonlySet<string>>();
  readonly ended = new Emitter<Ending>();
  readonly recent = new RecentIds(RECENT_OPERATIONS);

  private confirmed = new Map<string, BoardObject>();
  private confirmedName = "";
  private readonly visible = new Map<string, BoardObject>();
  private readonly pending = new PendingEdits();
  private staged: { objects: BoardObject[]; seq: bigint } | undefined;
  private at: Position = { epoch: 0n, seq: 0n };
  private top = -1;

  get position(): Position {
    return this.at;
  }

  get name(): string {
    return this.pending.nameOver(this.confirmedName, THE_BOARD);
  }

  get size(): number {
    return this.visible.size;
  }

  /** The highest place that any object has had here. */
  get topZIndex(): number {
    return this.top;
  }

  hasRoomFor(edits: number): boolean {
    return this.pending.size + edits <= MAX_PENDING;
  }

  get pendingCount(): number {
    return this.pending.size;
  }

  get(id: string): BoardObject | undefined {
    return this.visible.get(id);
  }

  objects(): IterableIterator<BoardObject> {
    return this.visible.values();
  }

  isPending(operationId: string): boolean {
    return this.pending.has(operationId);
  }

  pendingOperations(): Operation[] {
    return this.pending.all();
  }

  /** False where too many edits wait: nothing was changed. */
  edit(id: string, edit: Edit): boolean {
    if (!this.hasRoomFor(1)) return false;
    this.pending.add({ id, edit });
    this.refresh(new Set([targetOf(edit)]));
    return true;
  }

  /** A change from the log. A hole means that changes before it are missing: nothing was applied. */
  receive(seq: bigint, operationId: string, change: Change): Outcome {
    this.completeSnapshot();
    if (seq <= this.at.seq) return "duplicate";
    if (seq !== this.at.seq + 1n) return "hole";
    this.at = { ...this.at, seq };
    this.recent.add(operationId);
    const own = this.pending.end(operationId);
    const before = own && this.confirmed.get(targetOf(own.edit));
    const touched = new Set([this.confirm(change)]);
    if (own) touched.add(targetOf(own.edit));
    this.endAcknowledged(touched);
    this.refresh(touched);
    if (own) this.ended.emit({ operation: own, refused: false, before });
    return "applied";
  }

  /** The server accepted an operation as change number `seq`, now or before. */
  acknowledge(operationId: string, seq: bigint): void {
    this.pending.acknowledge(operationId, seq);
    const touched = new Set<string>();
    this.endAcknowledged(touched);
    this.refresh(touched);
  }

  /** The server refused an operation for good: it is undone. */
  refuse(operationId: string): Operation | undefined {
    const operation = this.pending.end(operationId);
    if (!operation) return undefined;
    this.refresh(new Set([targetOf(operation.edit)]));
    this.ended.emit({ operation, refused: true });
    return operation;
  }

  /** One part of a snapshot. Nothing is seen of it until it is complete, so that a lost connection leaves no half. */
  stageSnapshot(objects: readonly BoardObject[], seq: bigint): void {
    this.staged ??= { objects: [], seq };
    this.staged.objects.push(...objects);
  }

  discardSnapshot(): void {
    this.staged = undefined;
  }

  /** The snapshot is whole when something else follows it. Its epoch comes last, with `joined`. */
  completeSnapshot(): void {
    if (!this.staged) return;
    const { objects, seq } = this.staged;
    this.staged = undefined;
    const touched = new Set(this.confirmed.keys());
    this.confirmed = new Map(objects.map((object) => [object.id, object]));
    for (const id of this.confirmed.keys()) touched.add(id);
    for (const target of this.pending.targets()) touched.add(target);
    this.at = { epoch: 0n, seq };
    this.endAcknowledged(touched);
    this.refresh(touched);
  }

  /** The join is over. False where the log has not come as far as the server says: it must be asked for anew. */
  joined(epoch: bigint, seq: bigint, name: string): boolean {
    this.completeSnapshot();
    const whole = this.at.seq >= seq;
    this.at = { epoch: whole ? epoch : 0n, seq: this.at.seq };
    this.confirmedName = name;
    this.refresh(new Set([THE_BOARD]));
    return whole;
  }

  private confirm(change: Change): string {
    switch (change.type) {
      case "created":
        this.confirmed.set(change.object.id, change.object);
        return change.object.id;
      case "updated": {
        const object = this.confirmed.get(change.objectId);
        if (object) {
          this.confirmed.set(object.id, { ...patched(object, change.patch), version: change.version });
        }
        return change.objectId;
      }
      case "deleted":
        this.confirmed.delete(change.objectId);
        return change.objectId;
      case "renamed":
        this.confirmedName = change.name;
        return THE_BOARD;
      case "unknown":
        return THE_BOARD;
    }
  }

  private endAcknowledged(touched: Set<string>): void {
    for (const ended of this.pending.endUpTo(this.at.seq)) {
      this.recent.add(ended.id);
      touched.add(targetOf(ended.edit));
      this.ended.emit({ operation: ended, refused: false });
    }
  }

  private refresh(targets: ReadonlySet<string>): void {
    for (const id of targets) {
      const object = this.pending.over(this.confirmed.get(id), id);
      if (object) {
        this.visible.set(id, object);
        this.top = Math.max(this.top, object.zIndex);
      } else {
        this.visible.delete(id);
      }
    }
    this.changed.emit(targets);
  }
}
