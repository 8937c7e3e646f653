import { afterEach, describe, expect, it, vi } from "vitest";
import { TextLayouts } from "../../src/canvas/text-layout";
import type { FontFace } from "../../src/exchange/svg/font-faces";
import { fontRules, usedFonts } from "../../src/exchange/svg/font-faces";
import type { BoardObject, Kind, Props } from "../../src/model/object";
import { newObject } from "../../src/model/object";

const texts = new TextLayouts({ width: (text, size) => text.length * size * 0.5, baseline: () => 0.9 });

const LATIN = "U+0-FF, U+131, U+2000-206F";
const face = (family: string, unicodeRange: string, url: string): FontFace => {
  return { family, weight: "200 800", unicodeRange, url };
};
const FACES = [
  face("Atkinson Hyperlegible Next Variable", LATIN, "sans"),
  face("Atkinson Hyperlegible Next Variable", "U+100-130,U+132-2BA", "sans-ext"),
  face("Atkinson Hyperlegible Mono Variable", LATIN, "mono"),
  face("Shantell Sans Variable", LATIN, "hand"),
  face("Shantell Sans Variable", "U+301,U+400-45F", "hand-cyrillic"),
];

function object(kind: Kind, props: Props): BoardObject {
  return { ...newObject("a", kind, 0, 0, 0), width: 300, height: 100, props };
}

const used = (...objects: BoardObject[]) => usedFonts(FACES, objects, texts).map(({ url }) => url);

describe("the fonts of a drawing", () => {
  it("are those of its families and letters only", () => {
    expect(used(object("text", { text: "Hi" }))).toEqual(["sans"]);
    expect(used(object("text", { text: "Hiā", fontFamily: "sans" }))).toEqual(["sans", "sans-ext"]);
    expect(used(object("text", { text: "Да", fontFamily: "hand" }))).toEqual(["hand-cyrillic"]);
    expect(used(object("rectangle", { text: "Hi", fontFamily: "mono" }), object("text", { text: "ı" }))).toEqual(["sans", "mono"]);
  }); // prettier-ignore

  it("are none where there are no letters", () => {
    expect(used(object("rectangle", { fontFamily: "hand" }), object("line", { text: "Hi" }))).toEqual([]);
  });
});

describe("fonts as CSS", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("hold the file", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(new Uint8Array([0, 255, 128]))));
    expect(await fontRules(FACES.slice(3, 4))).toBe(
      `@font-face{font-family:"Shantell Sans Variable";font-weight:200 800;unicode-range:${LATIN};src:url(data:font/woff2;base64,AP+A) format("woff2")}`,
    );
  });

  it("fail where a file cannot be had", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
    await expect(fontRules(FACES.slice(0, 1))).rejects.toThrow("sans answers 404");
  });
});
