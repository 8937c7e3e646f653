import { describe, expect, it, vi } from "vitest";
import { boundsOfAll } from "../../src/exchange/drawing";
import type { NewObject } from "../../src/exchange/drawing";
import { ImportFailure } from "../../src/exchange/import-failure";
import { arranged, place } from "../../src/exchange/place";
import { BoardModel } from "../../src/model/board-model";
import type { Operation } from "../../src/model/change";
import { uuidV7 } from "../../src/model/uuid";
import { seeded } from "../model/random";
import { randomBoard } from "./random-objects";

const CENTRE = { x: 1_000, y: -500 };

function boxes(count: number): NewObject[] {
  return Array.from({ length: count }, (_, index) => {
    const at = { x: index * 10, y: 0, width: 8, height: 8 };
    return { id: `box ${index}`, kind: "rectangle", ...at, rotation: 0, zIndex: 0, groupId: "", props: {} };
  });
}

/** A board on which what was edited waits until `acknowledge`. */
class WaitingBoard extends BoardModel {
  private readonly waiting: Operation[] = [];
  private acknowledged = 0n;

  constructor() {
    super();
    this.editable = true;
    this.edited.on((operation) => this.waiting.push(operation));
  }

  acknowledge(count: number): void {
    for (const { id, edit } of this.waiting.splice(0, count)) {
      if (edit.type === "create") {
        this.document.receive(++this.acknowledged, id, { type: "created", object: edit.object });
      } else if (edit.type === "delete") {
        this.document.receive(++this.acknowledged, id, { type: "deleted", objectId: edit.objectId });
      } else throw new Error("only creates and deletes are expected");
    }
  }

  /** Acknowledges what comes until the work is done. */
  async through<T>(work: Promise<T>): Promise<T> {
    const timer = setInterval(() => this.acknowledge(700));
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }
}

const unheeded = () => ({ signal: new AbortController().signal, placed: () => undefined });

describe("what is placed", () => {
  it.each([1, 2, 3])("lies around the point as it was, under ids of its own, in order, seed %i", (seed) => {
    const drawing = randomBoard(seeded(seed), 40);
    const placed = arranged(drawing, CENTRE, 70);
    const [before, after] = [boundsOfAll(drawing), boundsOfAll(placed)];
    if (!before || !after) throw new Error("nothing was placed");
    expect((after.left + after.right) / 2).toBeCloseTo(CENTRE.x);
    expect((after.top + after.bottom) / 2).toBeCloseTo(CENTRE.y);
    expect(after.right - after.left).toBeCloseTo(before.right - before.left);
    expect(placed.map(({ zIndex }) => zIndex)).toEqual(drawing.map((_, index) => 70 + index));
    const ids = new Map(drawing.map(({ id }, index) => [id, placed[index]?.id]));
    expect(new Set([...ids.values(), ...ids.keys()]).size).toBe(2 * drawing.length);
    drawing.forEach(({ props, groupId }, index) => {
      for (const key of ["frame", "startObject", "endObject"]) {
        expect(placed[index]?.props[key]).toBe(ids.get(props[key] as string));
      }
      const together = drawing.map((other) => other.groupId === groupId && groupId !== "");
      expect(placed.map((other) => other.groupId === placed[index]?.groupId && other.groupId !== "")).toEqual(together);
    });
  });

  it("is one step, picked, above what is there", async () => {
    const board = new WaitingBoard();
    board.createObject({ ...boxes(1)[0]!, id: uuidV7(), zIndex: 41 }); // eslint-disable-line
    expect(await place(board, boxes(4_999), CENTRE, unheeded())).toBe(4_999);
    expect(board.selection.ids.size).toBe(4_999);
    expect(Math.min(...[...board.selection.ids].map((id) => board.document.get(id)?.zIndex ?? 0))).toBe(42);
    expect(board.undo()).toBe(true);
    expect(board.document.size).toBe(1);
  });

  it("waits for the server where it is more than may wait, says how far it is, and is one step all the same", async () => {
    const board = new WaitingBoard();
    const seen: number[] = [];
    let most = 0;
    const full = () => board.document.pendingCount === 5_000;
    board.document.changed.on(() => (most = Math.max(most, board.document.pendingCount)));
    const placing = place(board, boxes(7_400), CENTRE, { ...unheeded(), placed: (count) => seen.push(count) });
    await vi.waitUntil(full);
    expect(await board.through(placing)).toBe(7_400);
    expect(most).toBe(5_000);
    expect(seen).toEqual(
      boxes(7_400).flatMap((_, index) => ((index + 1) % 250 === 0 || index === 7_399 ? index + 1 : [])),
    );
    board.acknowledge(7_400);
    expect(board.undo()).toBe(true);
    expect(board.document.size).toBe(0);
    expect(board.history.canUndo).toBe(false);
  });

  it("of more than can be undone at once is a few steps", async () => {
    const board = new WaitingBoard();
    await board.through(place(board, boxes(9_000), CENTRE, unheeded()));
    board.acknowledge(9_000);
    expect([board.undo(), board.document.size]).toEqual([true, 7_500]);
    board.acknowledge(9_000);
    expect([board.undo(), board.document.size]).toEqual([true, 0]);
  });

  it("is a step of its own, whatever else is done meanwhile", async () => {
    const board = new WaitingBoard();
    const own = { ...boxes(1)[0]!, id: uuidV7() }; // eslint-disable-line
    const placed = (count: number) => count === 2_000 && board.createObject(own);
    await board.through(place(board, boxes(6_000), CENTRE, { ...unheeded(), placed }));
    board.acknowledge(6_001);
    expect([board.undo(), board.document.size]).toEqual([true, 6_000]);
    expect([board.undo(), board.document.size]).toEqual([true, 0]);
  });

  it("leaves nothing behind where it is cancelled, neither on the board nor to undo", async () => {
    const board = new WaitingBoard();
    const own = { ...boxes(1)[0]!, id: uuidV7() }; // eslint-disable-line
    board.createObject(own);
    const cancel = new AbortController();
    const placed = (count: number) => count === 5_500 && cancel.abort();
    expect(await board.through(place(board, boxes(8_000), CENTRE, { signal: cancel.signal, placed }))).toBe(0);
    expect([...board.document.objects()].map(({ id }) => id)).toEqual([own.id]);
    expect(board.history.canRedo).toBe(false);
    expect([board.undo(), board.document.size]).toEqual([true, 0]);
    expect(board.history.canUndo).toBe(false);
  });

  it("waits no longer for a server that does not answer once it is cancelled", async () => {
    const board = new WaitingBoard();
    const cancel = new AbortController();
    const placed = (count: number) => count === 5_000 && setTimeout(() => cancel.abort());
    expect(await place(board, boxes(6_000), CENTRE, { signal: cancel.signal, placed })).toBe(0);
    expect(board.document.size).toBe(0);
    expect(board.history.canUndo).toBe(false);
  });

  it("is refused where the board has no room for it, or it is too large for a board", async () => {
    const board = new WaitingBoard();
    await expect(place(board, boxes(100_001), CENTRE, unheeded())).rejects.toThrow(ImportFailure);
    const [first, second] = boxes(2);
    const apart = [first!, { ...second!, x: 1e9 }]; // eslint-disable-line
    await expect(place(board, apart, { x: 1e9, y: 0 }, unheeded())).rejects.toThrow("larger than a board");
    expect(board.document.size).toBe(0);
  });
});
