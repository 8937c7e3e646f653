import { useEffect, useMemo, useState } from "react";
import { Notices, NoticeList } from "../panels/notices";
import type { Account } from "../protocol/account";
import { currentAccount, signOut } from "../protocol/account";
import { Client } from "../protocol/client";
import { BoardPage } from "./board-page";
import { BoardsPage } from "./boards-page";
import { placeOf, useLocationPath } from "../navigation";
import { SignInPage } from "./sign-in-page";

type Who =
  { state: "unknown" } | { state: "signed-out" } | { state: "unreachable" } | { state: "in"; account: Account };

export function App() {
  const [who, setWho] = useState<Who>({ state: "unknown" });
  const notices = useMemo(() => new Notices(), []);
  const ask = () => {
    currentAccount().then(
      (account) => setWho(account ? { state: "in", account } : { state: "signed-out" }),
      () => setWho({ state: "unreachable" }),
    );
  };
  useEffect(ask, []);
  return (
    <>
      {who.state === "signed-out" && <SignInPage onSignedIn={(account) => setWho({ state: "in", account })} />}
      {who.state === "unreachable" && <Unreachable onRetry={ask} />}
      {who.state === "in" && (
        <SignedIn account={who.account} notices={notices} onSignedOut={() => setWho({ state: "signed-out" })} />
      )}
      <NoticeList notices={notices} />
    </>
  );
}

function SignedIn(props: { account: Account; notices: Notices; onSignedOut: () => void }) {
  const { account, notices, onSignedOut } = props;
  const client = useMemo(() => new Client(), []);
  useEffect(() => {
    const stop = client.connection.signedOut.on(onSignedOut);
    client.connection.start();
    return () => {
      stop();
      client.stop();
    };
    // The callback is the same in meaning at every drawing; the connection lives as long as the client.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client]);
  const place = placeOf(useLocationPath());
  const leave = () => {
    signOut().then(onSignedOut, () => notices.show("Signing out did not reach the server. Try again."));
  };
  if (place.page === "board") {
    return <BoardPage key={place.boardId} boardId={place.boardId} client={client} notices={notices} />;
  }
  return <BoardsPage account={account} client={client} notices={notices} onSignOut={leave} />;
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
