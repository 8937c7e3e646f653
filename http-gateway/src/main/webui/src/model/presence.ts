import { Emitter } from "./emitter";
import { Motion } from "./motion";
import type { BoardObject, ObjectPatch } from "./object";
import { patched } from "./object";

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
}

export interface Cursor extends Point {
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
  readonly cursorsChanged = new Emitter<undefined>();
  /** Ids of objects whose drags came, moved or went. */
  readonly dragsChanged = new Emitter<ReadonlySet<string>>();

  private people: readonly Participant[] = [];
  private readonly cursors = new Map<string, Motion>();
  private readonly dragsBy = new Map<string, readonly Drag[]>();
  private readonly dragged = new Map<string, { drag: Drag; motion: Motion | undefined }>();
  private lastAdvance = 0;

  /** `isOver` tells whether the operation that ends a drag has been applied. */
  constructor(private readonly isOver: (operationId: string) => boolean) {}

  get participants(): readonly Participant[] {
    return this.people;
  }

  setParticipants(participants: readonly Participant[]): void {
    this.people = participants;
    const present = new Set(participants.map((participant) => participant.clientId));
    for (const clientId of [...this.cursors.keys(), ...this.dragsBy.keys()]) {
      if (!present.has(clientId)) this.forget(clientId);
    }
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
    this.setCursor(person.clientId, person.cursor);
    this.setDrags(
      person.clientId,
      person.drags.filter((drag) => !this.isOver(drag.updateId)),
    );
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
    for (const clientId of [...this.cursors.keys(), ...this.dragsBy.keys()]) this.forget(clientId);
  }

  cursorList(): Cursor[] {
    return this.people.flatMap(({ clientId, name, color }) => {
      const motion = this.cursors.get(clientId);
      return motion ? [{ clientId, name, color, x: motion.values["x"] ?? 0, y: motion.values["y"] ?? 0 }] : [];
    });
  }

  /** The object as it is being dragged, gliding; the object itself where nobody drags it. */
  over(object: BoardObject): BoardObject {
    const entry = this.dragged.get(object.id);
    if (!entry) return object;
    entry.motion ??= new Motion(geometry(object, entry.drag.patch));
    entry.motion.aim(geometry(patched(object, entry.drag.patch), entry.drag.patch));
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
    let cursorsMove = false;
    for (const motion of this.cursors.values()) cursorsMove = motion.advance(elapsed) || cursorsMove;
    const moving = new Set<string>();
    for (const [id, { motion }] of this.dragged) if (motion?.advance(elapsed)) moving.add(id);
    if (cursorsMove) this.cursorsChanged.emit(undefined);
    if (moving.size > 0) this.dragsChanged.emit(moving);
    return cursorsMove || moving.size > 0;
  }

  private forget(clientId: string): void {
    this.setCursor(clientId, undefined);
    this.setDrags(clientId, []);
  }

  private setCursor(clientId: string, cursor: Point | undefined): void {
    const motion = this.cursors.get(clientId);
    if (!cursor) {
      if (!this.cursors.delete(clientId)) return;
    } else if (motion) {
      motion.aim({ x: cursor.x, y: cursor.y });
    } else {
      this.cursors.set(clientId, new Motion({ x: cursor.x, y: cursor.y }));
    }
    this.cursorsChanged.emit(undefined);
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
