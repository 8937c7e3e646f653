import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BoardModel } from "../../src/model/board-model";
import { FADED, IDLE_MS } from "../../src/model/cursors";
import { Presence } from "../../src/model/presence";
import { anObject } from "./objects";

const GRACE = { clientId: "c", userId: "u", name: "Grace", color: "#123456" };

function boardWithNote(): BoardModel {
  const board = new BoardModel();
  board.editable = true;
  board.document.stageSnapshot([anObject("a")], 1n);
  board.document.joined(7n, 1n, "Board");
  board.presence.setParticipants([GRACE]);
  return board;
}

/** Frames until nothing glides any more. */
function settle(board: BoardModel): void {
  for (let now = 0; board.presence.advance(now); now += 16) if (now > 10_000) throw new Error("it never rests");
}

describe("cursors of others", () => {
  it("glide to where they are, also where two frames have one time", () => {
    const board = boardWithNote();
    board.presence.update({ clientId: "c", cursor: { x: 0, y: 0 }, drags: [] });
    board.presence.advance(1000);
    board.presence.update({ clientId: "c", cursor: { x: 100, y: 50 }, drags: [] });

    expect(board.presence.advance(1000)).toBe(true);
    expect(board.presence.advance(990)).toBe(true);
    for (let now = 1000; board.presence.advance(now); now += 16) expect(now).toBeLessThan(10_000);

    expect(board.presence.cursorList()).toMatchObject([{ x: 100, y: 50 }]);
  });
});

describe("drags of others", () => {
  it("glide over the object to where they are", () => {
    const board = boardWithNote();
    board.presence.update({
      clientId: "c",
      cursor: undefined,
      drags: [{ objectId: "a", patch: { x: 100 }, updateId: "o" }],
    });
    board.presence.advance(0);
    board.get("a");
    board.presence.advance(16);
    const between = board.get("a")?.x ?? 0;
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(100);
    settle(board);
    expect(board.get("a")?.x).toBe(100);
  });

  it("end where the operation that ends them is applied, and do not come back", () => {
    const board = boardWithNote();
    const drag = { clientId: "c", cursor: undefined, drags: [{ objectId: "a", patch: { x: 100 }, updateId: "o" }] };
    board.presence.update(drag);
    board.document.receive(2n, "o", { type: "updated", objectId: "a", patch: { x: 90 }, version: 2 });
    board.presence.applied("o");
    expect(board.get("a")?.x).toBe(90);
    board.presence.update(drag);
    expect(board.get("a")?.x).toBe(90);
  });

  it("go with the person", () => {
    const board = boardWithNote();
    board.presence.update({
      clientId: "c",
      cursor: { x: 1, y: 2 },
      drags: [{ objectId: "a", patch: { x: 100 }, updateId: "o" }],
    });
    settle(board);
    expect(board.presence.cursorList()).toEqual([
      { clientId: "c", name: "Grace", color: "#123456", x: 1, y: 2, opacity: 1 },
    ]);
    board.presence.parted("c");
    expect(board.get("a")?.x).toBe(0);
    expect(board.presence.cursorList()).toEqual([]);
  });

  it("yield to this person's own drag", () => {
    const board = boardWithNote();
    board.presence.update({
      clientId: "c",
      cursor: undefined,
      drags: [{ objectId: "a", patch: { x: 100 }, updateId: "o" }],
    });
    board.drag(new Map([["a", { x: 7 }]]));
    expect(board.get("a")?.x).toBe(7);
  });
});

describe("cursors of others", () => {
  let now: number;
  let presence: Presence;
  beforeEach(() => {
    vi.useFakeTimers();
    now = 0;
    presence = new Presence(
      () => false,
      () => now,
    );
    presence.setParticipants([GRACE]);
  });
  afterEach(() => void vi.useRealTimers());

  const point = (x: number) => presence.update({ clientId: "c", cursor: { x, y: 0 }, drags: [] });
  const frame = () => presence.advance((now += 16));
  const cursor = () => presence.cursorList()[0];

  it("glide, and jump for people who want no motion", () => {
    point(0);
    point(100);
    frame();
    expect(cursor()?.x).toBeGreaterThan(0);
    expect(cursor()?.x).toBeLessThan(100);
    presence.still = true;
    point(200);
    frame();
    expect(cursor()?.x).toBe(200);
  });

  it("fade when they are idle, ask to be drawn for it, and are bright again at the next move", () => {
    point(0);
    frame();
    let asked = 0;
    presence.cursorsChanged.on(() => asked++);
    now += IDLE_MS + 20;
    vi.advanceTimersByTime(IDLE_MS + 20);
    expect(asked).toBe(1);
    while (frame()) expect(cursor()?.opacity).toBeLessThan(1);
    expect(cursor()?.opacity).toBeCloseTo(FADED);
    point(5);
    expect(cursor()?.opacity).toBe(1);
  });

  it("are left alone by messages that tell of something else", () => {
    point(0);
    let asked = 0;
    presence.cursorsChanged.on(() => asked++);
    presence.update({ clientId: "c", cursor: { x: 0, y: 0 }, drags: [], selection: ["a"] });
    expect(asked).toBe(0);
  });
});

describe("selections of others", () => {
  it("stay until they are replaced, cleared, or the person is gone", () => {
    const board = boardWithNote();
    const told = (selection?: string[]) =>
      board.presence.update({ clientId: "c", cursor: undefined, drags: [], selection });
    const seen = () => board.presence.selectionList().map(({ name, ids }) => [name, ...ids]);
    told(["a", "b"]);
    told();
    expect(seen()).toEqual([["Grace", "a", "b"]]);
    told(["b"]);
    expect(seen()).toEqual([["Grace", "b"]]);
    told([]);
    expect(seen()).toEqual([]);
    told(["a"]);
    board.presence.parted("c");
    board.presence.joined(GRACE);
    expect(seen()).toEqual([]);
  });
});

describe("an own drag", () => {
  it("becomes the edit that was named at its start", () => {
    const board = boardWithNote();
    const named: string[] = [];
    const edited: string[] = [];
    board.draftChanged.on((draft) => named.push(...[...(draft?.drags.values() ?? [])].map((drag) => drag.updateId)));
    board.edited.on((operation) => edited.push(operation.id));
    board.drag(new Map([["a", { x: 1 }]]));
    board.drag(new Map([["a", { x: 2 }]]));
    board.drop();
    expect(new Set(named).size).toBe(1);
    expect(edited).toEqual([named[0]]);
    expect(board.get("a")?.x).toBe(2);
    expect(board.document.pendingCount).toBe(1);
  });

  it("leaves nothing when it is cancelled", () => {
    const board = boardWithNote();
    board.drag(new Map([["a", { x: 1 }]]));
    board.cancelDrag();
    expect(board.get("a")?.x).toBe(0);
    expect(board.document.pendingCount).toBe(0);
  });
});

describe("a viewer", () => {
  it("edits nothing", () => {
    const board = boardWithNote();
    board.editable = false;
    expect(board.create("sticky_note", { x: 0, y: 0 })).toBeUndefined();
    expect(board.document.pendingCount).toBe(0);
  });
});
