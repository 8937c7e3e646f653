import type { ShownCursor } from "./cursors";
import { Cursors } from "./cursors";
import { Emitter } from "./emitter";
import type { Drag } from "./live-drags";
import { LiveDrags } from "./live-drags";
import type { BoardObject } from "./object";
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

/** All that one client shows of itself; replaces the former. */
export interface PersonPresence {
  readonly clientId: string;
  readonly cursor: Point | undefined;
  readonly drags: readonly Drag[];
  /** Undefined: as it was. */
  readonly view?: View | undefined;
  /** Undefined: as it was. */
  readonly selection?: readonly string[] | undefined;
  /** Whether the person is writing a chat message; absent: no. */
  readonly typing?: boolean;
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

/** Who is on the board and what they are doing; never part of the document. */
export class Presence {
  readonly participantsChanged = new Emitter<readonly Participant[]>();
  readonly selectionsChanged = new Emitter<undefined>();
  readonly typingChanged = new Emitter<undefined>();
  /** Client id of who looks elsewhere. */
  readonly viewChanged = new Emitter<string>();
  /** Nothing glides and fades for people who want no motion. */
  still = false;

  private people: readonly Participant[] = [];
  private readonly cursors: Cursors;
  private readonly views = new Map<string, View>();
  private readonly selections = new Map<string, readonly string[]>();
  private readonly drags: LiveDrags;
  private readonly typing = new Set<string>();
  private lastAdvance = 0;

  /** `isOver` tells whether the operation that ends a drag has been applied; `clock` the time in milliseconds. */
  constructor(
    private readonly isOver: (operationId: string) => boolean,
    clock: () => number = () => performance.now(),
  ) {
    this.cursors = new Cursors(clock);
    this.drags = new LiveDrags(clock);
  }

  /** Cursors came, moved, faded or went. */
  get cursorsChanged(): Emitter<undefined> {
    return this.cursors.changed;
  }

  /** Ids of objects whose drags came, moved or went. */
  get dragsChanged(): Emitter<ReadonlySet<string>> {
    return this.drags.changed;
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
    this.drags.set(
      clientId,
      person.drags.filter((drag) => !this.isOver(drag.updateId)),
    );
    if (selection) this.setSelection(clientId, selection);
    this.setTyping(clientId, person.typing === true);
    if (!view) return;
    this.views.set(clientId, view);
    this.viewChanged.emit(clientId);
  }

  /** The operation that ends drags was applied: the document shows the result from now on. */
  applied(operationId: string): void {
    this.drags.end(operationId);
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

  /** Who is writing a chat message. */
  typists(): Participant[] {
    return this.people.filter(({ clientId }) => this.typing.has(clientId));
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
    return this.drags.over(object);
  }

  draggedIds(): Iterable<string> {
    return this.drags.objectIds;
  }

  /** Moves everything that glides to the given time. Returns whether anything moved or has yet to. */
  advance(nowMs: number): boolean {
    const gap = Math.max(0, nowMs - this.lastAdvance);
    const elapsed = gap > MAX_FRAME_MS ? FIRST_FRAME_MS : gap;
    this.lastAdvance = nowMs;
    const cursorsMove = this.cursors.advance(elapsed, this.still);
    const moving = this.drags.advance(elapsed, this.still);
    if (cursorsMove) this.cursorsChanged.emit(undefined);
    if (moving.size > 0) this.dragsChanged.emit(moving);
    return cursorsMove || moving.size > 0;
  }

  private known(): Set<string> {
    return new Set([
      ...this.cursors.clientIds,
      ...this.drags.clientIds,
      ...this.selections.keys(),
      ...this.views.keys(),
      ...this.typing,
    ]);
  }

  private forget(clientId: string): void {
    this.cursors.set(clientId, undefined);
    this.drags.set(clientId, []);
    this.setSelection(clientId, []);
    this.setTyping(clientId, false);
    this.views.delete(clientId);
  }

  private setTyping(clientId: string, typing: boolean): void {
    if (typing === this.typing.has(clientId)) return;
    if (typing) this.typing.add(clientId);
    else this.typing.delete(clientId);
    this.typingChanged.emit(undefined);
  }

  private setSelection(clientId: string, ids: readonly string[]): void {
    if (ids.length > 0) this.selections.set(clientId, ids);
    else if (!this.selections.delete(clientId)) return;
    this.selectionsChanged.emit(undefined);
  }
}
