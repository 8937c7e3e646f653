import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { NewObject } from "../../src/exchange/drawing";
import { asBoardObject } from "../../src/exchange/drawing";
import { writeCollabBoard } from "../../src/exchange/collabboard/write";
import { writeExcalidraw } from "../../src/exchange/excalidraw/write-scene";
import { MAX_PROPS_BYTES, propsBytes } from "../../src/exchange/limits";
import { readFile } from "../../src/exchange/read-file";
import { sightOf } from "../../src/exchange/sight";
import { expectSame } from "./same-drawing";

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

  it.each(files)("%s: comes back from Excalidraw and from our JSON as it was", (name) => {
    for (const { objects } of readFile(name, readFileSync(path.join(DIRECTORY, name), "utf8")).drawings) {
      const placed = objects.map((object, zIndex) => asBoardObject({ ...object, zIndex }));
      expectSame(read(writeExcalidraw(sightOf(placed).layers)), sightOf(placed).layers);
      expect(read(writeCollabBoard(placed))).toEqual(placed.map(({ createdBy, version, ...object }) => object)); // eslint-disable-line
    }
  });
});

function read(text: string): readonly NewObject[] {
  return readFile("f", text).drawings[0]?.objects ?? [];
}

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
