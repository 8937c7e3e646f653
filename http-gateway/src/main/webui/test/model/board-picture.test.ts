import { expect, it } from "vitest";
import type { PictureNow } from "../../src/model/board-picture";
import { fits } from "../../src/model/board-picture";

const SETTING = { width: 1280, height: 800, ratio: 2, theme: "light", build: "index-1.js" };
const PICTURE = { position: { epoch: 7n, seq: 5n }, setting: SETTING };
const NOW: PictureNow = { ...PICTURE, waiting: 0 };

it("a picture fits the board that it was painted of", () => {
  expect(fits(structuredClone(PICTURE), NOW)).toBe(true);
});

it.each<[string, PictureNow]>([
  ["a later state", { ...NOW, position: { epoch: 7n, seq: 6n } }],
  ["an earlier state", { ...NOW, position: { epoch: 7n, seq: 4n } }],
  ["another history", { ...NOW, position: { epoch: 8n, seq: 5n } }],
  ["a board with edits that wait", { ...NOW, waiting: 1 }],
  ["another width", { ...NOW, setting: { ...SETTING, width: 1281 } }],
  ["another height", { ...NOW, setting: { ...SETTING, height: 799 } }],
  ["other pixels", { ...NOW, setting: { ...SETTING, ratio: 1 } }],
  ["other colours", { ...NOW, setting: { ...SETTING, theme: "dark" } }],
  ["another build", { ...NOW, setting: { ...SETTING, build: "index-2.js" } }],
])("a picture does not fit %s", (_, now) => {
  expect(fits(PICTURE, now)).toBe(false);
});

it("a picture of a board whose history has no name yet fits nothing", () => {
  const position = { epoch: 0n, seq: 5n };
  expect(fits({ ...PICTURE, position }, { ...NOW, position })).toBe(false);
});
