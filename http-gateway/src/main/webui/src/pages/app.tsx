import { useEffect, useMemo, useState } from "react";
import { browserStore } from "../browser-store";
import { Thumbnails } from "../model/thumbnails";
import { Visits } from "../model/visits";
import { tellClosures } from "../panels/closure-text";
import { Notices, NoticeList } from "../panels/notices";
import type { Account } from "../protocol/account";
import { currentAccount, rememberedAccount, signOut } from "../protocol/account";
import { Client } from "../protocol/client";
import type { PageWorker } from "../page-worker";
import { LocalBoards } from "../storage/local-boards";
import { BoardPage } from "./board-page";
import { BoardsPage } from "./boards-page";
import { placeOf, useLocationPath } from "../navigation";
import { SignInPage } from "./sign-in-page";

type Who =
  { state: "unknown" } | { state: "signed-out" } | { state: "unreachable" } | { state: "in"; account: Account };

export function App({ worker }: { worker: PageWorker }) {
  const [who, setWho] = useState<Who>(whoWasHere);
  const notices = useMemo(() => new Notices(), []);
  const ask = () => {
    currentAccount().then(
      (account) => setWho(account ? { state: "in", account } : { state: "signed-out" }),
      () => setWho((former) => (former.state === "in" ? former : { state: "unreachable" })),
    );
  };
  useEffect(ask, []);
  useEffect(() => {
    const reload = { label: "Reload", accept: () => location.reload() };
    return worker.newBuild.on(() => notices.show("There is a new version of CollabBoard.", reload));
  }, [worker, notices]);
  return (
    <>
      {who.state === "signed-out" && <SignInPage onSignedIn={(account) => setWho({ state: "in", account })} />}
      {who.state === "unreachable" && <Unreachable onRetry={ask} />}
      {who.state === "in" && (
        <SignedIn
          key={who.account.userId}
          account={who.account}
          notices={notices}
          worker={worker}
          onSignedOut={() => setWho({ state: "signed-out" })}
        />
      )}
      <NoticeList notices={notices} />
    </>
  );
}

/** Who was here last sees their boards at once, before the server has answered, or without it. */
function whoWasHere(): Who {
  const account = rememberedAccount();
  return account ? { state: "in", account } : { state: "unknown" };
}

interface SignedInProps {
  readonly account: Account;
  readonly notices: Notices;
  readonly worker: PageWorker;
  readonly onSignedOut: () => void;
}

function SignedIn({ account, notices, worker, onSignedOut }: SignedInProps) {
  const boards = useMemo(() => new LocalBoards(account.userId), [account.userId]);
  const client = useMemo(() => new Client((boardId) => boards.keeperOf(boardId)), [boards]);
  useEffect(() => {
    const stops = [
      client.connection.signedOut.on(onSignedOut),
      tellClosures(client.connection, notices, () => location.reload()),
      client.connection.connected.on(() => worker.lookForNewBuild()),
    ];
    client.connection.start();
    return () => {
      stops.forEach((stop) => stop());
      client.stop();
    };
    // The callback is the same in meaning at every drawing; the connection lives as long as the client.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client]);
  const place = placeOf(useLocationPath());
  const leave = () => {
    signOut().then(
      () => {
        client.stop();
        boards.forget().catch(() => notices.show("This browser could not remove the boards that it keeps."));
        new Visits(browserStore(), account.userId).forgetAll();
        new Thumbnails(browserStore(), account.userId).forgetAll();
        onSignedOut();
      },
      () => notices.show("Signing out did not reach the server. Try again."),
    );
  };
  if (place.page === "board") {
    return <BoardPage key={place.boardId} boardId={place.boardId} client={client} notices={notices} />;
  }
  return <BoardsPage account={account} client={client} kept={boards} notices={notices} onSignOut={leave} />;
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  return (
    <main className="centred">
      <h1>The server does not answer</h1>
      <p>It may be starting. Nothing is lost.</p>
      <button className="button primary" onClick={onRetry}>
        Try again
      </button>
    </main>
  );
}
