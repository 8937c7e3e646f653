import { describe, expect, it } from "vitest";
import { objectsIn, textOf } from "../../src/canvas/clipboard/format";
import { isSvg } from "../../src/canvas/clipboard/paste";
import { MOST_CHARACTERS, sizesFor, smallEnough } from "../../src/canvas/clipboard/picture";
import { anObject } from "../model/objects";

const whole = { id: "a", kind: "text", x: 1, y: 2, props: {} };
const copied = (object: unknown) => JSON.stringify({ type: "collabboard", version: 1, objects: [object] });

describe("copied objects", () => {
  it("are read as they were", () => {
    const object = anObject("a", {
      width: 10,
      height: 20,
      rotation: 30,
      groupId: "g",
      props: { text: "é", n: [1, null] },
    });
    expect(objectsIn(textOf([object]))).toEqual([{ ...object, version: 0 }]);
  });

  it("are not mistaken for other texts", () => {
    for (const text of ["", "Hello", "{not json", '{"type":"excalidraw"}', "[1]"])
      expect(objectsIn(text)).toBeUndefined();
  });

  it.each([
    ["another version", JSON.stringify({ type: "collabboard", version: 2, objects: [] }), "another version"],
    ["no objects", JSON.stringify({ type: "collabboard", version: 1 }), "no objects"],
    [
      "too many",
      JSON.stringify({ type: "collabboard", version: 1, objects: Array(10_001).fill(whole) }),
      "at most 10000",
    ],
    ["no object", copied(7), "content"],
    ["an unknown kind", copied({ ...whole, kind: "constructor" }), "kind"],
    ["no id", copied({ ...whole, id: "" }), "id"],
    ["a place that is none", copied({ ...whole, x: "1" }), "no usable x"],
    ["a size that is none", copied({ ...whole, width: null }), "width"],
    ["props that are none", copied({ ...whole, props: [1] }), "props"],
  ])("are refused whole with %s", (_what, text, message) => {
    expect(() => objectsIn(text)).toThrow(message);
  });

  it("bring no key that means something to JavaScript", () => {
    const [object] = objectsIn(copied(whole).replace('"props":{}', '"props":{"__proto__":{"fill":"#000000"}}')) ?? [];
    expect(Object.keys(object?.props ?? { bad: 1 })).toEqual([]);
    expect(object?.props["fill"]).toBeUndefined();
  });
});

describe("pasted pictures", () => {
  it("become smaller and coarser until an object can hold them", async () => {
    const tried: number[] = [];
    const src = await smallEnough(2_000, 1_000, (width, height, quality) => {
      tried.push(width);
      return Promise.resolve("x".repeat(Math.round((width * height * quality) / 4)));
    });
    expect(src?.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(Math.max(...tried)).toBe(1_600);
  });

  it("are given up where nothing is small enough", async () => {
    expect(await smallEnough(500, 500, () => Promise.resolve("x".repeat(MOST_CHARACTERS + 1)))).toBeUndefined();
  });

  it("keep their proportions, and are never made larger", () => {
    expect(sizesFor(30, 10)).toEqual([{ width: 30, height: 10 }]);
    for (const { width, height } of sizesFor(1_000, 500)) expect(width / height).toBeCloseTo(2, 1);
  });
});

describe("an SVG document", () => {
  it("is known by how it begins", () => {
    expect(isSvg('<?xml version="1.0"?>\n<!-- a -->\n<svg viewBox="0 0 1 1"/>')).toBe(true);
    expect(isSvg("<svgx/>")).toBe(false);
    expect(isSvg("Look: <svg>")).toBe(false);
  });
});
