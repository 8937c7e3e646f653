import { describe, expect, it } from "vitest";
import type { Edit, Operation } from "../../src/model/change";
import { BoardDocument } from "../../src/model/document";
import type { BoardObject } from "../../src/model/object";
import { anObject } from "./objects";
import { seeded } from "./random";
import { ReferenceServer } from "./reference-server";

/** One person whose connection may break at any moment, with whatever was on its way in either direction. */
class Person {
  readonly document = new BoardDocument();
  private connected = false;
  private toSend: Operation[] = [];
  private inbox: (() => void)[] = [];
  private sentUpTo = 0n;
  private made = 0;

  constructor(
    private readonly name: string,
    private readonly server: ReferenceServer,
    private readonly random: () => number,
  ) {}

  edit(): void {
    const edit = this.someEdit();
    const id = `${this.name}-${this.made++}`;
    this.document.edit(id, edit);
    this.toSend.push({ id, edit });
  }

  /** The server takes the oldest unsent operation; its answer is on its way. */
  send(): void {
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
    this.inbox.shift()?.();
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
    const dice = this.random();
    if (!object || dice < 0.25) {
      return { type: "create", object: anObject(`${this.name}:${this.made}`), placeOnTop: dice < 0.2 };
    }
    if (dice < 0.35) return { type: "delete", objectId: object.id };
    if (dice < 0.4) return { type: "rename", name: `${this.name} ${this.made}` };
    const value = Math.floor(this.random() * 100);
    const text = this.random() < 0.3 ? null : String(value);
    const patch = dice < 0.6 ? { x: value } : dice < 0.8 ? { y: value, zIndex: value } : { props: { text } };
    return { type: "update", objectId: object.id, patch };
  }
}

function content(objects: Iterable<BoardObject>): BoardObject[] {
  return [...objects].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function play(seed: number): void {
  const random = seeded(seed);
  const server = new ReferenceServer();
  const people = ["ada", "grace", "hedy"].map((name) => new Person(name, server, random));
  const actions: ((person: Person) => void)[] = [
    (person) => person.edit(),
    (person) => person.edit(),
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
