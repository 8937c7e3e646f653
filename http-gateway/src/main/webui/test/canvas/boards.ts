import { Scene } from "../../src/canvas/scene";
import { BoardModel } from "../../src/model/board-model";
import type { BoardObject } from "../../src/model/object";

export function sceneOf(...objects: BoardObject[]): { board: BoardModel; scene: Scene } {
  const board = new BoardModel();
  board.editable = true;
  const scene = new Scene(board);
  board.document.stageSnapshot(objects, 1n);
  board.document.joined(7n, 1n, "Board");
  return { board, scene };
}
