import type { Change, Operation } from "../../src/model/change";
import type { BoardObject } from "../../src/model/object";
import { patched } from "../../src/model/object";

export interface LogEntry {
  readonly seq: bigint;
  readonly operationId: string;
  readonly change: Change;
}

export type Outcome = { readonly accepted: true; readonly seq: bigint } | { readonly accepted: false };

/** What a board on the server is, in a few lines: one log, one state, one outcome per operation id. */
export class ReferenceServer {
  readonly log: LogEntry[] = [];
  readonly objects = new Map<string, BoardObject>();
  name = "Untitled Board";
  private readonly outcomes = new Map<string, Outcome>();

  get seq(): bigint {
    return BigInt(this.log.length);
  }

  submit(operation: Operation): Outcome {
    const known = this.outcomes.get(operation.id);
    if (known) return known;
    const change = this.changeOf(operation);
    const outcome: Outcome = change ? { accepted: true, seq: this.append(operation.id, change) } : { accepted: false };
    this.outcomes.set(operation.id, outcome);
    return outcome;
  }

  after(seq: bigint): LogEntry[] {
    return this.log.slice(Number(seq));
  }

  private changeOf({ edit }: Operation): Change | undefined {
    switch (edit.type) {
      case "create": {
        if (this.objects.has(edit.object.id)) return undefined;
        const top = Math.max(-1, ...[...this.objects.values()].map((object) => object.zIndex));
        const zIndex = edit.placeOnTop ? top + 1 : edit.object.zIndex;
        return { type: "created", object: { ...edit.object, zIndex, version: 1 } };
      }
      case "update": {
        const object = this.objects.get(edit.objectId);
        return object && { type: "updated", objectId: object.id, patch: edit.patch, version: object.version + 1 };
      }
      case "delete":
        return this.objects.has(edit.objectId) ? { type: "deleted", objectId: edit.objectId } : undefined;
      case "rename":
        return { type: "renamed", name: edit.name };
    }
  }

  private append(operationId: string, change: Change): bigint {
    const seq = this.seq + 1n;
    this.log.push({ seq, operationId, change });
    if (change.type === "created") this.objects.set(change.object.id, change.object);
    else if (change.type === "deleted") this.objects.delete(change.objectId);
    else if (change.type === "renamed") this.name = change.name;
    else if (change.type === "updated") {
      const object = this.objects.get(change.objectId);
      if (object) this.objects.set(object.id, { ...patched(object, change.patch), version: change.version });
    }
    return seq;
  }
}
