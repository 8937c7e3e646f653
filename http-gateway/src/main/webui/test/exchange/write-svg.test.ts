import { describe, expect, it } from "vitest";
import { asBoardObject } from "../../src/exchange/drawing";
import type { NewObject } from "../../src/exchange/drawing";
import { WHITE_PAPER } from "../../src/exchange/image/paper";
import { sightOf } from "../../src/exchange/sight";
import { writeSvg } from "../../src/exchange/svg/write-svg";
import { TextLayouts } from "../../src/canvas/text-layout";
import type { Props } from "../../src/model/object";
import type { Kind } from "../../src/model/object";
import { seeded } from "../model/random";
import { PIXEL } from "./elements";
import { randomBoard } from "./random-objects";

/** Half an em for each letter. */
const texts = new TextLayouts({ width: (text, size) => text.length * size * 0.5, baseline: () => 0.9 });

function svgOf(...objects: NewObject[]): string {
  return writeSvg(sightOf(objects.map(asBoardObject)), texts, undefined);
}

function one(kind: Kind, props: Props = {}, fields: Partial<NewObject> = {}): string {
  const at = { x: 10, y: 20, width: 100, height: 60 };
  return svgOf({ id: kind, kind, ...at, rotation: 0, zIndex: 0, groupId: "", props, ...fields });
}

describe("a drawing as SVG", () => {
  it.each<[Kind, Props, string]>([
    ["sticky_note", { fill: "#ffeb3b" }, '<rect width="100" height="60" fill="#ffeb3b"/>'],
    ["rectangle", { fill: "none", stroke: "#112233", cornerRadius: 5, strokeWidth: 3 }, '<rect width="100" height="60" rx="5" fill="none" stroke="#112233" stroke-width="3"'],
    ["ellipse", { fill: "#ffffff" }, '<ellipse cx="50" cy="30" rx="50" ry="30" fill="#ffffff"'],
    ["diamond", { fill: "#ffffff" }, '<polygon points="50,0 100,30 50,60 0,30" fill="#ffffff"'],
    ["star", { fill: "#ffffff" }, '<polygon points="50,0 '],
    ["text", { text: "Hi" }, ">Hi</tspan></text>"],
    ["line", { stroke: "#112233" }, '<path d="M0 0L100 60" fill="none" stroke="#112233"'],
    ["line", { points: "0,0 10000,0 10000,10000 0,0", fill: "#ff0000" }, '<path d="M0 0L100 0L100 60L0 0" fill="#ff0000"'],
    ["line", { points: "0,0 5000,10000 10000,0", curved: true }, "C"],
    ["arrow", { stroke: "#112233" }, 'fill="none" stroke="#112233"'],
    ["arrow", { stroke: "#112233", endHead: "triangle" }, 'Z" fill="#112233"/>'],
    ["arrow", { routing: "elbow", points: "0,0 10000,0 10000,10000" }, "Q"],
    ["frame", { text: "Plan" }, ">Plan</tspan></text>"],
    ["svg", { svg: "<svg><path/></svg>" }, 'href="data:image/svg+xml;base64,PHN2Zz48cGF0aC8+PC9zdmc+"'],
    ["pen", { points: "0,0 5000,10000 10000,0", stroke: "#112233" }, 'Z" fill="#112233"/>'],
    ["image", { src: PIXEL }, `href="${PIXEL}"`],
  ])("has %s with %o", (kind, props, markup) => {
    expect(one(kind, props)).toContain(markup);
  }); // prettier-ignore

  it("has letters that can be read on the fill below them", () => {
    const at = { x: 0, y: 0, width: 100, height: 60, rotation: 0, groupId: "" };
    const sheet: NewObject = { ...at, id: "sheet", kind: "rectangle", zIndex: 0, props: { fill: "#20304a" } };
    const words: NewObject = { ...at, id: "words", kind: "text", zIndex: 1, props: { text: "Hi" } };
    expect(svgOf(sheet, words)).toMatch(/<text [^>]*fill="#ffffff"/);
    expect(svgOf(words)).toMatch(/<text [^>]*fill="#1b2430"/);
  });

  it("has its dashes and dots", () => {
    expect(one("rectangle", { strokeStyle: "dashed", stroke: "#000000" })).toContain('stroke-dasharray="9 7"');
    expect(one("ellipse", { strokeStyle: "dotted", stroke: "#000000" })).toContain('stroke-dasharray="0.01 6"');
  });

  it("has hatching as lines below the outline, which is empty", () => {
    const svg = one("rectangle", { fill: "#ff0000", fillStyle: "hatched", stroke: "#000000", cornerRadius: 0 });
    expect(svg).toMatch(/<path d="(M[\d.-]+ [\d.-]+L[\d.-]+ [\d.-]+){10,}" fill="none" stroke="#ff0000" stroke-width="1.5"\/><rect [^>]*fill="none"/);
    expect(one("rectangle", { fill: "none", fillStyle: "hatched" })).not.toContain("<path");
  }); // prettier-ignore

  it("turns, fades and places objects", () => {
    expect(one("ellipse", { opacity: 0.5 }, { rotation: 30 })).toContain(
      '<g transform="translate(10 20) rotate(30 50 30)" opacity="0.5">',
    );
  });

  it("breaks and aligns text as the board does, with its font by name", () => {
    const svg = one("rectangle", { text: "one two three four", fontFamily: "mono", fontSize: 20 });
    expect(svg).toContain('font-family="&quot;Atkinson Hyperlegible Mono');
    expect(svg.match(/<tspan/g)).toHaveLength(3);
    expect(svg).toContain('text-anchor="middle"');
  });

  it("gives letters that reach out of a deep fill the colour that they need on paper", () => {
    const text = "one two three four five six seven eight";
    const svg = one("rectangle", { text, fontSize: 20, fill: "#20304a" }, { width: 80, height: 50 });
    expect(svg).toContain('fill="#ffffff" style="white-space: pre"');
    const fills = [...svg.matchAll(/<tspan[^>]*>/g)].map(([span]) => /fill="([^"]*)"/.exec(span)?.[1]);
    const [first, ...others] = fills;
    expect(first).toBe(WHITE_PAPER.ink);
    expect(others.at(-1)).toBe(WHITE_PAPER.ink);
    expect(others).toContain(undefined);
  });

  it("escapes whatever people write, and leaves out what XML cannot hold", () => {
    const svg = one(
      "text",
      { text: '<script>alert("1")</script>&\u0000\ud800', textColor: '"/><script>' },
      { width: 900 },
    );
    expect(svg).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</tspan>");
    expect(svg).not.toContain("<script");
  });

  it("leaves out pictures that are none, or may run", () => {
    expect(one("image", { src: "https://example.org/a.png" })).not.toContain("<image");
    expect(one("image", { src: 'data:image/png;base64,"><script>' })).not.toContain("<image");
    expect(one("svg", { svg: "<svg onload='x()'/>" })).not.toContain("<image");
  });

  it("cuts off what frames carry, in nested frames at both", () => {
    const at = { width: 50, height: 50, rotation: 0, zIndex: 0, groupId: "" };
    const svg = svgOf(
      { id: "outer", kind: "frame", x: 0, y: 0, ...at, props: {} },
      { id: "inner", kind: "frame", x: 10, y: 10, ...at, props: { frame: "outer" } },
      { id: "box", kind: "rectangle", x: 20, y: 20, ...at, props: { frame: "inner" } },
    );
    expect(svg).toContain('<clipPath id="frame-2" clip-path="url(#frame-1)">');
    expect(svg).toContain('<g clip-path="url(#frame-2)"><g transform="translate(20 20)">');
  });

  it("draws the ends of connectors where they are held", () => {
    const at = { y: 0, rotation: 0, zIndex: 0, groupId: "" };
    const svg = svgOf(
      { id: "box", kind: "rectangle", x: 200, width: 100, height: 100, ...at, props: {} },
      { id: "arrow", kind: "arrow", x: 0, width: 20, height: 50, ...at, props: { endObject: "box", endHead: "none" } },
    );
    expect(svg).toContain('d="M0 0L200 ');
  });

  it.each([1, 2, 3, 4])("is well-formed for any board, seed %i", (seed) => {
    const svg = svgOf(...randomBoard(seeded(seed), 50));
    const open: string[] = [];
    for (const [, closing, name = "", rest = ""] of svg.matchAll(/<(\/?)([a-zA-Z]+)([^<>]*)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!rest.endsWith("/")) open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});
