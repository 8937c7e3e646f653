import type { ShownCursor } from "./cursors";
import { Cursors } from "./cursors";
import { Emitter } from "./emitter";
import { Motion } from "./motion";
import type { BoardObject, ObjectPatch } from "./object";
import { patched } from "./object";
import type { View } from "./view";

export interface Participant {
  readonly clientId: string;
  readonly userId: string;
  readonly name: string;
  readonly color: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An object that somebody moves right now. */
export interface Drag {
  readonly objectId: string;
  readonly patch: ObjectPatch;
  /** Id of the operation that will end it. */
  readonly updateId: string;
}

/** All that one client shows of itself; replaces the former. */
export interface PersonPresence {
  readonly clientId: string;
  readonly cursor: Point | undefined;
  readonly drags: readonly Drag[];
  /** Undefined: as it was. */
  readonly view?: View | undefined;
  /** Undefined: as it was. */
  readonly selection?: readonly string[] | undefined;
}

/** What somebody else has picked. */
export interface OthersSelection {
  readonly clientId: string;
  readonly name: string;
  readonly color: string;
  readonly ids: readonly string[];
}

export interface Cursor extends ShownCursor {
  readonly clientId: string;
  readonly name: string;
  readonly color: string;
}

/** A longer gap between frames means that nothing was moving: the glide starts with a short step. */
const MAX_FRAME_MS = 100;
const FIRST_FRAME_MS = 16;

const GEOMETRY = ["x", "y", "width", "height", "rotation"] as const;

/** Who is on the board and what they are doing; never part of the document. */
export class Presence {
  readonly participantsChanged = new Emitter<readonly Participant[]>();
  /** Ids of objects whose drags came, moved or went. */
  readonly dragsChanged = new Emitter<ReadonlySet<string>>();
  readonly selectionsChanged = new Emitter<undefined>();
  /** Client id of who looks elsewhere. */
  readonly viewChanged = new Emitter<string>();
  /** Nothing glides and fades for people who want no motion. */
  still = false;

  private people: readonly Participant[] = [];
  private readonly cursors: Cursors;
  private readonly views = new Map<string, View>();
  private readonly selections = new Map<string, readonly string[]>();
  private readonly dragsBy = new Map<string, readonly Drag[]>();
  private readonly dragged = new Map<string, { drag: Drag; motion: Motion | undefined }>();
  private lastAdvance = 0;

  /** `isOver` tells whether the operation that ends a drag has been applied; `clock` the time in milliseconds. */
  constructor(
    private readonly isOver: (operationId: string) => boolean,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.cursors = new Cursors(clock);
  }

  /** Cursors came, moved, faded or went. */
  get cursorsChanged(): Emitter<undefined> {
    return this.cursors.changed;
  }

  get participants(): readonly Participant[] {
    return this.people;
  }

  setParticipants(participants: readonly Participant[]): void {
    this.people = participants;
    const present = new Set(participants.map((participant) => participant.clientId));
    for (const clientId of this.known()) if (!present.has(clientId)) this.forget(clientId);
    this.participantsChanged.emit(participants);
  }

  joined(participant: Participant): void {
    this.setParticipants([...this.people.filter((one) => one.clientId !== participant.clientId), participant]);
  }

  parted(clientId: string): void {
    this.forget(clientId);
    this.setParticipants(this.people.filter((one) => one.clientId !== clientId));
  }

  update(person: PersonPresence): void {
    const { clientId, view, selection } = person;
    this.cursors.set(clientId, person.cursor);
    this.setDrags(
      clientId,
      person.drags.filter((drag) => !this.isOver(drag.updateId)),
    );
    if (selection) this.setSelection(clientId, selection);
    if (!view) return;
    this.views.set(clientId, view);
    this.viewChanged.emit(clientId);
  }

  /** The operation that ends drags was applied: the document shows the result from now on. */
  applied(operationId: string): void {
    for (const [clientId, drags] of this.dragsBy) {
      if (drags.some((drag) => drag.updateId === operationId)) {
        this.setDrags(
          clientId,
          drags.filter((drag) => drag.updateId !== operationId),
        );
      }
    }
  }

  /** Nothing of the others is known while there is no connection. */
  clear(): void {
    for (const clientId of this.known()) this.forget(clientId);
  }

  cursorList(): Cursor[] {
    return this.people.flatMap(({ clientId, name, color }) => {
      const cursor = this.cursors.get(clientId);
      return cursor ? [{ clientId, name, color, ...cursor }] : [];
    });
  }

  selectionList(): OthersSelection[] {
    return this.people.flatMap(({ clientId, name, color }) => {
      const ids = this.selections.get(clientId);
      return ids ? [{ clientId, name, color, ids }] : [];
    });
  }

  /** Where somebody looks, by the last that was heard. */
  viewOf(clientId: string): View | undefined {
    return this.views.get(clientId);
  }

  /** Where somebody is to be found: at the pointer, else in the middle of the view. */
  placeOf(clientId: string): Point | undefined {
    return this.cursors.goalOf(clientId) ?? this.views.get(clientId);
  }

  /** The object as it is being dragged, gliding; the object itself where nobody drags it. */
  over(object: BoardObject): BoardObject {
    const entry = this.dragged.get(object.id);
    if (!entry) return object;
    entry.motion ??= new Motion(geometry(object, entry.drag.patch));
    entry.motion.aim(geometry(patched(object, entry.drag.patch), entry.drag.patch), this.clock());
    return patched(object, { ...entry.drag.patch, ...entry.motion.values });
  }

  draggedIds(): Iterable<string> {
    return this.dragged.keys();
  }

  /** Moves everything that glides to the given time. Returns whether anything moved or has yet to. */
  advance(nowMs: number): boolean {
    const gap = Math.max(0, nowMs - this.lastAdvance);
    const elapsed = gap > MAX_FRAME_MS ? FIRST_FRAME_MS : gap;
    this.lastAdvance = nowMs;
    const cursorsMove = this.cursors.advance(elapsed, this.still);
    const moving = new Set<string>();
    for (const [id, { motion }] of this.dragged) {
      if (motion?.advance(elapsed)) moving.add(id);
      if (this.still) motion?.finish();
    }
    if (cursorsMove) this.cursorsChanged.emit(undefined);
    if (moving.size > 0) this.dragsChanged.emit(moving);
    return cursorsMove || moving.size > 0;
  }

  private known(): Set<string> {
    return new Set([
      ...this.cursors.clientIds,
      ...this.dragsBy.keys(),
      ...this.selections.keys(),
      ...this.views.keys(),
    ]);
  }

  private forget(clientId: string): void {
    this.cursors.set(clientId, undefined);
    this.setDrags(clientId, []);
    this.setSelection(clientId, []);
    this.views.delete(clientId);
  }

  private setSelection(clientId: string, ids: readonly string[]): void {
    if (ids.length > 0) this.selections.set(clientId, ids);
    else if (!this.selections.delete(clientId)) return;
    this.selectionsChanged.emit(undefined);
  }

  private setDrags(clientId: string, drags: readonly Drag[]): void {
    const touched = new Set<string>();
    for (const former of this.dragsBy.get(clientId) ?? []) {
      touched.add(former.objectId);
      if (!drags.some((drag) => drag.updateId === former.updateId)) this.dragged.delete(former.objectId);
    }
    for (const drag of drags) {
      touched.add(drag.objectId);
      this.dragged.set(drag.objectId, { drag, motion: this.dragged.get(drag.objectId)?.motion });
    }
    if (drags.length > 0) this.dragsBy.set(clientId, drags);
    else this.dragsBy.delete(clientId);
    if (touched.size > 0) this.dragsChanged.emit(touched);
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
