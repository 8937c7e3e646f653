import type { BoardObject, Kind, Props } from "../../model/object";
import { newObject } from "../../model/object";
import type { Point } from "../../model/presence";
import { uuidV7 } from "../../model/uuid";
import { boundsOf, union } from "../geometry";
import { putAndPick } from "../tools/make";
import type { Desk } from "../tools/tool";

/** Characters of a text that a note holds without becoming hard to read. */
const NOTE_CHARACTERS = 280;
const MOST_CHARACTERS = 10_000;

/** Board units of a long text. */
const TEXT_WIDTH = 480;
const TEXT_LINE = 25;
const CHARACTERS_A_LINE = 44;

/** Copies of objects, their middle at a point of the board. */
export function pasteObjects(desk: Desk, objects: readonly BoardObject[], at: Point): void {
  if (objects.length === 0) return;
  const box = objects.map(boundsOf).reduce(union);
  const offset = { x: at.x - (box.left + box.right) / 2, y: at.y - (box.top + box.bottom) / 2 };
  const copies = desk.board.copyOf(objects, offset);
  const whole = desk.board.transaction(() => copies.every((copy) => desk.board.createObject(copy)));
  if (!whole) return;
  desk.setTool("select");
  desk.board.selection.set(copies.map(({ id }) => id));
}

/** A short text becomes a note, a long one a text object. */
export function pasteText(desk: Desk, text: string, at: Point): void {
  const clean = text.replaceAll("\r\n", "\n").trim();
  if (clean === "") return;
  if (clean.length > MOST_CHARACTERS) {
    throw new Error(`That text has ${clean.length} characters; an object holds ${MOST_CHARACTERS}.`);
  }
  if (clean.length <= NOTE_CHARACTERS) {
    put(desk, "sticky_note", at, { text: clean });
    return;
  }
  const lines = clean.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / CHARACTERS_A_LINE), 0);
  put(desk, "text", at, { text: clean }, TEXT_WIDTH, lines * TEXT_LINE + TEXT_LINE);
}

export function isSvg(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]/i.test(text);
}

function put(desk: Desk, kind: Kind, at: Point, props: Props, width?: number, height?: number): void {
  const basic = newObject(uuidV7(), kind, at.x, at.y, 0);
  const size = { width: width ?? basic.width ?? 0, height: height ?? basic.height ?? 0 };
  const place = { x: at.x - size.width / 2, y: at.y - size.height / 2 };
  const object = { ...basic, ...size, ...place, props: { ...basic.props, ...props } };
  desk.setTool("select");
  putAndPick(desk, [object]);
}
