import { useState } from "react";
import type { BoardModel } from "../model/board-model";
import { useLive } from "./use-live";

const MAX_NAME = 200;

/** The board's name; who may edit the board can type another. */
export function BoardTitle({ board, mayRename }: { board: BoardModel; mayRename: boolean }) {
  const name = useLive(() => board.document.name, board.document.changed);
  const [draft, setDraft] = useState<string>();
  if (!mayRename) return <h1 className="board-title">{name}</h1>;
  const finish = (wanted: string) => {
    setDraft(undefined);
    const trimmed = wanted.trim();
    if (trimmed !== "" && trimmed !== name) board.edit({ type: "rename", name: trimmed });
  };
  const shown = draft ?? name;
  return (
    <h1 className="board-title">
      <input
        aria-label="Board name"
        maxLength={MAX_NAME}
        size={Math.max(6, Math.min(40, shown.length))}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => finish(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setDraft(undefined);
        }}
      />
    </h1>
  );
}
