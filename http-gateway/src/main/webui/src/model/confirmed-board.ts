import type { Change } from "./change";
import { THE_BOARD } from "./change";
import type { BoardObject } from "./object";
import { patched } from "./object";

export type Outcome = "applied" | "duplicate" | "hole";

/** Where the log stands: what a rejoin needs to get only what is missing. */
export interface Position {
  /** 0 while the history's name is not known: everything is asked for. */
  readonly epoch: bigint;
  readonly seq: bigint;
}

/** What the log has made of a board up to a position. */
export interface ConfirmedState {
  readonly position: Position;
  readonly name: string;
  readonly objects: Iterable<BoardObject>;
}

/** The server's log of one board, applied in order, from a snapshot on. */
export class ConfirmedBoard {
  private byId = new Map<string, BoardObject>();
  private currentName = "";
  private staged: { objects: BoardObject[]; seq: bigint } | undefined;
  private at: Position = { epoch: 0n, seq: 0n };

  get position(): Position {
    return this.at;
  }

  get name(): string {
    return this.currentName;
  }

  get(id: string): BoardObject | undefined {
    return this.byId.get(id);
  }

  /** Undefined while it is not known whole. */
  state(): ConfirmedState | undefined {
    if (this.at.epoch === 0n) return undefined;
    return { position: this.at, name: this.currentName, objects: this.byId.values() };
  }

  /** Whether the change is the next one, missing others before it, or here already. */
  judge(seq: bigint): Outcome {
    if (seq <= this.at.seq) return "duplicate";
    return seq === this.at.seq + 1n ? "applied" : "hole";
  }

  /** Applies the next change. Returns what it is about: the id of an object, or THE_BOARD. */
  apply(change: Change): string {
    this.at = { ...this.at, seq: this.at.seq + 1n };
    switch (change.type) {
      case "created":
        this.byId.set(change.object.id, change.object);
        return change.object.id;
      case "updated": {
        const object = this.byId.get(change.objectId);
        if (object) {
          this.byId.set(object.id, { ...patched(object, change.patch), version: change.version });
        }
        return change.objectId;
      }
      case "deleted":
        this.byId.delete(change.objectId);
        return change.objectId;
      case "renamed":
        this.currentName = change.name;
        return THE_BOARD;
      case "unknown":
        return THE_BOARD;
    }
  }

  /** One part of a snapshot. Nothing is seen of it until it is complete, so that a lost connection leaves no half. */
  stage(objects: readonly BoardObject[], seq: bigint): void {
    this.staged ??= { objects: [], seq };
    this.staged.objects.push(...objects);
  }

  discardStaged(): void {
    this.staged = undefined;
  }

  /** Takes over what was staged, if anything. Returns the ids of all objects from before and after. */
  completeStaged(): Set<string> | undefined {
    if (!this.staged) return undefined;
    const { objects, seq } = this.staged;
    this.staged = undefined;
    const touched = new Set(this.byId.keys());
    this.byId = new Map(objects.map((object) => [object.id, object]));
    for (const id of this.byId.keys()) touched.add(id);
    this.at = { epoch: 0n, seq };
    return touched;
  }

  /** The join is over. False where the log has not come as far as the server says: it must be asked for anew. */
  joined(epoch: bigint, seq: bigint, name: string): boolean {
    const whole = this.at.seq >= seq;
    this.at = { epoch: whole ? epoch : 0n, seq: this.at.seq };
    this.currentName = name;
    return whole;
  }
}
