import { describe, expect, it } from "vitest";
import { byDrawingOrder, fillOf, newObject, patched } from "../../src/model/object";
import { anObject } from "./objects";

describe("patched", () => {
  it("changes only what the patch holds", () => {
    const object = anObject("a", { x: 1, y: 2, width: 3, props: { text: "t", fill: "#fff" } });
    expect(patched(object, { x: 9, props: { fill: "#000" } })).toEqual({
      ...object,
      x: 9,
      props: { text: "t", fill: "#000" },
    });
  });

  it("takes zero and the empty group as values", () => {
    const object = anObject("a", { x: 5, zIndex: 3, groupId: "g" });
    expect(patched(object, { x: 0, zIndex: 0, groupId: "" })).toMatchObject({ x: 0, zIndex: 0, groupId: "" });
  });

  it("removes a prop that is null", () => {
    expect(patched(anObject("a", { props: { text: "t", fill: "f" } }), { props: { text: null } }).props).toEqual({
      fill: "f",
    });
  });

  it("keeps a prop of any name an own one", () => {
    const props = JSON.parse('{"__proto__": "x"}') as Record<string, string>;
    const object = patched(anObject("a"), { props });
    expect(Object.keys(object.props)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(object.props)).toBe(Object.prototype);
  });
});

describe("newObject", () => {
  it("centres a kind of its default size and fill", () => {
    const note = newObject("a", "sticky_note", 60, 60, 4);
    expect(note).toMatchObject({ x: 0, y: 0, width: 120, height: 120, zIndex: 4 });
    expect(fillOf(note)).toBe("#FFEB3B");
    expect(newObject("b", "rectangle", 80, 50, 0)).toMatchObject({ x: 0, y: 0, width: 160, height: 100 });
  });
});

describe("byDrawingOrder", () => {
  it("goes by z_index, then by id", () => {
    const objects = [anObject("b", { zIndex: 1 }), anObject("c"), anObject("a", { zIndex: 1 })];
    expect(objects.sort(byDrawingOrder).map((object) => object.id)).toEqual(["c", "a", "b"]);
  });
});
