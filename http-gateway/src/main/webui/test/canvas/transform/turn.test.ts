import { describe, expect, it } from "vitest";
import { boxOf, pointOf, turnedAround } from "../../../src/canvas/transform/box";
import { degreesAround, stepped, turnedObjects } from "../../../src/canvas/transform/turn";
import { patched } from "../../../src/model/object";
import { anObject } from "../../model/objects";
import { seeded } from "../../model/random";

const SEED = 7;

describe("a turn", () => {
  it(`moves every corner around the common centre, and back again (seed ${SEED})`, () => {
    const random = seeded(SEED);
    for (let round = 0; round < 300; round++) {
      const object = anObject("a", {
        x: random() * 500,
        y: random() * 500,
        width: 1 + random() * 300,
        height: 1 + random() * 300,
        rotation: random() * 360,
      });
      const centre = { x: random() * 500, y: random() * 500 };
      const by = random() * 720 - 360;
      const after = patched(object, turnedObjects([object], centre, by).get("a") ?? {});
      for (const [u, v] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        const wanted = turnedAround(pointOf(boxOf(object), u, v), centre, by);
        const now = pointOf(boxOf(after), u, v);
        expect(now.x).toBeCloseTo(wanted.x, 6);
        expect(now.y).toBeCloseTo(wanted.y, 6);
      }
      const back = patched(after, turnedObjects([after], centre, -by).get("a") ?? {});
      expect(back.x).toBeCloseTo(object.x, 6);
      expect(back.y).toBeCloseTo(object.y, 6);
    }
  });

  it("leaves the centre of a single object and the size of all", () => {
    const object = anObject("a", { x: 10, y: 20, width: 100, height: 50 });
    const patch = turnedObjects([object], boxOf(object).centre, 90).get("a");
    expect(patch).toEqual({ x: 10, y: 20, rotation: 90 });
  });

  it("counts clockwise from the upright", () => {
    expect(degreesAround({ x: 0, y: 0 }, { x: 0, y: -5 }, { x: 5, y: 0 })).toBeCloseTo(90);
    const object = anObject("a", { width: 10, height: 10, rotation: 350 });
    expect(turnedObjects([object], boxOf(object).centre, 20).get("a")?.rotation).toBeCloseTo(10);
  });

  it("in steps ends on multiples of 15 degrees, wherever it began", () => {
    expect(10 + stepped(10, 17)).toBe(30);
    expect(10 + stepped(10, 1)).toBe(15);
    expect(stepped(0, -8)).toBe(-15);
  });
});
