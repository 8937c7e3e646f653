import { describe, expect, it } from "vitest";
import { hatch } from "../../src/canvas/hatching";
import { isInside, outlineOf } from "../../src/canvas/outline";
import type { BoardObject, Kind, Props } from "../../src/model/object";
import { newObject } from "../../src/model/object";
import type { Point } from "../../src/model/presence";
import { styleOf } from "../../src/model/style";

function shape(kind: Kind, props: Props = {}, width = 300, height = 200): BoardObject {
  return { ...newObject("a", kind, 0, 0, 0), width, height, props };
}

/** The lines as pairs of ends. */
function lines(object: BoardObject, fillStyle: "hatched" | "cross-hatched" = "hatched"): [Point, Point][] {
  const ends: Point[] = [];
  const add = (x: number, y: number) => void ends.push({ x, y });
  hatch(object, { fillStyle, strokeWidth: styleOf(object).strokeWidth }, { moveTo: add, lineTo: add });
  return Array.from({ length: ends.length / 2 }, (_, i) => ends.slice(2 * i, 2 * i + 2) as [Point, Point]);
}

const slope = ([a, b]: [Point, Point]) => Math.round((Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI);

/** How far a line is from the corner of the box, along what is at right angles to the lines. */
const offset = ([{ x, y }]: [Point, Point]) => x * Math.sin((41 * Math.PI) / 180) + y * Math.cos((41 * Math.PI) / 180);

describe("hatching", () => {
  it.each<Kind>(["rectangle", "ellipse", "diamond", "star"])("stays within a %s and reaches its edge", (kind) => {
    const object = shape(kind, { cornerRadius: 40 });
    const all = lines(object);
    expect(all.length).toBeGreaterThan(20);
    for (const [a, b] of all) {
      const at = (part: number) => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });
      for (const part of [0.001, 0.3, 0.7, 0.999]) expect(isInside(at(part), outlineOf(object))).toBe(true);
      for (const part of [-0.001, 1.001]) expect(isInside(at(part), outlineOf(object))).toBe(false);
    }
  });

  it("rises to the right, its lines four widths of the outline apart", () => {
    const all = lines(shape("rectangle", { strokeWidth: 4, cornerRadius: 0 }));
    expect(new Set(all.map(slope))).toEqual(new Set([-41]));
    const offsets = all.map(offset).sort((a, b) => a - b);
    for (let i = 1; i < offsets.length; i++) expect((offsets[i] ?? 0) - (offsets[i - 1] ?? 0)).toBeCloseTo(16, 6);
  });

  it("goes both ways when crossed", () => {
    expect(new Set(lines(shape("ellipse"), "cross-hatched").map(slope))).toEqual(new Set([-41, 49]));
  });

  it("leaves the notches of a star and the holes of a line free", () => {
    const crossed = shape("line", { points: "0,0 10000,0 10000,10000 0,10000 0,0 5000,2500 2500,5000 5000,7500 7500,5000 5000,2500 0,0" });
    const through = ([a, b]: [Point, Point]) => isInside({ x: 150, y: 100 }, [a, b, { x: b.x, y: b.y + 4 }, { x: a.x, y: a.y + 4 }]);
    expect(lines(crossed).some(through)).toBe(false);
    expect(lines(shape("rectangle")).some(through)).toBe(true);
  }); // prettier-ignore

  it("is bounded, however large the object is and whatever its points say", () => {
    expect(lines(shape("rectangle", { strokeWidth: 0.5 }, 900_000, 900_000)).length).toBeLessThanOrEqual(1_001);
    const zigzag = Array.from({ length: 5_000 }, (_, i) => `${i},${(i % 2) * 10_000}`).join(" ");
    expect(lines(shape("line", { points: zigzag, strokeWidth: 0.5 }, 4_000, 4_000)).length).toBeLessThan(110_000);
  });

  it("is nothing where there is no area", () => {
    expect(lines(shape("rectangle", {}, 100, 0))).toEqual([]);
    expect(lines(shape("line", { points: "0,0 10000,10000" }))).toEqual([]);
  });
});

it("is a look of shapes and drawn lines, and of nothing else", () => {
  const hatched = { fillStyle: "hatched" };
  expect(styleOf(shape("diamond", hatched)).fillStyle).toBe("hatched");
  expect(styleOf(shape("pen", hatched)).fillStyle).toBe("hatched");
  expect(styleOf(shape("sticky_note", hatched)).fillStyle).toBe("solid");
  expect(styleOf(shape("diamond", { fillStyle: "woven" })).fillStyle).toBe("solid");
});
