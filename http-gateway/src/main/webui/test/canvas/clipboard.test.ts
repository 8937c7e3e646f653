import { describe, expect, it } from "vitest";
import { isSvg } from "../../src/canvas/clipboard/paste";
import { writeCollabBoard } from "../../src/exchange/collabboard/write";
import { readCopied } from "../../src/exchange/read-copied";
import { MOST_CHARACTERS, sizesFor, smallEnough } from "../../src/exchange/shrink-picture";
import { anObject } from "../model/objects";

const whole = { id: "a", kind: "text", x: 1, y: 2, rotation: 0, zIndex: 3, props: {} };
const copied = (object: unknown) => JSON.stringify({ type: "collabboard", version: 1, objects: [object] });

/** Fields that an object has only on its board. */
const BOARDS: ReadonlySet<string> = new Set(["createdBy", "version"]);

describe("copied objects", () => {
  it("are read as they were, still held to and carried by what was not copied", async () => {
    const props = { text: "é", n: [1, null], startObject: "elsewhere", frame: "around" };
    const object = anObject("a", { width: 10, height: 20, rotation: 30, groupId: "g", props });
    const read = await readCopied(writeCollabBoard([object]));
    expect(read?.objects).toEqual([Object.fromEntries(Object.entries(object).filter(([key]) => !BOARDS.has(key)))]);
  });

  it.each(["", "Hello", "{not json", '{"type":"excalidraw"}', "[1]"])("are not mistaken for %j", async (text) => {
    expect(await readCopied(text)).toBeUndefined();
  });

  it.each([
    ["another version", JSON.stringify({ type: "collabboard", version: 2, objects: [] }), "version 2"],
    ["no objects", JSON.stringify({ type: "collabboard", version: 1 }), "“objects” must be a list"],
    [
      "too many",
      JSON.stringify({ type: "collabboard", version: 1, objects: Array(10_001).fill(whole) }),
      "at most 10000",
    ],
    ["no object", copied(7), "object 1 must be"],
    ["an unknown kind", copied({ ...whole, kind: "constructor" }), "“kind” is not known"],
    ["no id", copied({ ...whole, id: "" }), "“id” is missing"],
    ["a place that is none", copied({ ...whole, x: "1" }), "“x” must be a finite number"],
    ["props that are none", copied({ ...whole, props: [1] }), "“props” must be a JSON object"],
    ["a script", copied({ ...whole, kind: "svg", props: { svg: "<svg onload='a()'/>" } }), "without scripts"],
  ])("are refused whole with %s", async (_what, text, message) => {
    await expect(readCopied(text)).rejects.toThrow(message);
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
