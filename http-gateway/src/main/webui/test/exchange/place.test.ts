import { describe, expect, it } from "vitest";
import { asBoardObject, boundsOfAll } from "../../src/exchange/drawing";
import type { NewObject } from "../../src/exchange/drawing";
import { ImportFailure } from "../../src/exchange/import-failure";
import { arranged, place } from "../../src/exchange/place";
import { BoardModel } from "../../src/model/board-model";
import { BoardDocument } from "../../src/model/document";
import { Selection } from "../../src/model/selection";
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

/** A board that counts undo steps; what is created waits until `acknowledge`. */
class CountingBoard {
  readonly document = new BoardDocument();
  readonly selection = new Selection();
  readonly steps: number[] = [];
  private readonly waiting: string[] = [];
  private acknowledged = 0n;

  createObject(object: NewObject): boolean {
    const id = uuidV7();
    this.waiting.push(id);
    this.steps.push((this.steps.pop() ?? 0) + 1);
    return this.document.edit(id, { type: "create", object: asBoardObject(object) });
  }

  transaction<T>(work: () => T): T {
    this.steps.push(0);
    return work();
  }

  acknowledge(count: number): void {
    for (const id of this.waiting.splice(0, count)) {
      const operation = this.document.pendingOperations().find((pending) => pending.id === id);
      if (operation?.edit.type !== "create") throw new Error("only creates are expected");
      this.document.receive(++this.acknowledged, id, { type: "created", object: operation.edit.object });
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
    const board = new CountingBoard();
    board.createObject({ ...boxes(1)[0]!, id: uuidV7(), zIndex: 41 }); // eslint-disable-line
    board.steps.length = 0;
    expect(await place(board, boxes(5_000 - 1), CENTRE, unheeded())).toBe(4_999);
    expect(board.steps).toEqual([4_999]);
    expect(board.selection.ids.size).toBe(4_999);
    expect(Math.min(...[...board.selection.ids].map((id) => board.document.get(id)?.zIndex ?? 0))).toBe(42);
  });

  it("is taken back by one undo", async () => {
    const board = new BoardModel();
    board.editable = true;
    await place(board, boxes(50), CENTRE, unheeded());
    expect(board.document.size).toBe(50);
    expect(board.undo()).toBe(true);
    expect(board.document.size).toBe(0);
  });

  it("waits for the server where it is more than may wait, and says how far it is", async () => {
    const board = new CountingBoard();
    const seen: number[] = [];
    const placing = place(board, boxes(6_000), CENTRE, { ...unheeded(), placed: (count) => seen.push(count) });
    await Promise.resolve();
    expect(board.document.pendingCount).toBeLessThanOrEqual(5_000);
    while (board.document.pendingCount > 0) {
      board.acknowledge(500);
      await Promise.resolve();
    }
    expect(await placing).toBe(6_000);
    expect(seen).toEqual([2_500, 5_000, 6_000]);
    expect(board.steps).toEqual([2_500, 2_500, 1_000]);
  });

  it("stops where it is when it is cancelled", async () => {
    const board = new CountingBoard();
    const cancel = new AbortController();
    const placed = (count: number) => {
      if (count === 5_000) cancel.abort();
    };
    const placing = place(board, boxes(6_000), CENTRE, { signal: cancel.signal, placed });
    expect(await placing).toBe(5_000);
    expect(board.document.size).toBe(5_000);
  });

  it("is refused where the board has no room for it, or it is too large for a board", async () => {
    const board = new CountingBoard();
    await expect(place(board, boxes(100_001), CENTRE, unheeded())).rejects.toThrow(ImportFailure);
    const [first, second] = boxes(2);
    const apart = [first!, { ...second!, x: 1e9 }]; // eslint-disable-line
    await expect(place(board, apart, { x: 1e9, y: 0 }, unheeded())).rejects.toThrow("larger than a board");
    expect(board.document.size).toBe(0);
  });
});
