import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { NewObject } from "../../src/exchange/drawing";
import { MAX_PROPS_BYTES, propsBytes } from "../../src/exchange/limits";
import { readFile } from "../../src/exchange/read-file";

/** Libraries that people drew; they are not part of the project. */
const DIRECTORY =
  process.env["EXCALIDRAW_DRAWINGS"] ??
  path.resolve(import.meta.dirname, "../../../../../../../shared/data/excalidraw");

const files = existsSync(DIRECTORY)
  ? readdirSync(DIRECTORY, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".excalidrawlib"))
  : [];

describe("real drawings", () => {
  if (files.length === 0) {
    it.skip(`there are none in ${DIRECTORY}`, () => undefined);
    return;
  }

  it.each(files)("%s: everything is taken, as what a board can keep", (name) => {
    const { library, drawings } = readFile(name, readFileSync(path.join(DIRECTORY, name), "utf8"));
    expect(library).toBe(true);
    for (const { objects, remarks } of drawings) {
      const lost = remarks.sentences().filter((text) => text.includes("left out") && !text.includes("empty text"));
      expect(lost).toEqual([]);
      for (const object of objects) expect(problem(object)).toBeUndefined();
    }
  });
});

function problem({ kind, x, y, width, height, rotation, props }: NewObject): string | undefined {
  if (![x, y, width ?? 0, height ?? 0, rotation].every(Number.isFinite)) return `${kind} has no place`;
  if (propsBytes(props) > MAX_PROPS_BYTES) return `${kind} is too large`;
  for (const key of ["fill", "stroke", "textColor"]) {
    const colour = props[key];
    if (colour !== undefined && !/^(?:#[0-9a-f]{6}|none)$/.test(JSON.stringify(colour).slice(1, -1)))
      return `${key} of ${kind}`;
  }
  return undefined;
}
