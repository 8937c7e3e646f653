import { familyOf } from "../../canvas/letters";
import type { TextLayouts } from "../../canvas/text-layout";
import type { BoardObject } from "../../model/object";
import { hasText, styleOf } from "../../model/style";

/** A font file of the page, for some of the letters of a family. */
export interface FontFace {
  readonly family: string;
  /** As CSS says it: "200 800" for a file with all weights between. */
  readonly weight: string;
  /** "U+0-FF,U+131"; empty: all letters. */
  readonly unicodeRange: string;
  readonly url: string;
}

/** The upright fonts that the page's style sheets name. */
export function pageFonts(sheets: Iterable<CSSStyleSheet> = document.styleSheets): FontFace[] {
  return [...sheets].flatMap((sheet) => {
    const faces = [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    return faces.flatMap(({ style }) => {
      const value = (name: string) => style.getPropertyValue(name);
      const [, url] = /url\("?([^")]+)"?\)/.exec(value("src")) ?? [];
      if (url === undefined || value("font-style") === "italic") return [];
      return {
        family: unquoted(value("font-family")),
        weight: value("font-weight"),
        unicodeRange: value("unicode-range"),
        url: new URL(url, sheet.href ?? document.baseURI).href,
      };
    });
  });
}

/** Those of the fonts that some text is set in. */
export function usedFonts(faces: readonly FontFace[], objects: readonly BoardObject[], texts: TextLayouts): FontFace[] {
  const letters = new Map<string, Set<number>>();
  for (const object of objects) {
    if (!hasText(object.kind)) continue;
    const { fontFamily } = styleOf(object);
    const [family = ""] = familyOf(fontFamily).split(",");
    const known = letters.get(unquoted(family)) ?? new Set<number>();
    letters.set(unquoted(family), known);
    for (const line of texts.of(object).lines) for (const letter of line) known.add(letter.codePointAt(0) ?? 0);
  }
  return faces.filter(({ family, unicodeRange }) => {
    const ranges = rangesOf(unicodeRange);
    return [...(letters.get(family) ?? [])].some((code) => ranges.some(([from, to]) => code >= from && code <= to));
  });
}

/** The fonts themselves as CSS. All of ours are under the SIL Open Font License, which allows it. Throws where one cannot be had. */
export async function fontRules(faces: readonly FontFace[]): Promise<string> {
  const rules = faces.map(async ({ family, weight, unicodeRange, url }) => {
    const range = unicodeRange === "" ? "" : `unicode-range:${unicodeRange};`;
    return `@font-face{font-family:"${family}";font-weight:${weight};${range}src:url(${await dataUrl(url)}) format("woff2")}`;
  });
  return (await Promise.all(rules)).join("\n");
}

async function dataUrl(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}

function unquoted(name: string): string {
  return name.trim().replace(/^["']|["']$/g, "");
}

function rangesOf(unicodeRange: string): (readonly [number, number])[] {
  if (unicodeRange === "") return [[0, Infinity]];
  return unicodeRange.split(",").map((part) => {
    const [from = "", to = from] = part.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
