import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Role } from "../../src/gen/collabboard/wire/v1/board_pb";
import { ErrorCode } from "../../src/gen/collabboard/wire/v1/error_pb";
import { Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import type { Operation } from "../../src/model/change";
import { Emitter } from "../../src/model/emitter";
import { uuidFromBytes, uuidToBytes, uuidV7 } from "../../src/model/uuid";
import { BoardSession } from "../../src/protocol/board-session";
import { Connection } from "../../src/protocol/connection";
import type { Keeping, KeptEdit, KeptState } from "../../src/protocol/keeping";
import { Requests } from "../../src/protocol/requests";
import type { SaveState } from "../../src/protocol/save-state";
import { anObject } from "../model/objects";
import { FakeTransport } from "./fake-transport";

const BOARD = "00000000-0000-7000-8000-0000000000b0";
const NOTE = "00000000-0000-7000-8000-0000000000a0";
const EPOCH = 77n;

/** Keeps nothing, says what it is told, and has what the test gives it. */
class FakeKeeping implements Keeping {
  readonly adopted = new Emitter<readonly KeptEdit[]>();
  readonly failed = new Emitter<unknown>();
  readonly told: string[] = [];
  readonly writes: (() => void)[] = [];
  edits: readonly KeptEdit[] = [];
  ask: () => KeptState | undefined = () => undefined;

  start(state: () => KeptState | undefined) {
    this.ask = state;
    const kept = { position: { epoch: EPOCH, seq: 5n }, name: "Kept", role: Role.EDITOR, ownerId: "o" };
    return Promise.resolve({ state: { ...kept, objects: [anObject(NOTE)] }, edits: this.edits });
  }
  add(operation: Operation) {
    this.told.push(`add ${operation.id}`);
    return new Promise<void>((resolve) => this.writes.push(resolve));
  }
  confirmed = (id: string, seq: bigint) => void this.told.push(`confirmed ${id} ${seq}`);
  refused = (id: string) => void this.told.push(`refused ${id}`);
  touched = () => undefined;
  keepNow = () => void this.told.push("kept now");
  lookAround = () => void this.told.push("looked around");
  forget = () => void this.told.push("forgotten");
  close = () => void this.told.push("closed");
}

let transport: FakeTransport;
let connection: Connection;
let keeping: FakeKeeping;
let session: BoardSession;
let states: SaveState[];

beforeEach(() => {
  vi.useFakeTimers();
  transport = new FakeTransport();
  connection = new Connection(transport, () => 1);
  keeping = new FakeKeeping();
  session = new BoardSession(BOARD, connection, new Requests(connection), () => 1, keeping);
  states = [];
  session.saveState.on((state) => states.push(state));
});

afterEach(() => {
  session.close();
  connection.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const moveTo = (x: number): Operation => ({ id: uuidV7(), edit: { type: "update", objectId: NOTE, patch: { x } } });
const updates = () => transport.socket.requests(Syscall.OBJECT_UPDATE);

async function reopen(...edits: KeptEdit[]): Promise<void> {
  keeping.edits = edits;
  session.open();
  await pass(0);
}

async function connect(): Promise<void> {
  connection.start();
  await pass(0);
  transport.socket.welcome();
}

function moved(seq: bigint, x: number, operationId: string): void {
  transport.socket.receive({
    id: uuidToBytes(operationId),
    boardId: uuidToBytes(BOARD),
    seq,
    syscall: Syscall.OBJECT_UPDATED,
    status: Status.EVENT,
    data: { case: "objectUpdated", value: { objectId: uuidToBytes(NOTE), patch: { x }, version: Number(seq) } },
  });
}

function letJoin(seq: bigint): void {
  const value = { name: "Board", role: Role.EDITOR, seq, epoch: EPOCH, resumed: true };
  transport.socket.answer(transport.socket.last(Syscall.BOARD_JOIN), { data: { case: "boardState", value } });
}

describe("a board that was kept", () => {
  it("is kept at once where the connection is lost, since the page may go before it is back", async () => {
    await reopen();
    await connect();
    letJoin(5n);
    expect(keeping.told).not.toContain("kept now");
    transport.socket.onclose?.({ code: 1006 });
    expect(keeping.told).toContain("kept now");
  });

  it("is shown and can be edited before there is a connection, and joins from where it was", async () => {
    await reopen(moveTo(3));
    expect(session.board.get(NOTE)?.x).toBe(3);
    expect(session.board.document.name).toBe("Kept");
    expect(session.currentFacts).toMatchObject({ known: true, joined: false, role: Role.EDITOR });
    expect(session.board.update(NOTE, { y: 4 })).toBe(true);
    await connect();
    const { data } = transport.socket.last(Syscall.BOARD_JOIN);
    expect(data.case === "boardJoin" && [data.value.epoch, data.value.afterSeq]).toEqual([EPOCH, 5n]);
  });

  it("asks and sends nothing where the server takes the page for another person than the one who kept it", async () => {
    connection = new Connection(transport, () => 1, "ada");
    session = new BoardSession(BOARD, connection, new Requests(connection), () => 1, keeping);
    await reopen(moveTo(3));
    await connect();
    await pass(0);
    expect(transport.socket.sent).toEqual([]);
    expect(session.currentFacts.joined).toBe(false);
  });

  it("does not join before it is known what was kept", async () => {
    await connect();
    expect(transport.socket.requests(Syscall.BOARD_JOIN)).toHaveLength(0);
    await reopen();
    expect(transport.socket.requests(Syscall.BOARD_JOIN)).toHaveLength(1);
  });

  it("sends what waited under the same ids, in order, and nothing that the server has", async () => {
    const [first, second, done] = [moveTo(1), moveTo(2), moveTo(3)];
    await reopen(first, second, { ...done, seq: 7n });
    await connect();
    moved(6n, 9, uuidV7());
    moved(7n, 3, done.id);
    letJoin(7n);
    expect(updates().map(({ id }) => uuidFromBytes(id))).toEqual([first.id]);
    moved(8n, 1, first.id);
    transport.socket.answer(transport.socket.last(Syscall.OBJECT_UPDATE), { seq: 8n });
    expect(updates().map(({ id }) => uuidFromBytes(id))).toEqual([first.id, second.id]);
    expect(keeping.told).toContain(`confirmed ${first.id} 8`);
  });

  it("does not send again what the log shows to be done", async () => {
    const edit = moveTo(1);
    await reopen(edit);
    await connect();
    moved(6n, 1, edit.id);
    letJoin(6n);
    expect(updates()).toHaveLength(0);
    expect(session.board.document.pendingCount).toBe(0);
    expect(keeping.told).toContain(`confirmed ${edit.id} 6`);
  });

  it("takes over what another page has left, once", async () => {
    await reopen();
    await connect();
    letJoin(5n);
    const edit = moveTo(4);
    keeping.adopted.emit([edit]);
    keeping.adopted.emit([edit]);
    expect(session.board.get(NOTE)?.x).toBe(4);
    expect(updates()).toHaveLength(1);
    expect(keeping.told).toContain("looked around");
  });
});

describe("an edit", () => {
  it("is kept before it is sent", async () => {
    await reopen();
    await connect();
    letJoin(5n);
    session.board.update(NOTE, { x: 1 });
    expect([keeping.told.at(-1)?.slice(0, 3), updates().length, session.losesOnClose]).toEqual(["add", 0, true]);
    keeping.writes[0]?.();
    await pass(0);
    expect([updates().length, session.losesOnClose]).toEqual([1, false]);
  });

  it("that is refused is kept no longer", async () => {
    const edit = moveTo(1);
    await reopen(edit);
    await connect();
    letJoin(5n);
    transport.socket.refuse(transport.socket.last(Syscall.OBJECT_UPDATE), ErrorCode.E_INVALID_ARGUMENT, false);
    expect(keeping.told).toContain(`refused ${edit.id}`);
  });

  it("would be lost with the page where nothing can be kept", async () => {
    const failed = vi.fn();
    session.keepingFailed.on(failed);
    await reopen(moveTo(1));
    expect(session.losesOnClose).toBe(false);
    keeping.failed.emit(new Error("quota"));
    expect([failed.mock.calls.length, session.losesOnClose]).toEqual([1, true]);
  });
});

it("what is kept is the log's state, without edits that wait", async () => {
  await reopen(moveTo(3));
  const state = keeping.ask();
  expect(state).toMatchObject({ position: { epoch: EPOCH, seq: 5n }, name: "Kept", role: Role.EDITOR });
  expect([...(state?.objects ?? [])]).toMatchObject([{ x: 0 }]);
});

it("nothing is kept of a board that was deleted", async () => {
  await reopen();
  await connect();
  letJoin(5n);
  transport.socket.receive({ boardId: uuidToBytes(BOARD), syscall: Syscall.BOARD_DELETED, status: Status.EVENT });
  expect(keeping.told).toContain("forgotten");
});

it("the person is told what is saved, and how much waits", async () => {
  await connect();
  await reopen();
  letJoin(5n);
  session.board.update(NOTE, { x: 1 });
  keeping.writes[0]?.();
  await pass(0);
  transport.socket.answer(transport.socket.last(Syscall.OBJECT_UPDATE), { seq: 5n });
  transport.socket.break();
  session.board.update(NOTE, { x: 2 });
  expect(states.map(({ kind, waiting }) => `${kind} ${waiting}`)).toEqual([
    "saved 0",
    "saving 1",
    "saved 0",
    "offline 0",
    "offline 1",
  ]);
});
