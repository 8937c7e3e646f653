import { describe, expect, it } from "vitest";
import { Conversation } from "../../src/model/conversation";
import type { Message } from "../../src/model/message-list";
import type { OwnMessage } from "../../src/model/own-messages";
import { ChatServer, ME } from "./chat-server";
import { seeded } from "./random";

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);
const STEPS = 400;
const PAGE = 7;

/** One client on a line that loses, repeats and reorders as far as the protocol allows it (R45, R46). */
class Line {
  readonly conversation = new Conversation();
  private readonly server: ChatServer;
  /** EVENTs on their way, in their order. */
  private events: Message[] = [];
  /** Answers on their way, in any order; each with the number of EVENTs that must come before it. */
  private answers: { after: number; give: () => void }[] = [];
  private unsent: OwnMessage[] = [];
  private sent = new Map<string, OwnMessage>();
  private delivered = 0;
  private asking = false;
  online = false;

  constructor(
    server: ChatServer,
    private readonly random: () => number,
  ) {
    this.server = server;
    this.conversation.ownUserId = ME;
    this.conversation.said.on((message) => this.unsent.push(message));
  }

  join(): void {
    this.events = [];
    this.answers = [];
    this.delivered = 0;
    this.asking = false;
    this.unsent = [...this.sent.values(), ...this.unsent];
    this.sent.clear();
    this.online = true;
    this.conversation.joined(1n);
    // What the client has may come again across a join.
    if (this.random() < 0.5) this.events.push(...this.server.messages.slice(-Math.floor(this.random() * 5) - 1));
  }

  lose(): void {
    this.online = false;
    this.events = [];
    this.answers = [];
  }

  told(message: Message, mayLose: boolean): void {
    if (this.online && !(mayLose && this.random() < 0.1)) this.events.push(message);
  }

  send(): void {
    const message = this.online ? this.unsent.shift() : undefined;
    if (!message) return;
    this.sent.set(message.id, message);
    const isNew = !this.server.messages.some(({ id }) => id === message.id);
    const stored = this.server.store(message.id, ME);
    if (isNew) this.told(stored, false);
    this.answers.push({
      after: this.delivered + this.events.length,
      give: () => {
        this.sent.delete(message.id);
        this.conversation.accepted(message.id, stored.seq);
      },
    });
  }

  ask(): void {
    const before = this.asking || !this.online ? undefined : this.conversation.ask();
    if (before === undefined) return;
    this.asking = true;
    const { page, more } = this.server.page(before, PAGE);
    this.answers.push({
      after: 0,
      give: () => {
        this.asking = false;
        this.conversation.receivePage(before, page, more);
      },
    });
  }

  deliverEvent(): void {
    const event = this.events.shift();
    if (!event) return;
    this.delivered++;
    this.conversation.receive(event);
  }

  deliverAnswer(): void {
    const ready = this.answers.filter(({ after }) => after <= this.delivered);
    const answer = ready[Math.floor(this.random() * ready.length)];
    if (!answer) return;
    this.answers = this.answers.filter((other) => other !== answer);
    answer.give();
  }

  /** Until nothing is on its way and nothing is missing. */
  drain(): void {
    for (let turn = 0; turn < 10_000; turn++) {
      if (this.unsent.length + this.events.length + this.answers.length === 0) {
        if (this.conversation.wanted === undefined) return;
      }
      this.send();
      this.ask();
      this.deliverEvent();
      this.deliverAnswer();
    }
    throw new Error(`still wants ${this.conversation.wanted}`);
  }
}

describe("a conversation over a bad line", () => {
  it.each(SEEDS)("is the server's in the end (seed %i)", (seed) => {
    const random = seeded(seed);
    const server = new ChatServer();
    for (let i = 0; i < random() * 40; i++) server.store(`early ${i}`, "other");
    const line = new Line(server, random);
    let said = 0;
    for (let step = 0; step < STEPS; step++) {
      const dice = random();
      if (dice < 0.15) line.told(server.store(`other ${step}`, "other"), true);
      else if (dice < 0.25 && line.conversation.say(`mine ${step}`)) said++;
      else if (dice < 0.29) line.join();
      else if (dice < 0.32) line.lose();
      else if (dice < 0.36) line.conversation.wantOlder();
      else if (dice < 0.5) line.send();
      else if (dice < 0.65) line.ask();
      else if (dice < 0.85) line.deliverEvent();
      else line.deliverAnswer();
    }
    line.join();
    line.drain();
    while (line.conversation.hasOlder) {
      line.conversation.wantOlder();
      line.drain();
    }
    expect(line.conversation.messages).toEqual(server.messages);
    expect(line.conversation.ownMessages).toEqual([]);
    expect(server.messages.filter(({ userId }) => userId === ME)).toHaveLength(said);
    expect(said).toBeGreaterThan(5);
  });
});
