import type { BoardModel } from "../../model/board-model";
import type { Point } from "../../model/presence";
import type { Camera } from "../camera";
import type { Scene } from "../scene";

export type ToolName = "select" | "hand" | "note" | "rectangle";

/** What the pointer did. */
export interface PointerAt {
  /** CSS pixels from the top left of the surface. */
  readonly screen: Point;
  readonly board: Point;
  readonly shift: boolean;
}

/** What tools may use; what they do to the board they do to its model. */
export interface Desk {
  readonly board: BoardModel;
  readonly camera: Camera;
  readonly scene: Scene;
  /** Opens the text of an object for typing. */
  editText(id: string): void;
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
