import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/canvas/transform/box";
import { boxAround, boxOf, pointOf } from "../../../src/canvas/transform/box";
import type { Handle } from "../../../src/canvas/transform/handles";
import { MIN_SIZE, resized, scaled } from "../../../src/canvas/transform/resize";
import type { BoardObject } from "../../../src/model/object";
import { patched } from "../../../src/model/object";
import { anObject } from "../../model/objects";
import { seeded } from "../../model/random";

const FREE = { keep: false, centred: false };
const SEED = 20_261_121;
const ROUNDS = 300;

const HANDLES: Handle[] = ([-1, 0, 1] as const)
  .flatMap((u) => ([-1, 0, 1] as const).map((v) => ({ u, v })))
  .filter(({ u, v }) => u !== 0 || v !== 0);

function someBox(random: () => number): Box {
  return {
    centre: { x: random() * 2_000 - 1_000, y: random() * 2_000 - 1_000 },
    width: 20 + random() * 400,
    height: 20 + random() * 400,
    rotation: random() * 360,
  };
}

function expectSame(actual: Box, wanted: Box): void {
  expect(actual.width).toBeCloseTo(wanted.width, 6);
  expect(actual.height).toBeCloseTo(wanted.height, 6);
  expect(actual.centre.x).toBeCloseTo(wanted.centre.x, 6);
  expect(actual.centre.y).toBeCloseTo(wanted.centre.y, 6);
}

describe("a resize", () => {
  it(`leaves what is opposite of the handle where it is, however the box is turned (seed ${SEED})`, () => {
    const random = seeded(SEED);
    for (let round = 0; round < ROUNDS; round++) {
      const box = someBox(random);
      const pull = { x: random() * 600 - 300, y: random() * 600 - 300 };
      const keep = random() < 0.5;
      for (const handle of HANDLES) {
        const after = resized(box, handle, pull, { keep, centred: false });
        const before = pointOf(box, -handle.u, -handle.v);
        const now = pointOf(after, -handle.u, -handle.v);
        expect(now.x).toBeCloseTo(before.x, 6);
        expect(now.y).toBeCloseTo(before.y, 6);
        expect(Math.min(after.width, after.height)).toBeGreaterThanOrEqual(MIN_SIZE - 1e-9);
        if (keep) expect(after.width / after.height).toBeCloseTo(box.width / box.height, 6);
      }
    }
  });

  it(`is undone by the opposite pull (seed ${SEED})`, () => {
    const random = seeded(SEED);
    for (let round = 0; round < ROUNDS; round++) {
      const box = someBox(random);
      const pull = { x: random() * 18 - 9, y: random() * 18 - 9 };
      for (const handle of HANDLES) {
        for (const centred of [false, true]) {
          // From the centre both sides move, and 9 units to each side leave something of 20.
          const manner = { keep: false, centred };
          const there = resized(box, handle, pull, manner);
          expectSame(resized(there, handle, { x: -pull.x, y: -pull.y }, manner), box);
        }
      }
    }
  });

  it("keeps the handle under the pointer", () => {
    const box: Box = { centre: { x: 10, y: 20 }, width: 100, height: 50, rotation: 30 };
    const corner = pointOf(box, 1, 1);
    const after = pointOf(resized(box, { u: 1, v: 1 }, { x: 12, y: 7 }, FREE), 1, 1);
    expect(after.x - corner.x).toBeCloseTo(12);
    expect(after.y - corner.y).toBeCloseTo(7);
  });

  it("from the centre leaves the centre where it is and grows twice as much", () => {
    const box: Box = { centre: { x: 0, y: 0 }, width: 100, height: 50, rotation: 0 };
    const after = resized(box, { u: 1, v: 0 }, { x: 10, y: 99 }, { keep: false, centred: true });
    expect(after).toEqual({ centre: { x: 0, y: 0 }, width: 120, height: 50, rotation: 0 });
  });

  it("does not turn a box inside out", () => {
    const box: Box = { centre: { x: 0, y: 0 }, width: 100, height: 50, rotation: 0 };
    const after = resized(box, { u: -1, v: -1 }, { x: 500, y: 500 }, FREE);
    expect(after).toEqual({ centre: { x: 49.5, y: 24.5 }, width: 1, height: 1, rotation: 0 });
  });

  it("gives no height to what is flat", () => {
    const flat: Box = { centre: { x: 0, y: 0 }, width: 100, height: 0, rotation: 0 };
    const after = resized(flat, { u: 1, v: 1 }, { x: 100, y: 40 }, { keep: true, centred: false });
    expect(after.width).toBe(200);
    expect(after.height).toBe(0);
  });
});

describe("objects in a box that is resized", () => {
  const pair = [
    anObject("a", { x: 0, y: 0, width: 100, height: 100 }),
    anObject("b", { x: 100, y: 300, width: 100, height: 100 }),
  ];

  it("get places and sizes in proportion", () => {
    const from = boxAround(pair);
    expect(from).toMatchObject({ width: 200, height: 400 });
    if (!from) return;
    const to = resized(from, { u: 1, v: 1 }, { x: 200, y: 0 }, FREE);
    expect(Object.fromEntries(scaled(pair, from, to))).toEqual({
      a: { x: 0, y: 0, width: 200, height: 100 },
      b: { x: 200, y: 300, width: 200, height: 100 },
    });
  });

  it("come back when the box does, and stay in it", () => {
    const random = seeded(SEED);
    for (let round = 0; round < ROUNDS; round++) {
      const objects = Array.from({ length: 4 }, (_, index) => someObject(String(index), random));
      const from = boxAround(objects);
      if (!from) throw new Error("no box");
      const pull = { x: random() * 400 - 10, y: random() * 400 - 10 };
      const to = resized(from, { u: 1, v: 1 }, pull, { keep: true, centred: false });
      const there = applied(objects, scaled(objects, from, to));
      const around = boxAround(there);
      if (!around) throw new Error("no box");
      expectSame(around, to);
      const back = applied(there, scaled(there, to, from));
      back.forEach((object, index) => expectSame(boxOf(object), boxOf(objects[index] ?? object)));
    }
  });

  it("one turned object is that of its own box", () => {
    const object = anObject("a", { x: 10, y: 20, width: 100, height: 50, rotation: 40 });
    const from = boxOf(object);
    const to = resized(from, { u: 1, v: -1 }, { x: 33, y: -12 }, FREE);
    const [after] = applied([object], scaled([object], from, to));
    if (!after) throw new Error("no object");
    expectSame(boxOf(after), to);
    expect(after.rotation).toBe(40);
  });

  it("a line that runs to the left keeps its direction", () => {
    const line = anObject("a", { kind: "line", x: 100, y: 0, width: -100, height: 50 });
    const from = boxOf(line);
    const to = { ...from, width: 200, centre: { x: 100, y: 25 } };
    expect(scaled([line], from, to).get("a")).toEqual({ x: 200, y: 0, width: -200, height: 50 });
  });
});

function someObject(id: string, random: () => number): BoardObject {
  const { centre, width, height, rotation } = someBox(random);
  return anObject(id, { kind: "rectangle", x: centre.x, y: centre.y, width, height, rotation });
}

function applied(objects: readonly BoardObject[], patches: ReturnType<typeof scaled>): BoardObject[] {
  return objects.map((object) => patched(object, patches.get(object.id) ?? {}));
}
