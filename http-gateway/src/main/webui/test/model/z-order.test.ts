import { describe, expect, it } from "vitest";
import type { BoardObject } from "../../src/model/object";
import { byDrawingOrder } from "../../src/model/object";
import type { Shift } from "../../src/model/z-order";
import { MAX_Z_INDEX, shifted } from "../../src/model/z-order";
import { anObject } from "./objects";
import { seeded } from "./random";

/** The ids in drawing order after a shift, and how many objects got a new place. */
function after(objects: readonly BoardObject[], ids: readonly string[], shift: Shift) {
  const places = shifted(objects, new Set(ids), shift);
  for (const [id, place] of places) {
    expect(Number.isInteger(place)).toBe(true);
    expect(Math.abs(place)).toBeLessThanOrEqual(MAX_Z_INDEX);
    expect(objects.find((object) => object.id === id)?.zIndex).not.toBe(place);
  }
  const moved = objects.map((object) => ({ ...object, zIndex: places.get(object.id) ?? object.zIndex }));
  return {
    order: moved
      .sort(byDrawingOrder)
      .map(({ id }) => id)
      .join(""),
    edits: places.size,
  };
}

const pile = (ids: string, place: (at: number) => number = (at) => at) =>
  [...ids].map((id, at) => anObject(id, { zIndex: place(at) }));

describe("shifting objects in the drawing order", () => {
  it("keeps the order of those that move, and edits nobody else where there is room", () => {
    expect(after(pile("abcde"), ["d", "b"], "toFront")).toEqual({ order: "acebd", edits: 2 });
    expect(after(pile("abcde"), ["d", "b"], "toBack")).toEqual({ order: "bdace", edits: 2 });
    expect(after(pile("abcde"), ["b"], "forward")).toEqual({ order: "acbde", edits: 1 });
    expect(after(pile("abcde"), ["d"], "backward")).toEqual({ order: "abdce", edits: 1 });
  });

  it("moves a row as one, and what has reached the end stays there", () => {
    expect(after(pile("abcde"), ["b", "c"], "forward").order).toBe("adbce");
    expect(after(pile("abcde"), ["c", "e"], "forward").order).toBe("abdce");
    expect(after(pile("abcde"), ["d", "e"], "forward")).toEqual({ order: "abcde", edits: 0 });
    expect(after(pile("abcde"), ["a"], "backward").edits).toBe(0);
    expect(after(pile("abcde"), ["e"], "toFront").edits).toBe(0);
  });

  it("passes the next object that overlaps, with those between", () => {
    const away = { x: 5_000 };
    const objects = [
      anObject("a"),
      anObject("b", { zIndex: 1, ...away }),
      anObject("c", { zIndex: 2 }),
      anObject("d", { zIndex: 3 }),
    ];
    expect(after(objects, ["a"], "forward").order).toBe("bcad");
    expect(after(objects, ["d"], "backward").order).toBe("abdc");
    expect(after(objects, ["b"], "forward").order).toBe("acbd");
  });

  it("finds a place among objects at the same one, pushing others up only where ids leave no other way", () => {
    expect(
      after(
        pile("abcd", () => 7),
        ["a"],
        "forward",
      ).order,
    ).toBe("bacd");
    expect(
      after(
        pile("abcd", () => 7),
        ["d"],
        "backward",
      ).order,
    ).toBe("abdc");
    expect(
      after(
        pile("abcd", () => 7),
        ["c"],
        "toBack",
      ),
    ).toEqual({ order: "cabd", edits: 1 });
    expect(after(pile("badc"), ["d"], "backward").order).toBe("bdac");
  });

  it("numbers everything anew where the range ends", () => {
    expect(
      after(
        pile("abc", (at) => MAX_Z_INDEX - 2 + at),
        ["a"],
        "toFront",
      ).order,
    ).toBe("bca");
    expect(
      after(
        pile("abc", (at) => -MAX_Z_INDEX + at),
        ["c"],
        "toBack",
      ).order,
    ).toBe("cab");
    expect(
      after(
        pile("abc", (at) => MAX_Z_INDEX + at),
        ["c"],
        "backward",
      ).order,
    ).toBe("acb");
  });

  it.each(Array.from({ length: 40 }, (_, seed) => seed))("gives every wanted order (seed %i)", (seed) => {
    const random = seeded(seed);
    const ids = [..."abcdefghijkl"].sort(() => random() - 0.5).join("");
    const objects = pile(ids, () => Math.floor(random() * 8));
    const inOrder = [...objects].sort(byDrawingOrder).map(({ id }) => id);
    const moving = inOrder.filter(() => random() < 0.4);
    const rest = inOrder.filter((id) => !moving.includes(id));
    expect(after(objects, moving, "toFront").order).toBe([...rest, ...moving].join(""));
    expect(after(objects, moving, "toBack").order).toBe([...moving, ...rest].join(""));
    for (const shift of ["forward", "backward"] as const) {
      const { order } = after(objects, moving, shift);
      const kept = (among: readonly string[]) => [...order].filter((id) => among.includes(id)).join("");
      expect(kept(moving)).toBe(moving.join(""));
      expect(kept(rest)).toBe(rest.join(""));
    }
  });
});
