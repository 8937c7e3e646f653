import { describe, expect, it } from "vitest";
import { writeCollabBoard } from "../../src/exchange/collabboard/write";
import { readFile } from "../../src/exchange/read-file";
import type { BoardObject } from "../../src/model/object";
import { seeded } from "../model/random";
import { randomBoard } from "./random-objects";

/** Who made it, and how often it was changed, belong to its board. */
function unplaced(object: BoardObject): Partial<BoardObject> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== "createdBy" && key !== "version"));
}

describe("our own format", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("gives back exactly what was written, seed %i", (seed) => {
    const board = randomBoard(seeded(seed), 60);
    const [drawing] = readFile("board.json", writeCollabBoard(board)).drawings;
    expect(drawing?.objects).toEqual(board.map(unplaced));
    expect(drawing?.remarks.sentences()).toEqual([]);
  });

  it("is in drawing order, whatever the order of what is written", () => {
    const board = randomBoard(seeded(9), 20);
    expect(writeCollabBoard([...board].reverse())).toBe(writeCollabBoard(board));
  });

  it("lets go of references to what is not in the file", () => {
    const board = randomBoard(seeded(4), 60);
    const arrow = board.find(({ props }) => props["startObject"] !== undefined);
    if (!arrow) throw new Error("the seed has no connector");
    const [drawing] = readFile("f", writeCollabBoard([arrow])).drawings;
    expect(drawing?.objects[0]?.props).not.toHaveProperty("startObject");
  });
});
