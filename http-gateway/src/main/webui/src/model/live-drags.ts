import { Emitter } from "./emitter";
import { Motion } from "./motion";
import type { BoardObject, ObjectPatch } from "./object";
import { patched } from "./object";

/** An object that somebody moves right now. */
export interface Drag {
  readonly objectId: string;
  readonly patch: ObjectPatch;
  /** Id of the operation that will end it. */
  readonly updateId: string;
}

const GEOMETRY = ["x", "y", "width", "height", "rotation"] as const;

/** What others are dragging, gliding from where it was to where it is. */
export class LiveDrags {
  /** Ids of objects whose drags came, moved or went. */
  readonly changed = new Emitter<ReadonlySet<string>>();

  private readonly byClient = new Map<string, readonly Drag[]>();
  private readonly byObject = new Map<string, { drag: Drag; motion: Motion | undefined }>();

  constructor(private readonly clock: () => number) {}

  get clientIds(): Iterable<string> {
    return this.byClient.keys();
  }

  get objectIds(): Iterable<string> {
    return this.byObject.keys();
  }

  /** All that one client drags from now on; replaces the former. */
  set(clientId: string, drags: readonly Drag[]): void {
    const touched = new Set<string>();
    for (const former of this.byClient.get(clientId) ?? []) {
      touched.add(former.objectId);
      if (!drags.some((drag) => drag.updateId === former.updateId)) this.byObject.delete(former.objectId);
    }
    for (const drag of drags) {
      touched.add(drag.objectId);
      this.byObject.set(drag.objectId, { drag, motion: this.byObject.get(drag.objectId)?.motion });
    }
    if (drags.length > 0) this.byClient.set(clientId, drags);
    else this.byClient.delete(clientId);
    if (touched.size > 0) this.changed.emit(touched);
  }

  /** The operation that ends drags was applied. */
  end(operationId: string): void {
    for (const [clientId, drags] of this.byClient) {
      if (drags.some((drag) => drag.updateId === operationId)) {
        this.set(
          clientId,
          drags.filter((drag) => drag.updateId !== operationId),
        );
      }
    }
  }

  /** The object as it is being dragged, gliding; the object itself where nobody drags it. */
  over(object: BoardObject): BoardObject {
    const entry = this.byObject.get(object.id);
    if (!entry) return object;
    entry.motion ??= new Motion(geometry(object, entry.drag.patch));
    entry.motion.aim(geometry(patched(object, entry.drag.patch), entry.drag.patch), this.clock());
    return patched(object, { ...entry.drag.patch, ...entry.motion.values });
  }

  /** Moves what glides by some milliseconds; `still` ends all gliding. Returns the ids of what moved. */
  advance(elapsedMs: number, still: boolean): ReadonlySet<string> {
    const moving = new Set<string>();
    for (const [id, { motion }] of this.byObject) {
      if (motion?.advance(elapsedMs)) moving.add(id);
      if (still) motion?.finish();
    }
    return moving;
  }
}

/** The numbers that a patch moves, as they are on the object. */
function geometry(object: BoardObject, patch: ObjectPatch): Record<string, number> {
  return Object.fromEntries(
    GEOMETRY.flatMap((key) => {
      const value = object[key];
      return patch[key] === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
}
