import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ErrorCode } from "../../src/gen/collabboard/wire/v1/error_pb";
import { Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { uuidFromBytes } from "../../src/model/uuid";
import { Connection } from "../../src/protocol/connection";
import { ANSWER_TIMEOUT_MS, Requests } from "../../src/protocol/requests";
import { FakeTransport } from "./fake-transport";

let transport: FakeTransport;
let connection: Connection;
let requests: Requests;

beforeEach(async () => {
  vi.useFakeTimers();
  transport = new FakeTransport();
  connection = new Connection(transport, () => 0);
  requests = new Requests(connection);
  connection.start();
  await vi.advanceTimersByTimeAsync(0);
  transport.socket.welcome({ maxOpenRequests: 3, maxFrameBytes: 2_000 });
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

const LIST = { syscall: Syscall.BOARD_LIST };
const handler = () => ({ part: vi.fn(), done: vi.fn(), failed: vi.fn() });

describe("requests", () => {
  it("bring parts and the end of an answer to who asked, in whatever order answers come", () => {
    const [a, b] = [handler(), handler()];
    requests.send(LIST, a);
    requests.send(LIST, b);
    const [first, second] = transport.socket.requests(Syscall.BOARD_LIST);
    if (!first || !second) throw new Error("two requests were expected");
    transport.socket.answer(second, {});
    transport.socket.answer(first, { status: Status.BULK });
    transport.socket.answer(first, {});
    transport.socket.answer(first, {});
    expect(a.part).toHaveBeenCalledOnce();
    expect(a.done).toHaveBeenCalledOnce();
    expect(b.part).not.toHaveBeenCalled();
    expect(b.done).toHaveBeenCalledOnce();
  });

  it("carry fresh UUIDs of version 7", () => {
    requests.send(LIST, handler());
    requests.send(LIST, handler());
    const ids = transport.socket.sent.map((frame) => uuidFromBytes(frame.id));
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => id[14] === "7")).toBe(true);
  });

  it("wait where the server's bound of open ones is reached", () => {
    for (let i = 0; i < 5; i++) requests.send(LIST, handler());
    expect(transport.socket.sent).toHaveLength(3);
    transport.socket.answer(transport.socket.last(Syscall.BOARD_LIST), {});
    expect(transport.socket.sent).toHaveLength(4);
    expect(requests.openCount).toBe(3);
  });

  it("fail with what the server says", () => {
    const asked = handler();
    requests.send(LIST, asked);
    transport.socket.refuse(transport.socket.last(Syscall.BOARD_LIST), ErrorCode.E_RATE_LIMITED, true, 70);
    expect(asked.failed).toHaveBeenCalledWith(
      expect.objectContaining({ code: ErrorCode.E_RATE_LIMITED, retryable: true, retryAfterMs: 70 }),
    );
  });

  it("all fail, the waiting ones too, when the connection is lost, and at once while there is none", () => {
    const asked = Array.from({ length: 5 }, handler);
    for (const one of asked) requests.send(LIST, one);
    transport.socket.break();
    requests.send(LIST, asked[0] ?? handler());
    expect(asked.map((one) => one.failed.mock.calls.length)).toEqual([2, 1, 1, 1, 1]);
    expect(asked[0]?.failed).toHaveBeenCalledWith(expect.objectContaining({ disconnected: true, retryable: true }));
  });

  it("fail, retryable, when no answer comes in time", async () => {
    const asked = handler();
    requests.send(LIST, asked);
    await vi.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS / 2);
    // The server lives.
    transport.socket.receive({ syscall: Syscall.OBJECT_UPDATED, status: Status.EVENT });
    await vi.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS / 2);
    expect(asked.failed).toHaveBeenCalledWith(expect.objectContaining({ code: ErrorCode.E_TIMEOUT, retryable: true }));
  });

  it("that the server would not take are not sent", () => {
    const asked = handler();
    const value = { name: "x".repeat(2_000), $typeName: "collabboard.wire.v1.BoardRename" as const };
    requests.send({ syscall: Syscall.BOARD_RENAME, data: { case: "boardRename", value } }, asked);
    expect(transport.socket.sent).toHaveLength(0);
    expect(asked.failed).toHaveBeenCalledWith(
      expect.objectContaining({ code: ErrorCode.E_FRAME_TOO_LARGE, retryable: false }),
    );
  });
});
