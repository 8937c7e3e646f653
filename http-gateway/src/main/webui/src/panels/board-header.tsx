import { useEffect, useState } from "react";
import { Role } from "../gen/collabboard/wire/v1/board_pb";
import type { BoardSurface } from "../canvas/board-surface";
import { goToBoards } from "../navigation";
import type { BoardSession } from "../protocol/board-session";
import type { Client } from "../protocol/client";
import { BoardTitle } from "./board-title";
import { ChatButton } from "./chat/chat-button";
import { ConfirmDialog } from "./confirm-dialog";
import { ConnectionStatus } from "./connection-status";
import { errorText } from "./failure-text";
import { BackIcon, BinIcon, ExchangeIcon } from "./icons";
import type { Notices } from "./notices";
import { PresenceList } from "./presence-list";
import { ShareLink } from "./share-link";
import { useLive } from "./use-live";

interface Props {
  readonly session: BoardSession;
  readonly surface: BoardSurface;
  readonly client: Client;
  readonly notices: Notices;
  /** The person wants to export or import. */
  readonly onExchange: () => void;
}

export function BoardHeader({ session, surface, client, notices, onExchange }: Props) {
  const { board, boardId } = session;
  const name = useLive(() => board.document.name, board.document.changed);
  const manages = useLive(() => session.currentFacts.role === Role.ADMIN, session.facts);
  const edits = useLive(() => session.currentFacts.role >= Role.EDITOR, session.facts);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    document.title = name ? `${name} · CollabBoard` : "CollabBoard";
  }, [name]);
  const remove = () => {
    client.directory.deleteBoard(boardId).catch((error: unknown) => notices.show(errorText(error)));
  };
  return (
    <header className="board-header">
      <div className="panel board-facts">
        <a
          className="icon-button"
          href="/"
          aria-label="All boards"
          title="All boards"
          onClick={(event) => {
            event.preventDefault();
            goToBoards();
          }}
        >
          <BackIcon />
        </a>
        <BoardTitle board={board} mayRename={edits} />
        <button className="icon-button" aria-label="Export and import" title="Export and import" onClick={onExchange}>
          <ExchangeIcon />
        </button>
        {manages && (
          <button
            className="icon-button"
            aria-label="Delete board"
            title="Delete board"
            onClick={() => setAsking(true)}
          >
            <BinIcon />
          </button>
        )}
      </div>
      <div className="panel board-people">
        <ConnectionStatus session={session} client={client} />
        <ShareLink boardId={boardId} notices={notices} />
        <ChatButton surface={surface} conversation={session.chat.conversation} />
        <PresenceList board={board} ownClientId={session.ownClientId} notices={notices} />
      </div>
      {asking && (
        <ConfirmDialog
          title={`Delete “${name}”?`}
          text="Everybody loses it, those who are on it right now too."
          action="Delete board"
          onConfirm={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </header>
  );
}
