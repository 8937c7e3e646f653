import type { Change, Edit, Operation } from "./change";
import { targetOf, THE_BOARD } from "./change";
import type { ConfirmedState, Outcome, Position } from "./confirmed-board";
import { ConfirmedBoard } from "./confirmed-board";
import { Emitter } from "./emitter";
import type { BoardObject } from "./object";
import { PendingEdits } from "./pending-edits";
import { RecentIds } from "./recent-ids";

/** Operations that may wait for the server before editing pauses. */
export const MAX_PENDING = 10_000;

/** Ids of applied operations that are remembered, to tell late drags from live ones. */
const RECENT_OPERATIONS = 8_192;

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

  private readonly confirmed = new ConfirmedBoard();
  private readonly visible = new Map<string, BoardObject>();
  private readonly pending = new PendingEdits();
  private top = -1;

  get position(): Position {
    return this.confirmed.position;
  }

  get name(): string {
    return this.pending.nameOver(this.confirmed.name, THE_BOARD);
  }

  /** Whether it is the board: as the server has it, or as it was kept here. */
  get known(): boolean {
    return this.confirmed.state() !== undefined;
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

  /** Undefined while it is not known whole. */
  confirmedState(): ConfirmedState | undefined {
    return this.confirmed.state();
  }

  /** Begins with a state from before, of this or of another page. */
  restore({ position, name, objects }: ConfirmedState): void {
    this.stageSnapshot([...objects], position.seq);
    this.joined(position.epoch, position.seq, name);
  }

  /** An edit from before, which was within the bound when it was made. With a seq: the server has it. */
  restoreEdit(operation: Operation, seq?: bigint): void {
    this.pending.add(operation);
    this.refresh(new Set([targetOf(operation.edit)]));
    if (seq !== undefined) this.acknowledge(operation.id, seq);
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
    const outcome = this.confirmed.judge(seq);
    if (outcome !== "applied") return outcome;
    this.recent.add(operationId);
    const own = this.pending.end(operationId);
    const before = own && this.confirmed.get(targetOf(own.edit));
    const touched = new Set([this.confirmed.apply(change)]);
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
    this.confirmed.stage(objects, seq);
  }

  discardSnapshot(): void {
    this.confirmed.discardStaged();
  }

  /** The snapshot is whole when something else follows it. Its epoch comes last, with `joined`. */
  completeSnapshot(): void {
    const touched = this.confirmed.completeStaged();
    if (!touched) return;
    for (const target of this.pending.targets()) touched.add(target);
    this.endAcknowledged(touched);
    this.refresh(touched);
  }

  /** The join is over. False where the log has not come as far as the server says: it must be asked for anew. */
  joined(epoch: bigint, seq: bigint, name: string): boolean {
    this.completeSnapshot();
    const whole = this.confirmed.joined(epoch, seq, name);
    this.refresh(new Set([THE_BOARD]));
    return whole;
  }

  private endAcknowledged(touched: Set<string>): void {
    for (const ended of this.pending.endUpTo(this.confirmed.position.seq)) {
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
