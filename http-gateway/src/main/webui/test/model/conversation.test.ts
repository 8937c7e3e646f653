import { beforeEach, describe, expect, it, vi } from "vitest";
import { Conversation, MAX_WAITING } from "../../src/model/conversation";
import { LastRead, MOST_REMEMBERED } from "../../src/model/last-read";
import { MAX_MESSAGES } from "../../src/model/message-list";
import { aMessage, ME } from "./chat-server";
import { FakeStore } from "./store";

let chat: Conversation;

beforeEach(() => {
  chat = new Conversation();
  chat.ownUserId = ME;
});

const seqs = () => chat.messages.map(({ seq }) => seq);
/** The messages from `to` down to `from`, as a page has them. */
const page = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => aMessage(to - i));
const own = () => chat.ownMessages[0] ?? expect.unreachable("nothing was said");

/** Joined, with messages 1 to `count`. */
function joined(count = 3): void {
  chat.joined(1n);
  chat.receivePage(0, page(1, count), false);
}

describe("history", () => {
  it("R46 wants the newest page after each join, and nothing before the first", () => {
    expect(chat.isKnown).toBe(false);
    joined();
    expect(chat.wanted).toBeUndefined();
    chat.joined(1n);
    expect(chat.wanted).toBe(0);
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it("R46 pages back until it meets what it has", () => {
    joined();
    chat.joined(1n);
    chat.receivePage(0, page(9, 10), true);
    expect(chat.wanted).toBe(9);
    chat.receivePage(9, page(5, 8), true);
    chat.receivePage(5, page(1, 4), false);
    expect(chat.wanted).toBeUndefined();
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("R45 asks for what a hole has passed over", () => {
    joined();
    chat.receive(aMessage(6));
    expect(chat.wanted).toBe(6);
    chat.receivePage(6, page(2, 5), true);
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(chat.hasOlder).toBe(false);
  });

  it("lets go of what is before a hole that is too wide, which can be paged back to", () => {
    joined();
    chat.receive(aMessage(1_000));
    expect(seqs()).toEqual([1, 2, 3, 1_000]);
    chat.joined(1n);
    chat.receivePage(0, page(951, 1_000), true);
    expect(seqs()[0]).toBe(951);
    expect(chat.hasOlder).toBe(true);
    expect(chat.wanted).toBeUndefined();
  });

  it("is merged by id, whatever comes twice", () => {
    joined();
    chat.receive(aMessage(3));
    chat.receive(aMessage(4));
    chat.receivePage(0, page(2, 4), true);
    expect(seqs()).toEqual([1, 2, 3, 4]);
    expect(chat.hasOlder).toBe(false);
  });

  it("R46 is void in another epoch, what waits stays", () => {
    joined();
    chat.say("hello");
    chat.joined(2n);
    expect(chat.messages).toEqual([]);
    expect(chat.ownMessages).toHaveLength(1);
  });

  it("drops what is below a page that is empty, and asks no more", () => {
    joined();
    chat.receive(aMessage(6));
    chat.receivePage(6, [], false);
    expect(seqs()).toEqual([6]);
    expect(chat.wanted).toBeUndefined();
    expect(chat.hasOlder).toBe(false);
  });

  it("asks for older pages once for each wish", () => {
    chat.joined(1n);
    chat.receivePage(0, page(51, 100), true);
    chat.wantOlder();
    expect(chat.wanted).toBe(51);
    chat.receivePage(51, page(1, 50), false);
    expect(chat.wanted).toBeUndefined();
    chat.wantOlder();
    expect(chat.wanted).toBeUndefined();
  });

  it("asks for no older page after one has failed, until the person does", () => {
    chat.joined(1n);
    chat.receivePage(0, page(51, 100), true);
    chat.wantOlder();
    chat.pageFailed();
    expect(chat.loadFailed).toBe(true);
    chat.tryAgain();
    expect(chat.wanted).toBe(51);
  });
});

describe("the bound", () => {
  beforeEach(() => {
    chat.joined(1n);
    chat.receivePage(0, page(5_001, 5_050), true);
  });

  it("lets the oldest go as new ones come", () => {
    for (let seq = 5_051; seq <= 5_050 + MAX_MESSAGES; seq++) chat.receive(aMessage(seq));
    expect(chat.messages).toHaveLength(MAX_MESSAGES);
    expect(seqs()[0]).toBe(5_051);
    expect(chat.hasOlder).toBe(true);
  });

  it("lets the newest go for who reads far back, and finds the way back to them", () => {
    for (let first = 5_001; chat.reachesNewest && first > 1; first -= 50) {
      chat.wantOlder();
      chat.receivePage(first, page(first - 50, first - 1), true);
    }
    expect(chat.reachesNewest).toBe(false);
    expect(chat.messages).toHaveLength(MAX_MESSAGES);
    chat.receive(aMessage(5_051));
    expect(seqs().at(-1)).toBeLessThan(5_050);
    expect(chat.wanted).toBeUndefined();
    chat.toNewest();
    expect(chat.wanted).toBe(0);
    chat.receivePage(0, page(5_002, 5_051), true);
    expect(seqs().at(-1)).toBe(5_051);
  });
});

describe("what this person says", () => {
  beforeEach(() => joined());

  it("is shown at once, and moves into the conversation when it comes from there", () => {
    const said = vi.fn();
    chat.said.on(said);
    chat.say("hello");
    expect(said).toHaveBeenCalledWith(own());
    chat.receive({ ...aMessage(4, ME), id: own().id });
    expect(chat.ownMessages).toEqual([]);
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it("stays until it is seen, where only the answer came; the page that has it is asked for", () => {
    chat.say("hello");
    const { id } = own();
    chat.accepted(id, 4);
    expect(chat.waitingCount).toBe(0);
    expect(chat.ownMessages).toHaveLength(1);
    expect(chat.ask()).toBe(0);
    chat.receivePage(0, [{ ...aMessage(4, ME), id }, ...page(1, 3)], false);
    expect(chat.ownMessages).toEqual([]);
    expect(chat.wanted).toBeUndefined();
  });

  it("asks only once for what the server turns out not to have", () => {
    chat.say("hello");
    chat.accepted(own().id, 9);
    chat.ask();
    chat.receivePage(0, page(1, 3), false);
    expect(chat.wanted).toBeUndefined();
  });

  it("R19 goes where it was stored long ago, before what is here", () => {
    chat.joined(2n);
    chat.receivePage(0, page(101, 150), true);
    chat.say("hello");
    chat.accepted(own().id, 20);
    expect(chat.ownMessages).toEqual([]);
  });

  it("can be sent again after a refusal, with the same id, or given up", () => {
    const said = vi.fn();
    const ended = vi.fn();
    chat.say("hello");
    const { id } = own();
    chat.refused(id, "E_LIMIT_EXCEEDED");
    expect(own().refusal).toBe("E_LIMIT_EXCEEDED");
    expect(chat.waitingCount).toBe(0);
    chat.said.on(said);
    chat.sayAgain(id);
    expect(said).toHaveBeenCalledWith(expect.objectContaining({ id, text: "hello" }));
    expect(own().refusal).toBeUndefined();
    chat.ended.on(ended);
    chat.giveUp(id);
    expect(ended).toHaveBeenCalledOnce();
    expect(chat.ownMessages).toEqual([]);
  });

  it("is taken only as long as not too much waits", () => {
    for (let i = 0; i < MAX_WAITING; i++) expect(chat.say("hello")).toBe(true);
    expect(chat.say("hello")).toBe(false);
    expect(chat.ownMessages).toHaveLength(MAX_WAITING);
  });
});

describe("what is unread", () => {
  it("counts messages of others since the last that was seen", () => {
    joined();
    expect(chat.unread).toBe(3);
    chat.seeAll();
    expect(chat.unread).toBe(0);
    chat.receive(aMessage(4, ME));
    chat.receive(aMessage(5));
    expect(chat.unread).toBe(1);
  });

  it("is remembered for each board, person and epoch", () => {
    const store = new FakeStore();
    const memory = (board: string, user = ME) => new LastRead(store, () => user, board);
    chat.remember(memory("a"));
    joined();
    chat.seeAll();
    expect(memory("a").get(1n)).toBe(3);
    expect(memory("a").get(2n)).toBeUndefined();
    expect(memory("b").get(1n)).toBeUndefined();
    expect(memory("a", "other").get(1n)).toBeUndefined();
    const next = new Conversation();
    next.remember(memory("a"));
    next.joined(1n);
    next.receivePage(0, page(1, 4), false);
    expect(next.unread).toBe(1);
  });

  it("is remembered for so many boards only, those read last", () => {
    const store = new FakeStore();
    const memory = (board: number) => new LastRead(store, () => ME, String(board));
    for (let board = 0; board <= MOST_REMEMBERED; board++) memory(board).put(1n, 1);
    expect(memory(0).get(1n)).toBeUndefined();
    expect(memory(1).get(1n)).toBe(1);
  });
});
