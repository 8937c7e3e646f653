import type { Edit, Operation } from "./change";
import { BoardDocument } from "./document";
import { Emitter } from "./emitter";
import { Following } from "./following";
import type { BoardObject, Kind, ObjectPatch } from "./object";
import { newObject, patched } from "./object";
import type { Drag, Point } from "./presence";
import { Presence } from "./presence";
import { Selection } from "./selection";
import { uuidV7 } from "./uuid";
import type { View } from "./view";

/** What this person drags right now: shown at once, sent as presence, made an edit on release. */
export interface Draft {
  readonly drags: ReadonlyMap<string, Drag>;
}

/**
 * One board as one person sees it: the document, drags of others over it, and this person's own drag over those.
 * Tools change it, the renderer draws it, the session carries it to and from the server; they know only this.
 */
export class BoardModel {
  readonly document = new BoardDocument();
  readonly presence = new Presence((operationId) => this.document.recent.has(operationId));
  readonly following = new Following(this.presence);
  readonly selection = new Selection();

  /** Ids of objects that may look different now. */
  readonly objectsChanged = new Emitter<ReadonlySet<string>>();
  /** An edit that was made here and has to reach the server. */
  readonly edited = new Emitter<Operation>();
  /** An edit that was turned down here, because too many wait for the server. */
  readonly editRefused = new Emitter<Edit>();
  readonly draftChanged = new Emitter<Draft | undefined>();
  readonly pointerChanged = new Emitter<Point | undefined>();
  /** This person looks at another part of the board. */
  readonly viewChanged = new Emitter<View>();

  /** Whether this person's role lets them edit. */
  editable = false;

  private draft: Draft | undefined;

  constructor() {
    this.document.changed.on((ids) => {
      const gone = [...this.selection.ids].filter((id) => !this.document.get(id));
      if (gone.length > 0) this.selection.set([...this.selection.ids].filter((id) => !gone.includes(id)));
      this.objectsChanged.emit(ids);
    });
    this.presence.dragsChanged.on((ids) => this.objectsChanged.emit(ids));
  }

  get(id: string): BoardObject | undefined {
    const object = this.document.get(id);
    if (!object) return undefined;
    const own = this.draft?.drags.get(id);
    return own ? patched(object, own.patch) : this.presence.over(object);
  }

  *objects(): Generator<BoardObject> {
    for (const { id } of this.document.objects()) {
      const object = this.get(id);
      if (object) yield object;
    }
  }

  /** Returns whether the edit was taken. */
  edit(edit: Edit, id = uuidV7()): boolean {
    if (!this.editable) return false;
    if (!this.document.edit(id, edit)) {
      this.editRefused.emit(edit);
      return false;
    }
    this.edited.emit({ id, edit });
    return true;
  }

  /** Puts a new object of a kind on top of everything. Returns its id, or undefined where editing is not possible. */
  create(kind: Kind, centre: Point): string | undefined {
    const id = uuidV7();
    let top = -1;
    for (const object of this.document.objects()) top = Math.max(top, object.zIndex);
    return this.edit({ type: "create", object: newObject(id, kind, centre.x, centre.y, top + 1) }) ? id : undefined;
  }

  update(objectId: string, patch: ObjectPatch): boolean {
    return this.edit({ type: "update", objectId, patch });
  }

  deleteSelected(): void {
    for (const objectId of [...this.selection.ids]) this.edit({ type: "delete", objectId });
  }

  pointAt(point: Point | undefined): void {
    this.pointerChanged.emit(point);
  }

  /** Shows objects as dragged to the given places. The operations that will end it are named at its start. */
  drag(patches: ReadonlyMap<string, ObjectPatch>): void {
    const former = this.draft?.drags;
    const drags = new Map<string, Drag>();
    for (const [objectId, patch] of patches) {
      drags.set(objectId, { objectId, patch, updateId: former?.get(objectId)?.updateId ?? uuidV7() });
    }
    this.setDraft({ drags });
  }

  /** Makes edits of what is being dragged. */
  drop(): void {
    for (const { objectId, patch, updateId } of this.draft?.drags.values() ?? []) {
      if (this.document.get(objectId)) this.edit({ type: "update", objectId, patch }, updateId);
    }
    this.setDraft(undefined);
  }

  cancelDrag(): void {
    this.setDraft(undefined);
  }

  private setDraft(draft: Draft | undefined): void {
    const touched = new Set([...(this.draft?.drags.keys() ?? []), ...(draft?.drags.keys() ?? [])]);
    this.draft = draft;
    if (touched.size === 0) return;
    this.objectsChanged.emit(touched);
    this.draftChanged.emit(draft);
  }
}
