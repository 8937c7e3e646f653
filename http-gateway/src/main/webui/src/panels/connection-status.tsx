import { CloseCode } from "../protocol/close-codes";
import type { BoardSession } from "../protocol/board-session";
import type { Client } from "../protocol/client";
import type { SaveState } from "../protocol/save-state";
import { closureText } from "./closure-text";
import { useLive } from "./use-live";

/** Only a page that is loaded anew gets on with a server that closed with one of these. */
const RELOADED = new Set<number>([CloseCode.VERSION_NOT_SERVED, CloseCode.POLICY_VIOLATION]);

/** Whether what is on the screen is on the server too. */
export function ConnectionStatus({ session, client }: { session: BoardSession; client: Client }) {
  const code = useLive(() => client.connection.closeCode, client.connection.stateChanged);
  const state = useLive(() => session.currentSaveState, session.saveState);
  const live = state.kind === "offline" || state.kind === "paused";
  return (
    <p
      className={`status status-${state.kind}`}
      role="status"
      aria-live={live ? "polite" : "off"}
      data-state={state.kind}
      title={state.kind === "offline" ? closureText(code) : undefined}
    >
      {RELOADED.has(code) && state.kind === "offline" ? reloadText(state) : statusText(state)}
    </p>
  );
}

function reloadText({ waiting }: SaveState): string {
  return waiting > 0 ? `Reload the page, ${waiting} waiting` : "Reload the page";
}

function statusText({ kind, waiting }: SaveState): string {
  switch (kind) {
    case "paused":
      return "Editing paused: too much is unsaved";
    case "offline":
      return waiting > 0 ? `Offline, ${waiting} waiting` : "Offline";
    case "connecting":
      return waiting > 0 ? `Connecting… ${waiting} waiting` : "Connecting…";
    case "saving":
      return `Saving ${waiting}`;
    case "saved":
      return "Saved";
  }
}
