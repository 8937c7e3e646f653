import type { Edit, Operation } from "./change";
import { targetOf } from "./change";
import type { BoardObject } from "./object";
import { patched } from "./object";

interface Pending extends Operation {
  /** Sequence number of the change that this operation became; known from its DONE. */
  seq?: bigint;
}

/** Operations that the log has not shown yet, in the order in which they were made. */
export class PendingEdits {
  private readonly byId = new Map<string, Pending>();
  private readonly byTarget = new Map<string, Pending[]>();
  private readonly acknowledged = new Set<Pending>();

  get size(): number {
    return this.byId.size;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  all(): Operation[] {
    return [...this.byId.values()];
  }

  targets(): Iterable<string> {
    return this.byTarget.keys();
  }

  add(operation: Operation): void {
    const pending = { ...operation };
    const target = targetOf(operation.edit);
    this.byId.set(operation.id, pending);
    const others = this.byTarget.get(target);
    if (others) others.push(pending);
    else this.byTarget.set(target, [pending]);
  }

  /** Returns the operation that ended, if it was pending. */
  end(id: string): Operation | undefined {
    const pending = this.byId.get(id);
    if (!pending) return undefined;
    this.byId.delete(id);
    this.acknowledged.delete(pending);
    const target = targetOf(pending.edit);
    const others = this.byTarget.get(target)?.filter((other) => other !== pending) ?? [];
    if (others.length > 0) this.byTarget.set(target, others);
    else this.byTarget.delete(target);
    return pending;
  }

  acknowledge(id: string, seq: bigint): void {
    const pending = this.byId.get(id);
    if (!pending) return;
    pending.seq = seq;
    this.acknowledged.add(pending);
  }

  /** Ends every acknowledged operation whose change is part of the log up to `seq`. */
  endUpTo(seq: bigint): Operation[] {
    const ended = [...this.acknowledged].filter((pending) => (pending.seq ?? 0n) <= seq);
    for (const pending of ended) this.end(pending.id);
    return ended;
  }

  /** What is seen of an object: its confirmed state with this person's pending edits on top, field by field. */
  over(confirmed: BoardObject | undefined, target: string): BoardObject | undefined {
    const edits = this.byTarget.get(target);
    return edits ? edits.reduce((object, pending) => applied(object, pending.edit), confirmed) : confirmed;
  }

  /** The name the board will have once all is accepted. */
  nameOver(confirmed: string, target: string): string {
    const last = this.byTarget.get(target)?.at(-1);
    return last?.edit.type === "rename" ? last.edit.name : confirmed;
  }
}

function applied(object: BoardObject | undefined, edit: Edit): BoardObject | undefined {
  switch (edit.type) {
    case "create":
      // Already in the log: what came after it there counts.
      return object ?? edit.object;
    case "update":
      return object && patched(object, edit.patch);
    case "delete":
      return undefined;
    case "rename":
      return object;
  }
}
