import { describe, expect, it } from "vitest";
import type { Rect } from "../../../src/canvas/geometry";
import { feelersOf, SnapLines } from "../../../src/canvas/transform/snap";
import { seeded } from "../../model/random";

const SEED = 99;

function rect(left: number, top: number, width: number, height: number): Rect {
  return { left, top, right: left + width, bottom: top + height };
}

describe("snapping", () => {
  const lines = new SnapLines([rect(100, 0, 100, 100), rect(300, 400, 50, 50)]);

  it("moves an edge onto the nearest edge and shows a guide over both", () => {
    const moved = rect(103, 250, 80, 20);
    const snap = lines.snap(moved, feelersOf(moved), 5);
    expect(snap.dx).toBe(-3);
    expect(snap.dy).toBe(0);
    expect(snap.guides).toEqual([{ axis: "x", at: 100, from: 0, to: 270 }]);
  });

  it("aligns centres", () => {
    const moved = rect(129, 250, 40, 20);
    expect(lines.snap(moved, feelersOf(moved), 5).dx).toBe(1);
  });

  it("leaves alone what is further away than the tolerance", () => {
    const moved = rect(106, 250, 83, 20);
    expect(lines.snap(moved, feelersOf(moved), 2)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it("moves only what is pulled", () => {
    const pulled = rect(103, 250, 95, 20);
    expect(lines.snap(pulled, { x: [pulled.right], y: [] }, 5).dx).toBe(2);
  });

  it(`finds what a look at every pair of coordinates finds (seed ${SEED})`, () => {
    const random = seeded(SEED);
    const some = () => rect(random() * 1_000, random() * 1_000, 10 + random() * 100, 10 + random() * 100);
    for (let round = 0; round < 200; round++) {
      const still = Array.from({ length: 12 }, some);
      const moved = some();
      const tolerance = random() * 20;
      const { dx, guides } = new SnapLines(still).snap(moved, feelersOf(moved), tolerance);
      const ways = still.flatMap((other) =>
        feelersOf(other).x.flatMap((at) => feelersOf(moved).x.map((feeler) => at - feeler)),
      );
      const nearest = Math.min(...ways.map(Math.abs));
      expect(Math.abs(dx)).toBeCloseTo(nearest <= tolerance ? nearest : 0, 9);
      expect(guides.some(({ axis }) => axis === "x")).toBe(nearest <= tolerance);
    }
  });
});
