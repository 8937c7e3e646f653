import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ErrorCode } from "../../src/gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import type { OwnMessage } from "../../src/model/own-messages";
import { uuidFromBytes, uuidToBytes, uuidV7 } from "../../src/model/uuid";
import { ChatSession } from "../../src/protocol/chat-session";
import { Connection } from "../../src/protocol/connection";
import type { KeptMessages } from "../../src/protocol/keeping";
import { Requests } from "../../src/protocol/requests";
import { FakeTransport } from "./fake-transport";

const BOARD = "00000000-0000-7000-8000-0000000000b0";
const KEPT: OwnMessage = { id: "00000000-0000-7000-8000-0000000000c1", text: "kept", at: 1 };

class FakeMessages implements KeptMessages {
  readonly told: string[] = [];
  fails = false;
  kept: readonly OwnMessage[] = [];

  all = () => Promise.resolve(this.kept);
  add = ({ id }: OwnMessage) => this.tell(`add ${id}`);
  remove = (id: string) => this.tell(`remove ${id}`);

  private tell(what: string): Promise<void> {
    if (this.fails) return Promise.reject(new Error("the disk is full"));
    this.told.push(what);
    return Promise.resolve();
  }
}

let transport: FakeTransport;
let connection: Connection;
let messages: FakeMessages;
let chat: ChatSession;
const rejoin = vi.fn();

beforeEach(async () => {
  vi.useFakeTimers();
  rejoin.mockClear();
  transport = new FakeTransport();
  connection = new Connection(transport, () => 1);
  messages = new FakeMessages();
  const requests = new Requests(connection);
  const tell = (payload: Parameters<Requests["tell"]>[0]) => requests.tell(payload, BOARD);
  chat = new ChatSession(BOARD, { requests, rejoin, tell }, () => 1, messages);
  connection.start();
  await pass(0);
  transport.socket.welcome();
});

afterEach(() => {
  chat.close();
  connection.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const idOf = (frame: Frame) => uuidFromBytes(frame.id);
const histories = () => transport.socket.requests(Syscall.CHAT_HISTORY);
const sent = () => transport.socket.requests(Syscall.CHAT_MESSAGE);
const typing = () =>
  transport.socket
    .requests(Syscall.CHAT_TYPING)
    .map(({ data }) => (data.case === "chatTyping" ? data.value.typing : undefined));
const entry = (seq: number, id = uuidV7()) => ({
  messageId: uuidToBytes(id),
  chatSeq: BigInt(seq),
  userId: "other",
  userName: "Other",
  text: `text ${seq}`,
  ts: 5n,
});

function letRead(seqs: readonly number[], more = false): void {
  const value = { entries: seqs.map((seq) => entry(seq)), more };
  transport.socket.answer(transport.socket.last(Syscall.CHAT_HISTORY), { data: { case: "chatPage", value } });
}

function messaged(seq: number, id?: string, boardId = BOARD): void {
  const frame = { boardId: uuidToBytes(boardId), syscall: Syscall.CHAT_MESSAGED, status: Status.EVENT };
  transport.socket.receive({ ...frame, data: { case: "chatMessaged", value: { entry: entry(seq, id) } } });
}

async function reconnect(): Promise<void> {
  transport.socket.break();
  chat.hold();
  await pass(10_000);
  transport.socket.welcome();
}

async function say(text: string): Promise<void> {
  chat.conversation.say(text);
  await pass(0);
}

describe("history", () => {
  it("R46 is asked for after each join, and once at a time", async () => {
    expect(histories()).toHaveLength(0);
    chat.joined(1n, "me");
    messaged(3);
    expect(histories()).toHaveLength(1);
    letRead([2, 1]);
    expect(chat.conversation.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await reconnect();
    expect(histories()).toHaveLength(0);
    chat.joined(1n, "me");
    expect(histories()).toHaveLength(1);
  });

  it("does not take an answer from before another join for one of now", () => {
    chat.joined(1n, "me");
    chat.hold();
    const [early] = histories();
    chat.joined(1n, "me");
    if (!early) throw new Error("nothing was asked for");
    transport.socket.answer(early, { data: { case: "chatPage", value: { entries: [entry(1)], more: false } } });
    expect(chat.conversation.isKnown).toBe(false);
    letRead([1]);
    expect(chat.conversation.isKnown).toBe(true);
  });

  it("is asked for again after a refusal for now, at once where the person wants it", async () => {
    chat.joined(1n, "me");
    transport.socket.refuse(transport.socket.last(Syscall.CHAT_HISTORY), ErrorCode.E_OVERLOADED, true, 500);
    expect(chat.conversation.loadFailed).toBe(true);
    await pass(499);
    expect(histories()).toHaveLength(1);
    await pass(1);
    expect(histories()).toHaveLength(2);
    transport.socket.refuse(transport.socket.last(Syscall.CHAT_HISTORY), ErrorCode.E_INTERNAL, false);
    await pass(15_000);
    expect(histories()).toHaveLength(2);
    chat.conversation.tryAgain();
    expect(histories()).toHaveLength(3);
  });

  it("joins again where the server has forgotten the join", () => {
    chat.joined(1n, "me");
    transport.socket.refuse(transport.socket.last(Syscall.CHAT_HISTORY), ErrorCode.E_NOT_JOINED, false);
    expect(rejoin).toHaveBeenCalledOnce();
  });

  it("is of this board only", () => {
    chat.joined(1n, "me");
    messaged(1, uuidV7(), KEPT.id);
    expect(chat.conversation.messages).toEqual([]);
  });
});

describe("what is said", () => {
  it("R19 is kept first, and sent again with the same id after a loss, in order", async () => {
    chat.joined(1n, "me");
    letRead([]);
    await say("one");
    await say("two");
    const [first] = sent().map(idOf);
    expect(messages.told[0]).toBe(`add ${first}`);
    await reconnect();
    chat.joined(1n, "me");
    expect(sent().map(idOf)).toEqual([first]);
    messaged(1, first);
    transport.socket.answer(transport.socket.last(Syscall.CHAT_MESSAGE), {
      data: { case: "chatAck", value: { chatSeq: 1n } },
    });
    expect(sent()).toHaveLength(2);
    expect(chat.conversation.ownMessages.map(({ text }) => text)).toEqual(["two"]);
    expect(messages.told).toContain(`remove ${first}`);
  });

  it("stays where the server refuses it, for the person to decide", async () => {
    chat.joined(1n, "me");
    await say("one");
    transport.socket.refuse(transport.socket.last(Syscall.CHAT_MESSAGE), ErrorCode.E_LIMIT_EXCEEDED, false);
    const [message] = chat.conversation.ownMessages;
    expect(message?.refusal).toBe("E_LIMIT_EXCEEDED");
    chat.conversation.sayAgain(message?.id ?? "");
    await pass(0);
    expect(sent().map(idOf)).toEqual([message?.id, message?.id]);
  });

  it("before the page was closed is sent by the next, with the same id", async () => {
    messages.kept = [KEPT];
    chat.open();
    await pass(0);
    expect(chat.conversation.ownMessages).toEqual([KEPT]);
    chat.joined(1n, "me");
    await pass(0);
    expect(sent().map(idOf)).toEqual([KEPT.id]);
  });

  it("is sent all the same where the browser cannot keep it, and would be lost with the page", async () => {
    const failed = vi.fn();
    chat.keepingFailed.on(failed);
    messages.fails = true;
    chat.joined(1n, "me");
    await say("one");
    await say("two");
    expect(sent()).toHaveLength(1);
    expect(failed).toHaveBeenCalledOnce();
    expect(chat.losesOnClose).toBe(true);
  });
});

describe("R49 typing", () => {
  it("is told at its start, again every three seconds, and when it is over", async () => {
    for (let i = 0; i < 40; i++) {
      chat.typing.typed();
      await pass(100);
    }
    expect(typing()).toEqual([true, true]);
    chat.typing.over();
    chat.typing.over();
    expect(typing()).toEqual([true, true, false]);
  });

  it("is over after a while without a key", async () => {
    chat.typing.typed();
    await pass(10_000);
    expect(typing()).toEqual([true, false]);
  });

  it("is told anew on a new connection", async () => {
    chat.typing.typed();
    await reconnect();
    expect(typing()).toEqual([]);
    chat.typing.typed();
    expect(typing()).toEqual([true]);
  });
});
