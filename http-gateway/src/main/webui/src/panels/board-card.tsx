import { boardPath, goToBoard } from "../navigation";
import type { BoardEntry } from "../protocol/directory";
import { BinIcon } from "./icons";

const FILLS = ["#FFEB3B", "#8ECDF7", "#F8A5C2", "#A8DDA0", "#FFB74D", "#D94B4B"];

export function BoardCard({ board, onDelete }: { board: BoardEntry; onDelete: () => void }) {
  const created = new Date(board.createdAt);
  return (
    <li className="card">
      <a
        href={boardPath(board.id)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          goToBoard(board.id);
        }}
      >
        <Emblem id={board.id} />
        <span className="card-name">{board.name}</span>
        <span className="card-facts">
          {board.ownerName} · <time dateTime={created.toISOString()}>{created.toLocaleDateString()}</time>
        </span>
      </a>
      {board.mayManage && (
        <button
          className="icon-button card-delete"
          aria-label={`Delete ${board.name}`}
          title="Delete"
          onClick={onDelete}
        >
          <BinIcon />
        </button>
      )}
    </li>
  );
}

/** A few notes laid out by the board's id, so that each board has a face of its own. */
function Emblem({ id }: { id: string }) {
  const digits = Array.from(id.replaceAll("-", "").slice(-18), (digit) => Number.parseInt(digit, 16));
  const at = (index: number) => digits[index] ?? 0;
  return (
    <svg className="emblem" viewBox="0 0 240 120" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].map((note) => {
        const x = 14 + note * 43 + at(note * 3) * 0.9;
        const y = 16 + at(note * 3 + 1) * 3.2;
        return (
          <rect
            key={note}
            x={x}
            y={y}
            width={note % 2 ? 46 : 34}
            height="34"
            fill={FILLS[at(note * 3 + 2) % FILLS.length]}
          />
        );
      })}
    </svg>
  );
}
