import { describe, expect, it } from "vitest";
import type { Edit, Operation } from "../../src/model/change";
import { BoardModel } from "../../src/model/board-model";
import type { BoardObject, ObjectPatch } from "../../src/model/object";
import { anObject } from "./objects";
import { seeded } from "./random";
import { ReferenceServer } from "./reference-server";

/** Enough for the log to keep up with the edits, on the whole. */
const SENT_AT_ONCE = 4;
const READ_AT_ONCE = 6;

/** One person whose connection may break at any moment, with whatever was on its way in either direction. */
class Person {
  readonly board = new BoardModel();
  readonly document = this.board.document;
  private connected = false;
  private toSend: Operation[] = [];
  private readonly written = new Set<string>();
  private readonly placed = new Set<string>();
  private inbox: (() => void)[] = [];
  private sentUpTo = 0n;
  private made = 0;

  constructor(
    private readonly name: string,
    private readonly digit: number,
    private readonly server: ReferenceServer,
    private readonly random: () => number,
  ) {
    this.board.editable = true;
    this.board.edited.on((operation) => this.sent(operation));
  }

  edit(): void {
    this.board.edit(this.someEdit(), `${this.name}-${this.made++}`);
  }

  editInOneStep(): void {
    this.board.transaction(() => {
      for (let i = 0; i < 3; i++) this.edit();
    });
  }

  /** What somebody else wrote last stays; of objects only those may go that this person had placed. */
  undo(revert: () => boolean): void {
    const before = new Map([...this.document.objects()].map((object) => [object.id, object]));
    revert();
    for (const [id, object] of before) {
      const now = this.document.get(id);
      const theirs = writingsIn(id, object).filter((writing) => !this.written.has(writing));
      if (now) expect(writingsIn(id, now)).toEqual(expect.arrayContaining(theirs));
      else expect(this.placed.has(id)).toBe(true);
    }
  }

  /** Remembers what this person wrote; values tell their first author, so that no two people ever write the same. */
  private sent(operation: Operation): void {
    const { edit } = operation;
    this.toSend.push(operation);
    if (edit.type === "create") this.placed.add(edit.object.id);
    const [id, values] =
      edit.type === "create"
        ? [edit.object.id, edit.object]
        : edit.type === "update"
          ? [edit.objectId, edit.patch]
          : ["", {}];
    for (const writing of writingsIn(id, values)) this.written.add(writing);
  }

  send(): void {
    for (let i = 0; i < SENT_AT_ONCE; i++) this.sendNext();
  }

  /** The server takes the oldest unsent operation; its answer is on its way. */
  private sendNext(): void {
    const operation = this.connected ? this.toSend.shift() : undefined;
    if (!operation) return;
    const outcome = this.server.submit(operation);
    this.pull();
    this.inbox.push(() => {
      if (outcome.accepted) this.document.acknowledge(operation.id, outcome.seq);
      else this.document.refuse(operation.id);
    });
  }

  /** Changes are on their way to this person, sometimes twice. */
  pull(): void {
    if (!this.connected) return;
    const from = this.random() < 0.1 && this.sentUpTo > 0n ? this.sentUpTo - 1n : this.sentUpTo;
    for (const { seq, operationId, change } of this.server.after(from)) {
      this.inbox.push(() => {
        if (this.document.receive(seq, operationId, change) === "hole") throw new Error("a hole in an ordered channel");
      });
    }
    this.sentUpTo = this.server.seq;
  }

  read(): void {
    for (let i = 0; i < READ_AT_ONCE; i++) this.inbox.shift()?.();
  }

  disconnect(): void {
    this.connected = false;
    this.inbox = [];
    this.document.discardSnapshot();
  }

  connect(): void {
    if (this.connected) return;
    this.connected = true;
    const { epoch, seq } = this.document.position;
    const resumed = epoch === 1n && this.random() < 0.7;
    if (resumed) this.sentUpTo = seq;
    else this.sendSnapshot();
    this.pull();
    const { name, seq: reached } = { name: this.server.name, seq: this.server.seq };
    this.inbox.push(() => {
      if (!this.document.joined(1n, reached, name)) throw new Error("the join was not whole");
    });
    this.toSend = this.document.pendingOperations();
  }

  settle(): void {
    this.connect();
    while (this.toSend.length > 0) this.send();
    this.pull();
    while (this.inbox.length > 0) this.read();
  }

  private sendSnapshot(): void {
    const objects = [...this.server.objects.values()];
    const { seq } = this.server;
    this.inbox.push(() => this.document.stageSnapshot(objects.slice(0, 2), seq));
    this.inbox.push(() => this.document.stageSnapshot(objects.slice(2), seq));
    this.sentUpTo = seq;
  }

  private someEdit(): Edit {
    const objects = [...this.document.objects()];
    const object = objects[Math.floor(this.random() * objects.length)];
    // Few objects, so that people often mean the same one.
    const dice = objects.length < 4 ? this.random() : 0.25 + 0.75 * this.random();
    if (!object || dice < 0.25) {
      return { type: "create", object: anObject(`${this.name}:${this.made}`), placeOnTop: dice < 0.2 };
    }
    if (dice < 0.35) return { type: "delete", objectId: object.id };
    if (dice < 0.4) return { type: "rename", name: `${this.name} ${this.made}` };
    const value = 10 * Math.floor(this.random() * 100) + this.digit;
    const text = this.random() < 0.3 ? null : value;
    const patch = dice < 0.6 ? { x: value } : dice < 0.8 ? { y: value, zIndex: value } : { props: { text } };
    return { type: "update", objectId: object.id, patch };
  }
}

/** Field by field, where somebody has written to it. */
function writingsIn(id: string, { x, y, props }: Pick<ObjectPatch, "x" | "y" | "props">): string[] {
  const text = props?.["text"] as string | null | undefined;
  return Object.entries({ x, y, text }).flatMap(([key, value]) => (value ? [`${id} ${key} ${value}`] : []));
}

function content(objects: Iterable<BoardObject>): BoardObject[] {
  return [...objects].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function play(seed: number): void {
  const random = seeded(seed);
  const server = new ReferenceServer();
  const people = ["ada", "grace", "hedy"].map((name, at) => new Person(name, at + 1, server, random));
  const actions: ((person: Person) => void)[] = [
    (person) => person.edit(),
    (person) => person.edit(),
    (person) => random() < 0.3 && person.editInOneStep(),
    (person) => person.undo(() => person.board.undo()),
    (person) => person.undo(() => person.board.undo()),
    (person) => person.undo(() => person.board.redo()),
    (person) => person.send(),
    (person) => person.send(),
    (person) => person.send(),
    (person) => person.pull(),
    (person) => person.read(),
    (person) => person.read(),
    (person) => person.read(),
    (person) => person.connect(),
    (person) => random() < 0.2 && person.disconnect(),
  ];
  for (let step = 0; step < 600; step++) {
    const person = people[Math.floor(random() * people.length)];
    const action = actions[Math.floor(random() * actions.length)];
    if (person && action) action(person);
  }
  for (const person of people) person.settle();
  for (const person of people) person.settle();
  for (const { document } of people) {
    expect(document.pendingCount).toBe(0);
    expect(document.position.seq).toBe(server.seq);
    expect(document.name).toBe(server.name);
    expect(content(document.objects())).toEqual(content(server.objects.values()));
  }
}

describe("people who edit at once, lose connections and come back", () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))("all end with the server's board (seed %i)", (seed) => {
    play(seed);
  });
});
