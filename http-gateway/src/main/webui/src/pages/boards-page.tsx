import { browserStore } from "../browser-store";
import type { SubmitEvent } from "react";
import { useEffect, useState } from "react";
import { Thumbnails } from "../model/thumbnails";
import { Visits } from "../model/visits";
import { BoardList } from "../panels/board-list";
import { ConfirmDialog } from "../panels/confirm-dialog";
import { errorText } from "../panels/failure-text";
import type { Notices } from "../panels/notices";
import { useLive } from "../panels/use-live";
import type { Account } from "../protocol/account";
import type { Client } from "../protocol/client";
import type { BoardEntry } from "../protocol/directory";
import { goToBoard } from "../navigation";

interface Props {
  readonly account: Account;
  readonly client: Client;
  readonly notices: Notices;
  readonly onSignOut: () => void;
}

export function BoardsPage({ account, client, notices, onSignOut }: Props) {
  const { directory, connection } = client;
  const listing = useLive(() => directory.listing, directory.changed);
  const state = useLive(() => connection.state, connection.stateChanged);
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
        {state === "reconnecting" && (
          <p className="status status-offline" role="status">
            Reconnecting…
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
          <NewBoard client={client} notices={notices} />
        </div>
        {listing ? (
          <BoardList listing={listing} account={account} client={client} notices={notices} onDelete={setDoomed} />
        ) : (
          <p className="quiet-text">Fetching your boards…</p>
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

function NewBoard({ client, notices }: { client: Client; notices: Notices }) {
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
      <button className="button primary" disabled={busy}>
        Create board
      </button>
    </form>
  );
}
