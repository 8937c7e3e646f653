import { Emitter } from "./emitter";
import type { BoardObject, ObjectPatch } from "./object";
import { patched } from "./object";
import type { Drag } from "./live-drags";
import { uuidV7 } from "./uuid";

/** What this person drags right now: shown at once, sent as presence, made an edit on release. */
export interface Draft {
  readonly drags: ReadonlyMap<string, Drag>;
}

/** This person's own drag, over all that others do. */
export class OwnDraft {
  readonly changed = new Emitter<Draft | undefined>();
  /** Ids of objects that look different by it; emitted before `changed`. */
  readonly objectsChanged = new Emitter<ReadonlySet<string>>();

  private current: Draft | undefined;

  get isDragging(): boolean {
    return this.current !== undefined;
  }

  get drags(): readonly Drag[] {
    return [...(this.current?.drags.values() ?? [])];
  }

  /** The object as it is being dragged; undefined where it is not. */
  over(object: BoardObject): BoardObject | undefined {
    const own = this.current?.drags.get(object.id);
    return own && patched(object, own.patch);
  }

  /** Shows objects as dragged to the given places. The operations that will end it are named at its start. */
  drag(patches: ReadonlyMap<string, ObjectPatch>): void {
    const former = this.current?.drags;
    const drags = new Map<string, Drag>();
    for (const [objectId, patch] of patches) {
      drags.set(objectId, { objectId, patch, updateId: former?.get(objectId)?.updateId ?? uuidV7() });
    }
    this.set({ drags });
  }

  clear(): void {
    this.set(undefined);
  }

  private set(draft: Draft | undefined): void {
    const touched = new Set([...(this.current?.drags.keys() ?? []), ...(draft?.drags.keys() ?? [])]);
    this.current = draft;
    if (touched.size === 0) return;
    this.objectsChanged.emit(touched);
    this.changed.emit(draft);
  }
}
