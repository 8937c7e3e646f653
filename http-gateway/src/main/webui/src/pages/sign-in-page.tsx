import type { SubmitEvent } from "react";
import { useState } from "react";
import { errorText } from "../panels/failure-text";
import type { Account } from "../protocol/account";
import { HttpError, signIn } from "../protocol/account";

const MAX_NAME = 60;

/** One big sticky note that asks for a name. */
export function SignInPage({ onSignedIn }: { onSignedIn: (account: Account) => void }) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === "") {
      setProblem("Type a name first.");
      return;
    }
    setBusy(true);
    signIn(wanted).then(onSignedIn, (error: unknown) => {
      setBusy(false);
      setProblem(problemText(error));
    });
  };
  return (
    <main className="sign-in">
      <div className="stray stray-blue" aria-hidden="true" />
      <div className="stray stray-red" aria-hidden="true" />
      <form className="sign-in-note" onSubmit={submit}>
        <h1>CollabBoard</h1>
        <p>Everybody on one board, at once.</p>
        <label htmlFor="name">What should the others call you?</label>
        <input
          id="name"
          name="name"
          autoComplete="nickname"
          autoFocus
          maxLength={MAX_NAME}
          value={name}
          aria-describedby="sign-in-problem"
          onChange={(event) => setName(event.target.value)}
        />
        <p id="sign-in-problem" className="problem" role="alert">
          {problem}
        </p>
        <button className="button ink" disabled={busy}>
          Start
        </button>
      </form>
    </main>
  );
}

function problemText(error: unknown): string {
  if (error instanceof HttpError && (error.status === 403 || error.status === 404)) {
    return "This server does not let people in by name alone.";
  }
  if (error instanceof HttpError && error.status === 400) return "The server does not take this name.";
  if (error instanceof HttpError) return errorText(error);
  return "The server cannot be reached just now. Try again in a moment.";
}
