import type { BoardModel } from "../../model/board-model";
import type { LastStyles } from "../../model/last-styles";
import type { Marks } from "../../model/marks";
import type { BoardObject } from "../../model/object";
import type { Point } from "../../model/presence";
import type { Sketch } from "../../model/sketch";
import type { OpenPanels } from "../../model/open-panels";
import type { Toggle } from "../../model/toggle";
import type { Camera } from "../camera";
import type { Clipboard } from "../clipboard/clipboard";
import type { Scene } from "../scene";
import type { TextLayouts } from "../text-layout";

export type ToolName =
  | "select"
  | "hand"
  | "note"
  | "text"
  | "rectangle"
  | "ellipse"
  | "diamond"
  | "star"
  | "line"
  | "arrow"
  | "frame"
  | "pen"
  | "eraser";

/** One report of a pointer on its way. */
export interface Sample extends Point {
  /** 0 to 1; undefined for what does not feel it. */
  readonly pressure: number | undefined;
}

/** What the pointer did. */
export interface PointerAt {
  /** CSS pixels from the top left of the surface. */
  readonly screen: Point;
  readonly board: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Or the command key. */
  readonly ctrl: boolean;
  /** A finger is less exact than a mouse or a pen. */
  readonly finger: boolean;
  /** Where on the board it has been since the last event, this place last: more often than there are frames. */
  readonly trail: readonly Sample[];
}

/** What is shown beside the board on demand. */
export interface Panels {
  readonly help: Toggle;
  readonly map: Toggle;
  readonly chat: Toggle;
  /** Those that Escape closes. */
  readonly open: OpenPanels;
}

/** What tools may use; what they do to the board they do to its model. */
export interface Desk {
  readonly board: BoardModel;
  readonly camera: Camera;
  readonly scene: Scene;
  readonly sketch: Sketch;
  readonly marks: Marks;
  /** How much room letters need. */
  readonly texts: TextLayouts;
  /** What is made next looks like what was styled last. */
  readonly styles: LastStyles;
  /** Opens the text of an object for typing. */
  editText(id: string): void;
  readonly panels: Panels;
  readonly clipboard: Clipboard;
  /** Tells the person something. */
  say(text: string): void;
  /** Opens an object that is not on the board yet for typing; it comes there once it has a text. */
  typeNew(object: BoardObject, fixedWidth: boolean): void;
  setTool(name: ToolName): void;
  /** The tool has done what it is for: the select tool follows, unless this one is to stay. */
  finished(): void;
  /** Whether the tool stays in hand then; without a value, the opposite of what was. */
  keepTool(kept?: boolean): void;
}

/** A state of a tool. Each reaction gives the state that follows, itself where nothing changes. */
export interface ToolState {
  /** CSS cursor. */
  readonly cursor: string;
  down?(at: PointerAt): ToolState;
  move?(at: PointerAt): ToolState;
  up?(at: PointerAt): ToolState;
  doubleClick?(at: PointerAt): ToolState;
  /** Enter: what is made of several steps is done. Absent where there is nothing to end. */
  finish?(): ToolState;
  /** Escape, a lost pointer, another tool: back to rest, with what was done so far or without. */
  cancel?(): ToolState;
}
