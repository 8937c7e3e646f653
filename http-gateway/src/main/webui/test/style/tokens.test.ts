import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sheet = readFileSync(new URL("../../src/style/tokens.css", import.meta.url), "utf8");
const [bright = "", dim = ""] = sheet.split("@media (prefers-color-scheme: dark)");

function tokensOf(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const light = tokensOf(bright);
const THEMES = { light, dark: new Map([...light, ...tokensOf(dim)]) };

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["paper", "surface", "surface-sunk"];
const TEXTS: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ["ink", ground],
    ["ink-soft", ground],
    ["accent", ground],
    ["danger", ground],
    ["good", ground],
    ["warn", ground],
  ]),
  ["on-primary", "primary"],
  ["note-ink", "note"],
  ["surface", "ink"],
];
const SIGNS: [string, string][] = [
  ["accent", "paper"],
  ["guide", "paper"],
];

describe.each(Object.entries(THEMES))("in the %s theme", (_, tokens) => {
  const of = (name: string) => tokens.get(name) ?? `there is no --${name}`;

  it.each(TEXTS)("letters in --%s can be read on --%s", (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SIGNS)("marks in --%s can be seen on --%s", (mark, ground) => {
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it("has colours of its own for the dark theme", () => expect(tokensOf(dim).size).toBeGreaterThan(15));
