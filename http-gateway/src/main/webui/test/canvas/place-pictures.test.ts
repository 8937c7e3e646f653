import { describe, expect, it } from "vitest";
import { isPicture, placePictures, sideBySide } from "../../src/canvas/clipboard/place-pictures";
import { ADesk } from "./tools/a-desk";

const SIZES = [
  { width: 480, height: 300 },
  { width: 100, height: 480 },
  { width: 240, height: 240 },
  { width: 30, height: 10 },
  { width: 480, height: 480 },
];

describe("pictures side by side", () => {
  it("of one picture are around the point", () => {
    expect(sideBySide([{ width: 100, height: 40 }], { x: 10, y: 20 })).toEqual([{ x: -40, y: 0 }]);
  });

  it.each([2, 3, 4, 5])("of %i touch nowhere, and have the point in their middle", (count) => {
    const sizes = SIZES.slice(0, count);
    const boxes = sideBySide(sizes, { x: 50, y: 60 }).map((corner, i) => ({ ...corner, ...sizes[i] }));
    const right = (box: { x: number; width?: number }) => box.x + (box.width ?? 0);
    const bottom = (box: { y: number; height?: number }) => box.y + (box.height ?? 0);
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x >= right(b) + 20 || b.x >= right(a) + 20 || a.y >= bottom(b) + 20 || b.y >= bottom(a) + 20;
        expect(apart).toBe(true);
      }
    }
    const [left, far] = [Math.min(...boxes.map(({ x }) => x)), Math.max(...boxes.map(right))];
    expect((left + far) / 2).toBeCloseTo(50);
  });
});

describe("files that are dropped", () => {
  it("are pictures by their kind, or by their name where the system does not know SVG", () => {
    expect(isPicture(new File([""], "a", { type: "image/png" }))).toBe(true);
    expect(isPicture(new File([""], "A.SVG"))).toBe(true);
    expect(isPicture(new File([""], "a.excalidraw"))).toBe(false);
  });

  it("are refused all at once where they are too many, or nobody may edit", async () => {
    const hand = new ADesk();
    const file = new File(["x"], "a.png", { type: "image/png" });
    await placePictures(hand.desk, Array<File>(25).fill(file), { x: 0, y: 0 });
    expect(hand.said).toEqual(["These are 25 pictures; at most 24 can be placed at once."]);
    hand.board.editable = false;
    await placePictures(hand.desk, [file], { x: 0, y: 0 });
    expect(hand.said).toHaveLength(2);
    expect(hand.board.document.size).toBe(0);
  });
});
