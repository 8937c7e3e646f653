import { Arrangement } from "./arrangement";
import type { Edit, Operation } from "./change";
import { targetOf } from "./change";
import { BoardDocument } from "./document";
import { OwnDraft } from "./draft";
import { Emitter } from "./emitter";
import { copiesOf } from "./copies";
import { withCarried, withGroups } from "./families";
import type { LongStep } from "./history";
import { History } from "./history";
import { Following } from "./following";
import type { BoardObject, Kind, ObjectPatch } from "./object";
import { newObject } from "./object";
import type { Point } from "./presence";
import { Presence } from "./presence";
import { Selection } from "./selection";
import { uuidV7 } from "./uuid";
import type { View } from "./view";

/** An object to be placed; without a `zIndex` it comes above everything, as the server sees it. */
export type NewObject = Omit<BoardObject, "createdBy" | "version" | "zIndex"> & { readonly zIndex?: number };

/**
 * One board as one person sees it: the document, drags of others over it, and this person's own drag over those.
 * Tools change it, the renderer draws it, the session carries it to and from the server; they know only this.
 */
export class BoardModel {
  readonly document = new BoardDocument();
  readonly presence = new Presence((operationId) => this.document.recent.has(operationId));
  readonly following = new Following(this.presence);
  readonly selection = new Selection();
  readonly arrangement = new Arrangement(this.document, (patches) => this.updateAll(patches));
  readonly history = new History({
    current: (id) => this.document.get(id),
    hasRoomFor: (step) => this.hasRoomFor(step.length, step[0]?.edit),
    edit: (edit) => this.edit(edit),
  });

  /** Ids of objects that may look different now. */
  readonly objectsChanged = new Emitter<ReadonlySet<string>>();
  /** An edit that was made here and has to reach the server. */
  readonly edited = new Emitter<Operation>();
  /** An edit that was turned down here, because too many wait for the server. */
  readonly editRefused = new Emitter<Edit>();
  readonly pointerChanged = new Emitter<Point | undefined>();
  /** This person looks at another part of the board. */
  readonly viewChanged = new Emitter<View>();

  /** Whether this person's role lets them edit. */
  editable = false;

  private readonly draft = new OwnDraft();
  /** Ids that may have to leave the selection, gathered while many edits are made at once. */
  private touched: Set<string> | undefined;

  constructor() {
    this.document.changed.on((ids) => {
      this.letGoOfDeleted(ids);
      this.objectsChanged.emit(ids);
    });
    this.document.ended.on((ending) => this.history.ended(ending));
    for (const drags of [this.presence.dragsChanged, this.draft.objectsChanged]) {
      drags.on((ids) => this.objectsChanged.emit(ids));
    }
  }

  get draftChanged(): OwnDraft["changed"] {
    return this.draft.changed;
  }

  get(id: string): BoardObject | undefined {
    const object = this.document.get(id);
    return object && (this.draft.over(object) ?? this.presence.over(object));
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
    const before = this.document.get(targetOf(edit));
    if (!this.document.edit(id, edit)) {
      this.editRefused.emit(edit);
      return false;
    }
    this.history.record({ id, edit, before });
    this.edited.emit({ id, edit });
    return true;
  }

  /** All edits made by `work` are undone as one step. An edit outside of a transaction is a step of its own. */
  transaction<T>(work: () => T): T {
    return this.history.transaction(work);
  }

  /** Edits that come in parts, with others in between, undone as one step. */
  longStep(): LongStep {
    return this.history.longStep();
  }

  /** Takes this person's last step back, as far as nobody else has changed the same since. Returns whether anything changed. */
  undo(): boolean {
    return this.editable && !this.draft.isDragging && this.atOnce(() => this.history.undo());
  }

  redo(): boolean {
    return this.editable && !this.draft.isDragging && this.atOnce(() => this.history.redo());
  }

  /** Puts a new object of a kind on top of everything. Returns its id, or undefined where editing is not possible. */
  create(kind: Kind, centre: Point): string | undefined {
    const id = uuidV7();
    const object = newObject(id, kind, centre.x, centre.y, this.document.topZIndex + 1);
    return this.edit({ type: "create", object, placeOnTop: true }) ? id : undefined;
  }

  createObject({ zIndex, ...rest }: NewObject): boolean {
    const object = { ...rest, zIndex: zIndex ?? this.document.topZIndex + 1, createdBy: "", version: 0 };
    return this.edit({ type: "create", object, placeOnTop: zIndex === undefined });
  }

  update(objectId: string, patch: ObjectPatch): boolean {
    return this.edit({ type: "update", objectId, patch });
  }

  /** One step. Either all that are still there are changed or, where too many edits wait, none. */
  updateAll(patches: ReadonlyMap<string, ObjectPatch>): boolean {
    return this.editAll(
      [...patches]
        .filter(([objectId]) => this.document.get(objectId))
        .map(([objectId, patch]): Edit => ({ type: "update", objectId, patch })),
    );
  }

  /** One step. */
  deleteAll(ids: Iterable<string>): void {
    const there = [...new Set(ids)].filter((id) => this.document.get(id));
    this.editAll(there.map((objectId): Edit => ({ type: "delete", objectId })));
  }

  deleteSelected(): void {
    this.deleteAll(this.selection.ids);
  }

  withGroups(ids: Iterable<string>): Set<string> {
    return withGroups(this.document, ids);
  }

  /** Copies objects, and what frames among them carry, to above everything. Returns the ids of all copies, lowest first. */
  duplicate(ids: Iterable<string>, offset: Point): string[] {
    const originals = [...withCarried(this.document, ids)].flatMap((id) => this.document.get(id) ?? []);
    const copies = this.copyOf(originals, offset);
    const taken = this.editAll(copies.map((object): Edit => ({ type: "create", object })));
    return taken ? copies.map(({ id }) => id) : [];
  }

  /** What a paste of objects, of this board or another, would create; in drawing order, above everything. */
  copyOf(objects: Iterable<BoardObject>, offset: Point): BoardObject[] {
    const { topZIndex: top } = this.document;
    return copiesOf(objects, { offset, top, has: (id) => this.document.get(id) !== undefined });
  }

  pointAt(point: Point | undefined): void {
    this.pointerChanged.emit(point);
  }

  /** Shows objects as dragged to the given places. */
  drag(patches: ReadonlyMap<string, ObjectPatch>): void {
    this.draft.drag(patches);
  }

  /** Makes edits of what is being dragged, as one step. */
  drop(): void {
    this.transaction(() => {
      for (const { objectId, patch, updateId } of this.draft.drags) {
        if (this.document.get(objectId)) this.edit({ type: "update", objectId, patch }, updateId);
      }
    });
    this.draft.clear();
  }

  cancelDrag(): void {
    this.draft.clear();
  }

  private editAll(edits: readonly Edit[]): boolean {
    if (!this.editable || !this.hasRoomFor(edits.length, edits[0])) return false;
    return this.atOnce(() => this.transaction(() => edits.every((edit) => this.edit(edit))));
  }

  private hasRoomFor(edits: number, first: Edit | undefined): boolean {
    const room = this.document.hasRoomFor(edits);
    if (!room && first) this.editRefused.emit(first);
    return room;
  }

  /** The selection is looked through once, not for each of the edits that `work` makes. */
  private atOnce<T>(work: () => T): T {
    const touched = new Set<string>();
    this.touched = touched;
    try {
      return work();
    } finally {
      this.touched = undefined;
      this.letGoOfDeleted(touched);
    }
  }

  private letGoOfDeleted(changed: ReadonlySet<string>): void {
    if (this.touched) {
      for (const id of changed) this.touched.add(id);
      return;
    }
    const { ids } = this.selection;
    if (ids.size === 0) return;
    const gone = [...changed].filter((id) => ids.has(id) && !this.document.get(id));
    if (gone.length === 0) return;
    const left = new Set(ids);
    for (const id of gone) left.delete(id);
    this.selection.set(left);
  }
}
