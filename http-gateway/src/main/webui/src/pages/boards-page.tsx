import { browserStore } from "../browser-store";
import type { SubmitEvent } from "react";
import { useEffect, useState } from "react";
import { Thumbnails } from "../model/thumbnails";
import { Visits } from "../model/visits";
import { BoardList } from "../panels/board-list";
import { closureText } from "../panels/closure-text";
import { ConfirmDialog } from "../panels/confirm-dialog";
import { errorText } from "../panels/failure-text";
import type { Notices } from "../panels/notices";
import { useLive } from "../panels/use-live";
import type { Account } from "../protocol/account";
import type { Client } from "../protocol/client";
import type { BoardEntry, BoardListing } from "../protocol/directory";
import type { KeptBoard, LocalBoards } from "../storage/local-boards";
import { goToBoard } from "../navigation";

const NO_ANSWER =
  "The server does not answer. What you draw meanwhile is kept in this browser, and sent once it is back.";

interface Props {
  readonly account: Account;
  readonly client: Client;
  readonly kept: LocalBoards;
  readonly notices: Notices;
  readonly onSignOut: () => void;
}

export function BoardsPage({ account, client, kept, notices, onSignOut }: Props) {
  const { directory, connection } = client;
  const listed = useLive(() => directory.listing, directory.changed);
  const state = useLive(() => connection.state, connection.stateChanged);
  const away = state === "reconnecting" || state === "refused";
  const local = useKept(kept, away && !listed);
  const listing = listed ?? local;
  const [doomed, setDoomed] = useState<BoardEntry>();
  useEffect(() => directory.watch(), [directory]);
  useEffect(() => {
    document.title = "CollabBoard";
  }, []);
  const remove = ({ id }: BoardEntry) => {
    new Visits(browserStore(), account.userId).forget(id);
    new Thumbnails(browserStore(), account.userId).forget(id);
    directory.deleteBoard(id).catch((error: unknown) => notices.show(errorText(error)));
  };
  return (
    <div className="boards-page">
      <header className="site-header">
        <p className="brand">CollabBoard</p>
        {away && (
          <p className="status status-offline" role="status">
            Offline
          </p>
        )}
        <p className="account">
          <span className="avatar-dot" style={{ background: account.color }} aria-hidden="true" />
          {account.name}
        </p>
        <button className="button quiet" onClick={onSignOut}>
          Sign out
        </button>
      </header>
      <main>
        <div className="boards-head">
          <h1>Boards</h1>
          <NewBoard client={client} notices={notices} away={away} />
        </div>
        {away && <p className="quiet-text">{state === "refused" ? closureText(connection.closeCode) : NO_ANSWER}</p>}
        {listing ? (
          <BoardList listing={listing} account={account} client={client} notices={notices} onDelete={setDoomed} />
        ) : (
          !away && <p className="quiet-text">Fetching your boards…</p>
        )}
      </main>
      {doomed && (
        <ConfirmDialog
          title={`Delete “${doomed.name}”?`}
          text="Everybody loses it, those who are on it right now too."
          action="Delete board"
          onConfirm={() => remove(doomed)}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </div>
  );
}

/** What this browser keeps of a person's boards; undefined where that is not wanted, not known yet, or nothing. */
function useKept(boards: LocalBoards, wanted: boolean): BoardListing | undefined {
  const [known, setKnown] = useState<BoardListing>();
  useEffect(() => {
    let current = wanted;
    if (!wanted) return;
    boards.list().then(
      (found) => current && setKnown(found.length > 0 ? { boards: found.map(entryOf), truncated: false } : undefined),
      (error: unknown) => console.warn("this browser cannot list the boards that it keeps", error),
    );
    return () => {
      current = false;
    };
  }, [boards, wanted]);
  return wanted ? known : undefined;
}

/** Names and boards are changed on the server only. */
function entryOf({ id, name, ownerId, usedAt }: KeptBoard): BoardEntry {
  return { id, name, ownerId, ownerName: "", createdAt: usedAt, mayRename: false, mayManage: false };
}

function NewBoard({ client, notices, away }: { client: Client; notices: Notices; away: boolean }) {
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    client.directory.createBoard(name.trim()).then(goToBoard, (error: unknown) => {
      setBusy(false);
      notices.show(errorText(error));
    });
  };
  return (
    <form className="new-board" onSubmit={submit}>
      <label className="visually-hidden" htmlFor="board-name">
        Name of the new board
      </label>
      <input
        id="board-name"
        className="field"
        placeholder="Name of a new board"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button className="button primary" disabled={busy || away}>
        Create board
      </button>
    </form>
  );
}
