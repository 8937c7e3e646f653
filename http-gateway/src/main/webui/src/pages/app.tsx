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

interface Props {
  readonly worker: PageWorker;
  /** Of who was here last, where that is known. */
  readonly boards: LocalBoards | undefined;
}

export function App({ worker, boards }: Props) {
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
          opened={boards?.userId === who.account.userId ? boards : undefined}
          notices={notices}
          worker={worker}
          onSignedOut={() => setWho({ state: "signed-out" })}
          onSomebodyElse={() => {
            // What is kept of the one is not left open for the other while the server is asked who that is.
            setWho({ state: "unknown" });
            ask();
          }}
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
  /** Their boards, where the page has them already. */
  readonly opened: LocalBoards | undefined;
  readonly notices: Notices;
  readonly worker: PageWorker;
  readonly onSignedOut: () => void;
  readonly onSomebodyElse: () => void;
}

function SignedIn({ account, opened, notices, worker, onSignedOut, onSomebodyElse }: SignedInProps) {
  const boards = useMemo(() => opened ?? new LocalBoards(account.userId), [opened, account.userId]);
  const client = useMemo(
    () => new Client(account.userId, (boardId) => boards.keeperOf(boardId)),
    [account.userId, boards],
  );
  useEffect(() => {
    const stops = [
      client.connection.signedOut.on(onSignedOut),
      client.connection.somebodyElse.on(onSomebodyElse),
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
    return <BoardPage key={place.boardId} boardId={place.boardId} client={client} boards={boards} notices={notices} />;
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
