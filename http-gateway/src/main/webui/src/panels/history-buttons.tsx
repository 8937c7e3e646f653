import type { BoardSurface } from "../canvas/board-surface";
import { commandNamed } from "../canvas/commands/commands";
import { CommandButton } from "./command-button";
import { useLive } from "./use-live";

const UNDO = commandNamed("undo");
const REDO = commandNamed("redo");

export function HistoryButtons({ surface }: { surface: BoardSurface }) {
  const { board } = surface.desk;
  useLive(() => `${board.history.canUndo} ${board.history.canRedo}`, board.history.changed);
  if (!board.editable) return null;
  return (
    <div className="panel history" role="group" aria-label="History">
      <CommandButton surface={surface} command={UNDO} />
      <CommandButton surface={surface} command={REDO} />
    </div>
  );
}
