import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FILLS, INKS } from "../../src/panels/style/palette";

const css = readFileSync(new URL("../../src/style/tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

function token(sheet: string, name: string): string {
  const value = new RegExp(`${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1];
  if (!value) throw new Error(`tokens.css has no ${name}`);
  return value;
}

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe("the palette", () => {
  it("has inks that stand out from both papers; the plain one is shown as its opposite on dark paper", () => {
    for (const { token: name } of INKS.slice(1)) {
      const ink = token(light, name);
      expect(contrast(ink, token(light, "--paper")), `${name} on light paper`).toBeGreaterThanOrEqual(3);
      expect(contrast(ink, token(dark, "--paper")), `${name} on dark paper`).toBeGreaterThanOrEqual(3);
    }
  });

  it("has fills on which ink or white can be read, the same in light and dark", () => {
    for (const { token: name } of FILLS) {
      const fill = token(light, name);
      const best = Math.max(contrast(fill, "#1b2430"), contrast(fill, "#ffffff"));
      expect(best, name).toBeGreaterThanOrEqual(3.8);
      expect(dark).not.toContain(name);
    }
  });
});
