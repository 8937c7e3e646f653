import { create, toBinary } from "@bufbuild/protobuf";
import { deflateSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BoardSnapshotSchema, Compression, Role } from "../../src/gen/collabboard/wire/v1/board_pb";
import { ErrorCode } from "../../src/gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { ObjectKind } from "../../src/gen/collabboard/wire/v1/object_pb";
import { uuidFromBytes, uuidToBytes, uuidV7 } from "../../src/model/uuid";
import { BoardSession } from "../../src/protocol/board-session";
import { Connection } from "../../src/protocol/connection";
import { Requests } from "../../src/protocol/requests";
import { CLIENT_ID, FakeTransport } from "./fake-transport";

const BOARD = "00000000-0000-7000-8000-0000000000b0";
const NOTE = "00000000-0000-7000-8000-0000000000a0";
const OTHER = "00000000-0000-7000-8000-00000000000d";
const EPOCH = 77n;

let transport: FakeTransport;
let connection: Connection;
let session: BoardSession;

beforeEach(async () => {
  vi.useFakeTimers();
  transport = new FakeTransport();
  connection = new Connection(transport, () => 1);
  session = new BoardSession(BOARD, connection, new Requests(connection), () => 1);
  connection.start();
  await pass(0);
  transport.socket.welcome();
});

afterEach(() => {
  session.close();
  connection.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const noteAt = (x: number) => ({ objectId: uuidToBytes(NOTE), kind: ObjectKind.STICKY_NOTE, x, version: 1 });
const idOf = (frame: Frame) => uuidFromBytes(frame.id);

/** Answers the latest join: with one note at seq 1, or with nothing where it is resumed. */
function letJoin({ seq = 1n, resumed = false } = {}): void {
  const join = transport.socket.last(Syscall.BOARD_JOIN);
  if (!resumed) {
    const snapshot = { objects: [noteAt(0)], seq };
    transport.socket.answer(join, { status: Status.BULK, data: { case: "boardSnapshot", value: snapshot } });
  }
  finishJoin(seq, resumed);
}

function finishJoin(seq: bigint, resumed: boolean): void {
  const participants = [CLIENT_ID, OTHER].map((id) => ({ clientId: uuidToBytes(id), userName: id.slice(-1) }));
  const value = { name: "Board", role: Role.EDITOR, seq, epoch: EPOCH, resumed, participants };
  transport.socket.answer(transport.socket.last(Syscall.BOARD_JOIN), { data: { case: "boardState", value } });
}

function moved(seq: bigint, x: number, operationId = uuidV7(), boardId = BOARD): void {
  transport.socket.receive({
    id: uuidToBytes(operationId),
    boardId: uuidToBytes(boardId),
    seq,
    syscall: Syscall.OBJECT_UPDATED,
    status: Status.EVENT,
    data: { case: "objectUpdated", value: { objectId: uuidToBytes(NOTE), patch: { x }, version: Number(seq) } },
  });
}

function event(syscall: Syscall): void {
  transport.socket.receive({ boardId: uuidToBytes(BOARD), syscall, status: Status.EVENT });
}

const VIEW = { x: 1, y: 2, zoom: 1, width: 800, height: 600 };

function cameraX({ data }: Frame): number | undefined {
  return data.case === "cursorMoved" ? data.value.camera?.centerX : undefined;
}

async function reconnect(): Promise<void> {
  transport.socket.break();
  await pass(10_000);
  transport.socket.welcome();
}

function afterSeq(): bigint | undefined {
  const { data } = transport.socket.last(Syscall.BOARD_JOIN);
  return data.case === "boardJoin" && data.value.epoch === EPOCH ? data.value.afterSeq : undefined;
}

describe("joining", () => {
  it("asks for everything first and shows it", () => {
    session.open();
    expect(afterSeq()).toBeUndefined();
    letJoin();
    expect(session.board.get(NOTE)).toMatchObject({ kind: "sticky_note", x: 0 });
    expect(session.currentFacts).toMatchObject({ joined: true, role: Role.EDITOR });
    expect(session.board.presence.participants).toHaveLength(2);
  });

  it("takes a snapshot that is compressed", () => {
    const join = transport.socket.last(Syscall.BOARD_JOIN);
    expect(join.data).toMatchObject({ case: "boardJoin", value: { accept: [Compression.DEFLATE] } });
    const part = toBinary(BoardSnapshotSchema, create(BoardSnapshotSchema, { objects: [noteAt(4)], seq: 1n }));
    const value = { seq: 1n, deflated: deflateSync(part), inflatedBytes: part.length };
    transport.socket.answer(join, { status: Status.BULK, data: { case: "boardSnapshot", value } });
    finishJoin(1n, false);
    expect(session.board.get(NOTE)).toMatchObject({ x: 4 });
  });

  it("resumes after a loss with what was applied last", async () => {
    letJoin();
    moved(2n, 5);
    await reconnect();
    expect(afterSeq()).toBe(2n);
    moved(3n, 6);
    letJoin({ seq: 3n, resumed: true });
    expect(session.board.get(NOTE)?.x).toBe(6);
  });

  it("throws away half a snapshot when the connection is lost", async () => {
    letJoin();
    event(Syscall.BOARD_RESYNC);
    const join = transport.socket.last(Syscall.BOARD_JOIN);
    const value = { objects: [], seq: 9n };
    transport.socket.answer(join, { status: Status.BULK, data: { case: "boardSnapshot", value } });
    await reconnect();
    expect(afterSeq()).toBe(1n);
    letJoin({ resumed: true });
    expect(session.board.get(NOTE)).toBeDefined();
  });

  it("starts the reconnect delays anew", async () => {
    for (let i = 0; i < 6; i++) await reconnect();
    letJoin();
    const before = transport.sockets.length;
    transport.socket.break();
    await pass(250);
    expect(transport.sockets).toHaveLength(before + 1);
  });

  it.each([
    [ErrorCode.E_BOARD_NOT_FOUND, "not-found"],
    [ErrorCode.E_BOARD_FORBIDDEN, "forbidden"],
  ])("ends where the board refuses (%s)", (code, departure) => {
    const departed = vi.fn();
    session.departed.on(departed);
    transport.socket.refuse(transport.socket.last(Syscall.BOARD_JOIN), code, false);
    expect(departed).toHaveBeenCalledWith(departure);
  });

  it("tries again after a refusal for now", async () => {
    transport.socket.refuse(transport.socket.last(Syscall.BOARD_JOIN), ErrorCode.E_UNAVAILABLE, true, 500);
    await pass(500);
    expect(transport.socket.requests(Syscall.BOARD_JOIN)).toHaveLength(2);
  });

  it("asks for everything where a resume fell short", () => {
    letJoin();
    event(Syscall.BOARD_RESYNC);
    finishJoin(4n, true);
    expect(transport.socket.requests(Syscall.BOARD_JOIN)).toHaveLength(3);
    expect(afterSeq()).toBeUndefined();
  });
});

describe("the log", () => {
  beforeEach(() => letJoin());

  it("rejoins with what it has at a hole, once", () => {
    moved(3n, 5);
    moved(4n, 6);
    expect(transport.socket.requests(Syscall.BOARD_JOIN)).toHaveLength(2);
    expect(afterSeq()).toBe(1n);
    moved(2n, 4);
    moved(3n, 5);
    moved(4n, 6);
    finishJoin(4n, true);
    expect(session.board.get(NOTE)?.x).toBe(6);
  });

  it("counts a change that only later versions know", () => {
    const boardId = uuidToBytes(BOARD);
    transport.socket.receive({
      id: uuidToBytes(uuidV7()),
      boardId,
      seq: 2n,
      syscall: Syscall.SYSCALL_UNSPECIFIED,
      status: Status.EVENT,
    });
    moved(3n, 5);
    expect(session.board.get(NOTE)?.x).toBe(5);
  });

  it("is of this board only", () => {
    moved(2n, 5, uuidV7(), OTHER);
    expect(session.board.get(NOTE)?.x).toBe(0);
  });

  it("is asked for again at board:resync", () => {
    moved(2n, 5);
    event(Syscall.BOARD_RESYNC);
    expect(afterSeq()).toBe(2n);
  });

  it("ends when the board is deleted", () => {
    const departed = vi.fn();
    session.departed.on(departed);
    event(Syscall.BOARD_DELETED);
    expect(departed).toHaveBeenCalledWith("deleted");
  });
});

describe("edits", () => {
  beforeEach(() => letJoin());

  const updates = () => transport.socket.requests(Syscall.OBJECT_UPDATE);
  const move = (x: number) => session.board.update(NOTE, { x });

  it("are shown at once and end when the server has them", () => {
    move(5);
    expect(session.board.get(NOTE)?.x).toBe(5);
    const [sent] = updates();
    if (!sent) throw new Error("nothing was sent");
    moved(2n, 5, idOf(sent));
    transport.socket.answer(sent, { seq: 2n });
    expect(session.board.document.pendingCount).toBe(0);
  });

  it("are sent again with the same ids, in order, after a loss", async () => {
    for (let i = 0; i < 4; i++) session.board.create("sticky_note", { x: i, y: 0 });
    const first = transport.socket.requests(Syscall.OBJECT_CREATE).map(idOf);
    await reconnect();
    expect(transport.socket.requests(Syscall.OBJECT_CREATE)).toHaveLength(0);
    letJoin({ resumed: true });
    expect(transport.socket.requests(Syscall.OBJECT_CREATE).map(idOf)).toEqual(first);
    expect(first).toHaveLength(4);
  });

  it("of one object never overtake each other", async () => {
    move(5);
    move(6);
    expect(updates()).toHaveLength(1);
    const [sent] = updates();
    if (!sent) throw new Error("nothing was sent");
    transport.socket.refuse(sent, ErrorCode.E_OVERLOADED, true, 100);
    await pass(250);
    expect(updates().map(idOf)).toEqual([idOf(sent), idOf(sent)]);
    transport.socket.answer(sent, { seq: 2n });
    expect(updates()).toHaveLength(3);
    expect(session.board.get(NOTE)?.x).toBe(6);
  });

  it("wait as long as the server asks", async () => {
    move(5);
    const [sent] = updates();
    if (!sent) throw new Error("nothing was sent");
    transport.socket.refuse(sent, ErrorCode.E_RATE_LIMITED, true, 2_000);
    await pass(1_999);
    expect(updates()).toHaveLength(1);
    await pass(1);
    expect(updates()).toHaveLength(2);
  });

  it("are sent no faster than the server takes", async () => {
    transport.socket.break();
    await pass(10_000);
    transport.socket.welcome({ operationsPerSecond: 10, operationsBurst: 20 });
    letJoin({ resumed: true });
    for (let i = 0; i < 40; i++) session.board.create("sticky_note", { x: i, y: 0 });
    const sent = () => transport.socket.requests(Syscall.OBJECT_CREATE).length;
    // Joining and reading the chat were two of the burst, and one is left.
    expect(sent()).toBe(17);
    await pass(1_000);
    expect(sent()).toBe(27);
    await pass(2_000);
    expect(sent()).toBe(40);
  });

  it("that are refused for good are undone, and the person is told", () => {
    const refused = vi.fn();
    session.refused.on(refused);
    move(5);
    transport.socket.refuse(transport.socket.last(Syscall.OBJECT_UPDATE), ErrorCode.E_INVALID_ARGUMENT, false);
    expect(session.board.get(NOTE)?.x).toBe(0);
    expect(refused).toHaveBeenCalledWith(expect.objectContaining({ code: ErrorCode.E_INVALID_ARGUMENT }));
  });

  it("survive that the server forgot the join", () => {
    move(5);
    const [sent] = updates();
    if (!sent) throw new Error("nothing was sent");
    transport.socket.refuse(sent, ErrorCode.E_NOT_JOINED, false);
    letJoin({ resumed: true });
    expect(updates().map(idOf)).toEqual([idOf(sent), idOf(sent)]);
  });

  it("leave room for other requests below the server's bound", () => {
    for (let i = 0; i < 300; i++) session.board.create("rectangle", { x: i, y: 0 });
    expect(transport.socket.requests(Syscall.OBJECT_CREATE)).toHaveLength(120);
    for (const sent of transport.socket.requests(Syscall.OBJECT_CREATE)) transport.socket.answer(sent, { seq: 1n });
    expect(transport.socket.requests(Syscall.OBJECT_CREATE)).toHaveLength(240);
  });

  it("are all saved before the board is left", () => {
    move(5);
    session.leave();
    expect(transport.socket.requests(Syscall.BOARD_PART)).toHaveLength(0);
    transport.socket.answer(transport.socket.last(Syscall.OBJECT_UPDATE), { seq: 1n });
    expect(transport.socket.requests(Syscall.BOARD_PART)).toHaveLength(1);
  });
});

describe("presence", () => {
  beforeEach(() => letJoin());

  it("sends the pointer at most thirty times a second, the latest place last", async () => {
    for (let x = 0; x < 100; x++) {
      session.board.pointAt({ x, y: 0 });
      await pass(5);
    }
    await pass(100);
    const sent = transport.socket.requests(Syscall.CURSOR_MOVED);
    expect(sent.length).toBeLessThanOrEqual(17);
    expect(sent.at(-1)?.data.value).toMatchObject({ x: 99 });
    session.board.pointAt(undefined);
    await pass(100);
    expect(transport.socket.requests(Syscall.CURSOR_CLEAR)).toHaveLength(1);
  });

  it("tells what is in view when it changed, at most ten times a second, and with the last of a burst", async () => {
    session.board.viewChanged.emit(VIEW);
    await pass(200);
    const before = transport.socket.requests(Syscall.CURSOR_MOVED).length;
    for (let x = 0; x < 100; x++) {
      session.board.pointAt({ x, y: 0 });
      if (x < 50) session.board.viewChanged.emit({ ...VIEW, x });
      await pass(10);
    }
    const sent = transport.socket.requests(Syscall.CURSOR_MOVED).slice(before).map(cameraX);
    const withView = sent.filter((x) => x !== undefined);
    expect(withView.length).toBeGreaterThanOrEqual(5);
    expect(withView.length).toBeLessThanOrEqual(7);
    expect(withView.at(-1)).toBe(49);
    expect(sent.at(-1)).toBeUndefined();
    await pass(300);
    expect(cameraX(transport.socket.last(Syscall.CURSOR_MOVED))).toBe(49);
    const resting = transport.socket.sent.length;
    await pass(2_000);
    expect(transport.socket.sent.length).toBe(resting);
  });

  it("tells of a view without a pointer as a cursor in its middle, which others do not draw", async () => {
    session.board.viewChanged.emit({ ...VIEW, x: 0.1 });
    await pass(200);
    const { data } = transport.socket.last(Syscall.CURSOR_MOVED);
    if (data.case !== "cursorMoved") throw new Error("no cursor");
    const people = [{ clientId: uuidToBytes(OTHER), cursor: data.value }];
    const value = { case: "presenceChanged" as const, value: { people } };
    transport.socket.receive({
      boardId: uuidToBytes(BOARD),
      syscall: Syscall.PRESENCE_CHANGED,
      status: Status.EVENT,
      data: value,
    });
    expect(session.board.presence.cursorList()).toEqual([]);
    expect(session.board.presence.viewOf(OTHER)).toMatchObject({ y: 2, zoom: 1, width: 800, height: 600 });
  });

  it("tells of a pointer in the middle of the view as one that is drawn", async () => {
    for (const middle of [0, 0.1, 1e7]) {
      session.board.viewChanged.emit({ ...VIEW, x: middle, y: middle });
      session.board.pointAt({ x: middle, y: middle });
      await pass(400);
      const { data } = transport.socket.last(Syscall.CURSOR_MOVED);
      if (data.case !== "cursorMoved") throw new Error("no cursor");
      expect(cameraX(transport.socket.last(Syscall.CURSOR_MOVED))).toBe(Math.fround(middle));
      expect(data.value.x).not.toBe(Math.fround(middle));
      expect(data.value.x).toBeCloseTo(middle, -1);
    }
  });

  it("tells no view to nobody", async () => {
    session.board.presence.parted(OTHER);
    session.board.viewChanged.emit(VIEW);
    session.board.pointAt({ x: 1, y: 1 });
    await pass(500);
    expect(transport.socket.requests(Syscall.CURSOR_MOVED).map(cameraX)).toEqual([undefined]);
    transport.socket.receive({
      boardId: uuidToBytes(BOARD),
      syscall: Syscall.BOARD_JOINED,
      status: Status.EVENT,
      data: { case: "boardJoined", value: { participant: { clientId: uuidToBytes(OTHER) } } },
    });
    await pass(100);
    expect(cameraX(transport.socket.last(Syscall.CURSOR_MOVED))).toBe(VIEW.x);
  });

  it("passes on the view of who is followed", async () => {
    session.board.viewChanged.emit(VIEW);
    session.board.presence.update({ clientId: OTHER, cursor: undefined, drags: [], view: { ...VIEW, x: 333 } });
    session.board.following.follow(OTHER);
    session.board.viewChanged.emit({ ...VIEW, x: 300 });
    await pass(500);
    expect(cameraX(transport.socket.last(Syscall.CURSOR_MOVED))).toBe(333);
  });

  it("tells the selection, the latest last, and no more of it than the server takes", async () => {
    session.board.selection.set(["00000000-0000-7000-8000-000000000001"]);
    session.board.selection.set(["00000000-0000-7000-8000-000000000002", NOTE]);
    session.board.selection.set(Array.from({ length: 1_200 }, () => uuidV7()));
    await pass(200);
    const sent = transport.socket.requests(Syscall.SELECTION_CHANGED).map(({ data }) => {
      return data.case === "selectionChanged" ? data.value.objectIds.length : -1;
    });
    expect(sent).toEqual([1, 1_000]);
    session.board.selection.set([NOTE]);
    await reconnect();
    letJoin({ resumed: true });
    await pass(200);
    expect(transport.socket.requests(Syscall.SELECTION_CHANGED)).toHaveLength(1);
  });

  it("ends a drag only when the log has the update that ends it", () => {
    session.board.drag(new Map([[NOTE, { x: 3 }]]));
    const { data } = transport.socket.last(Syscall.OBJECT_DRAG);
    const updateId = data.case === "objectDrag" && uuidFromBytes(data.value.objects[0]?.updateId ?? new Uint8Array());
    session.board.drop();
    const update = transport.socket.last(Syscall.OBJECT_UPDATE);
    expect(idOf(update)).toBe(updateId);
    expect(transport.socket.requests(Syscall.OBJECT_DRAG_END)).toHaveLength(0);
    moved(2n, 3, idOf(update));
    expect(transport.socket.requests(Syscall.OBJECT_DRAG_END)).toHaveLength(1);
  });

  it("of a large drag shows as many objects as the server takes", () => {
    session.board.drag(new Map(Array.from({ length: 300 }, () => [uuidV7(), { x: 3 }])));
    const { data } = transport.socket.last(Syscall.OBJECT_DRAG);
    expect(data.case === "objectDrag" && data.value.objects.length).toBe(256);
  });

  it("of this client is not shown", () => {
    const people = [CLIENT_ID, OTHER].map((id) => ({ clientId: uuidToBytes(id), cursor: { x: 1, y: 2 } }));
    transport.socket.receive({
      boardId: uuidToBytes(BOARD),
      syscall: Syscall.PRESENCE_CHANGED,
      status: Status.EVENT,
      data: { case: "presenceChanged", value: { people } },
    });
    expect(session.board.presence.cursorList().map((cursor) => cursor.clientId)).toEqual([OTHER]);
  });
});
