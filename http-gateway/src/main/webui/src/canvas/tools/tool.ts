import type { BoardModel } from "../../model/board-model";
import type { Marks } from "../../model/marks";
import type { Point } from "../../model/presence";
import type { Toggle } from "../../model/toggle";
import type { Camera } from "../camera";
import type { Clipboard } from "../clipboard/clipboard";
import type { Scene } from "../scene";

export type ToolName = "select" | "hand" | "note" | "rectangle";

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
}

/** What is shown beside the board on demand. */
export interface Panels {
  readonly help: Toggle;
  readonly map: Toggle;
}

/** What tools may use; what they do to the board they do to its model. */
export interface Desk {
  readonly board: BoardModel;
  readonly camera: Camera;
  readonly scene: Scene;
  readonly marks: Marks;
  /** Opens the text of an object for typing. */
  editText(id: string): void;
  readonly panels: Panels;
  readonly clipboard: Clipboard;
  /** Tells the person something. */
  say(text: string): void;
  setTool(name: ToolName): void;
}

/** A state of a tool. Each reaction gives the state that follows, itself where nothing changes. */
export interface ToolState {
  /** CSS cursor. */
  readonly cursor: string;
  down?(at: PointerAt): ToolState;
  move?(at: PointerAt): ToolState;
  up?(at: PointerAt): ToolState;
  doubleClick?(at: PointerAt): ToolState;
  /** Escape, a lost pointer, another tool: back to rest, nothing done. */
  cancel?(): ToolState;
}
