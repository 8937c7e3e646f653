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
        <Emblem board={board} />
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

/** One note in a colour of the board's own, with its initial: a face, not a picture of what is on it. */
function Emblem({ board }: { board: BoardEntry }) {
  const fill = FILLS[Number.parseInt(board.id.slice(-4), 16) % FILLS.length];
  return (
    <svg className="emblem" viewBox="0 0 240 96" aria-hidden="true" focusable="false">
      <rect x="96" y="24" width="48" height="48" fill={fill} />
      <text x="120" y="56" textAnchor="middle">
        {(Array.from(board.name.trim())[0] ?? "").toLocaleUpperCase()}
      </text>
    </svg>
  );
}
