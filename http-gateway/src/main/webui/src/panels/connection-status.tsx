import type { BoardSession } from "../protocol/board-session";
import type { SaveState } from "../protocol/save-state";
import { useLive } from "./use-live";

/** Whether what is on the screen is on the server too. */
export function ConnectionStatus({ session }: { session: BoardSession }) {
  const state = useLive(() => session.currentSaveState, session.saveState);
  const live = state.kind === "offline" || state.kind === "paused";
  return (
    <p
      className={`status status-${state.kind}`}
      role="status"
      aria-live={live ? "polite" : "off"}
      data-state={state.kind}
    >
      {statusText(state)}
    </p>
  );
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
