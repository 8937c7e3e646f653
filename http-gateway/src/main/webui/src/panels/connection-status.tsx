import { MAX_PENDING } from "../model/document";
import type { BoardSession } from "../protocol/board-session";
import type { Connection } from "../protocol/connection";
import { useLive } from "./use-live";

/** Whether what is on the screen is on the server too. */
export function ConnectionStatus({ connection, session }: { connection: Connection; session: BoardSession }) {
  const { document } = session.board;
  const state = useLive(() => connection.state, connection.stateChanged);
  const joined = useLive(() => session.currentFacts.joined, session.facts);
  const pending = useLive(() => document.pendingCount, document.changed);
  const offline = state === "reconnecting" || !joined;
  const kind = pending >= MAX_PENDING ? "paused" : offline ? "offline" : pending > 0 ? "saving" : "saved";
  return (
    <p className={`status status-${kind}`} role="status" aria-live={offline ? "polite" : "off"} data-state={kind}>
      {statusText(kind, state === "connecting" || (state === "online" && !joined), pending)}
    </p>
  );
}

function statusText(kind: string, first: boolean, pending: number): string {
  switch (kind) {
    case "paused":
      return "Editing paused: too much is unsaved";
    case "offline":
      return (first ? "Connecting…" : "Reconnecting…") + (pending > 0 ? ` ${pending} unsaved` : "");
    case "saving":
      return `Saving ${pending}`;
    default:
      return "Saved";
  }
}
