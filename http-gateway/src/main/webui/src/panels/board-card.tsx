import { useState } from "react";
import { boardPath, goToBoard } from "../navigation";
import type { BoardEntry } from "../protocol/directory";
import { BinIcon, PenIcon } from "./icons";
import { NameField } from "./name-field";
import type { Notices } from "./notices";
import { ShareLink } from "./share-link";

const FILLS = ["#FFEB3B", "#8ECDF7", "#F8A5C2", "#A8DDA0", "#FFB74D", "#D94B4B"];

interface Props {
  readonly board: BoardEntry;
  /** URL of a picture of what is on it. */
  readonly picture: string | undefined;
  /** When it was opened here last, in milliseconds since 1970. */
  readonly openedAt: number | undefined;
  readonly notices: Notices;
  /** Rejects where the server does not take the name. */
  readonly onRename: (name: string) => Promise<void>;
  readonly onDelete: () => void;
}

export function BoardCard({ board, picture, openedAt, notices, onRename, onDelete }: Props) {
  const [naming, setNaming] = useState(false);
  // The list of boards learns of a new name a little later than the board itself.
  const [renamed, setRenamed] = useState<string>();
  if (renamed === board.name) setRenamed(undefined);
  const name = renamed ?? board.name;
  const rename = (wanted: string) => {
    setNaming(false);
    if (wanted === name) return;
    setRenamed(wanted);
    onRename(wanted).catch(() => setRenamed(undefined));
  };
  const face = picture ? <Picture url={picture} /> : <Emblem id={board.id} name={name} />;
  return (
    <li className="card">
      {naming ? (
        <div className="card-body">
          {face}
          <NameField name={name} onDone={rename} onCancel={() => setNaming(false)} />
        </div>
      ) : (
        <a
          className="card-body"
          href={boardPath(board.id)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            goToBoard(board.id);
          }}
        >
          {face}
          <span className="card-name" title={name}>
            {name}
          </span>
          <CardFacts board={board} openedAt={openedAt} />
        </a>
      )}
      <div className="card-actions">
        {board.mayRename && (
          <button
            className="icon-button"
            aria-label={`Rename ${name}`}
            title="Rename"
            disabled={naming}
            onClick={() => setNaming(true)}
          >
            <PenIcon />
          </button>
        )}
        <ShareLink boardId={board.id} notices={notices} of={name} />
        {board.mayManage && (
          <button className="icon-button" aria-label={`Delete ${name}`} title="Delete" onClick={onDelete}>
            <BinIcon />
          </button>
        )}
      </div>
    </li>
  );
}

function CardFacts({ board, openedAt }: { board: BoardEntry; openedAt: number | undefined }) {
  const at = new Date(openedAt ?? board.createdAt);
  return (
    <span className="card-facts">
      {board.ownerName && `${board.ownerName} · `}
      {openedAt === undefined ? "made " : "opened "}
      <time dateTime={at.toISOString()} title={at.toLocaleString()}>
        {isToday(at) ? at.toLocaleTimeString([], { timeStyle: "short" }) : at.toLocaleDateString()}
      </time>
    </span>
  );
}

function isToday(date: Date): boolean {
  return date.toDateString() === new Date().toDateString();
}

function Picture({ url }: { url: string }) {
  return <img className="emblem" src={url} width="240" height="96" alt="" />;
}

/** One note in a colour of the board's own, with its initial, until there is a picture of what is on it. */
function Emblem({ id, name }: { id: string; name: string }) {
  const fill = FILLS[Number.parseInt(id.slice(-4), 16) % FILLS.length];
  return (
    <svg className="emblem" viewBox="0 0 240 96" aria-hidden="true" focusable="false">
      <rect x="96" y="24" width="48" height="48" fill={fill} />
      <text x="120" y="56" textAnchor="middle">
        {(Array.from(name.trim())[0] ?? "").toLocaleUpperCase()}
      </text>
    </svg>
  );
}
