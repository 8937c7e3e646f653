import type { BoardModel, NewObject } from "../model/board-model";
import type { BoardObject, ObjectPatch } from "../model/object";
import { sizeOf, textProp } from "../model/object";
import { styleOf } from "../model/style";
import type { Scene } from "./scene";
import type { TextSubject } from "./text-editor";
import type { TextLayouts } from "./text-layout";
import { fullFontSize } from "./text-layout";

/** Times the size of its letters that a text grows in width while it is typed, before it wraps. */
const WIDEST = 32;

/** Board units by which the width of a text may differ from that of its letters, and still follow them. */
const FOLLOWS_WITHIN = 2;

/** A text with a width of its own: it wraps there, and grows downwards only. */
export function wrapsAtItsWidth(texts: TextLayouts, object: BoardObject): boolean {
  if (object.width === undefined || textProp(object, "text") === "") return false;
  return Math.abs(texts.naturalSize(object, widestOf(object)).width - object.width) > FOLLOWS_WITHIN;
}

/** In proportion to the letters, so that a text that is scaled keeps its lines. */
function widestOf(object: BoardObject): number {
  return WIDEST * fullFontSize(object);
}

/** A text object as large as its letters need; any other object as it is. */
export function fitted(texts: TextLayouts, object: BoardObject, fixedWidth: boolean): BoardObject {
  if (object.kind !== "text") return object;
  const { width, height } = sizeOf(object);
  const natural = texts.naturalSize(object, fixedWidth ? width : widestOf(object));
  if (fixedWidth) return { ...object, height: natural.height };
  // It grows away from the side to which it is aligned.
  const grows = { left: 0, center: 0.5, right: 1 }[styleOf(object).textAlign] * (width - natural.width);
  return {
    ...object,
    x: object.x + grows,
    width: natural.width,
    height: Math.max(natural.height, Math.min(height, 1)),
  };
}

function withText<T extends NewObject>(object: T, text: string): T {
  return { ...object, props: { ...object.props, text } };
}

/** The text of an object of the board. A text object that is left empty is deleted. */
export function storedText(board: BoardModel, scene: Scene, texts: TextLayouts, object: BoardObject): TextSubject {
  const { id } = object;
  const original = textProp(object, "text");
  const fixedWidth = wrapsAtItsWidth(texts, object);
  const current = (text: string) => {
    const now = scene.get(id);
    return now && fitted(texts, withText(now, text), fixedWidth);
  };
  return {
    changed: scene.changed,
    with: current,
    finish(text) {
      const now = current(text);
      if (!now || text === original) return;
      if (text.trim() === "" && now.kind === "text") {
        board.deleteAll([id]);
        return;
      }
      const props = { text: text === "" ? null : text };
      const { x, width, height } = now;
      const patch: ObjectPatch = now.kind === "text" ? { x, width, height, props } : { props };
      board.update(id, patch);
    },
  };
}

/** The text of an object that is not on the board yet. It comes there when it has one. */
export function newText(
  board: BoardModel,
  scene: Scene,
  texts: TextLayouts,
  object: BoardObject,
  fixedWidth: boolean,
): TextSubject {
  const current = (text: string) => fitted(texts, withText(object, text), fixedWidth);
  return {
    changed: scene.changed,
    with: current,
    finish(text) {
      if (text.trim() === "") return;
      const { id, kind, x, y, width, height, rotation, groupId, props } = current(text);
      if (board.createObject({ id, kind, x, y, width, height, rotation, groupId, props })) board.selection.set([id]);
    },
  };
}
