import { describe, expect, it } from "vitest";
import { anchorIn, anchorText, pointsIn, throughPoints } from "../../src/model/points";
import { seeded } from "./random";

describe("points of a line", () => {
  it("are parts of its box", () => {
    expect(pointsIn("0,0 10000,5000", 200, 100)).toEqual([
      { x: 0, y: 0 },
      { x: 200, y: 50 },
    ]);
  });

  it("come back where they were, whatever way the line runs", () => {
    const next = seeded(11);
    for (let round = 0; round < 200; round++) {
      const points = Array.from({ length: 2 + Math.floor(next() * 20) }, () => ({
        x: (next() - 0.5) * 4_000,
        y: (next() - 0.5) * 4_000,
        pressure: Math.round(next() * 1_000) / 1_000,
      }));
      const { x, y, width, height, points: text } = throughPoints(points);
      const back = pointsIn(text, width, height) ?? [];
      expect(back).toHaveLength(points.length);
      points.forEach((point, i) => {
        // Half a ten-thousandth of the box is what rounding may cost.
        expect(Math.abs((back[i]?.x ?? Infinity) + x - point.x)).toBeLessThanOrEqual(width / 20_000 + 1e-6);
        expect(Math.abs((back[i]?.y ?? Infinity) + y - point.y)).toBeLessThanOrEqual(height / 20_000 + 1e-6);
        expect(back[i]?.pressure).toBeCloseTo(point.pressure, 6);
      });
    }
  });

  it("may lie on one level", () => {
    const level = throughPoints([
      { x: 5, y: 7 },
      { x: 25, y: 7 },
    ]);
    expect(level).toEqual({ x: 5, y: 7, width: 20, height: 0, points: "0,0 10000,0" });
  });

  it("are left out where they are none", () => {
    expect(pointsIn("0,0 nonsense 5000 ,3 NaN,1 1e999,2 10000,10000", 10, 10)).toHaveLength(2);
    expect(pointsIn("0,0", 10, 10)).toBeUndefined();
    expect(pointsIn("", 10, 10)).toBeUndefined();
  });
});

describe("an anchor", () => {
  it("is a part of the box", () => {
    expect(anchorIn(anchorText({ x: 0.25, y: 1 }))).toEqual({ x: 0.25, y: 1 });
    expect(anchorIn("1000")).toBeUndefined();
    expect(anchorIn("")).toBeUndefined();
  });
});
