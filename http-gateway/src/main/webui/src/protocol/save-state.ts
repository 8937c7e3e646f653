import { MAX_PENDING } from "../model/document";
import type { ConnectionState } from "./connection";

export interface SaveState {
  /** Paused: so much waits that no more edits are taken. */
  readonly kind: "connecting" | "saved" | "saving" | "offline" | "paused";
  /** Edits that the server has not confirmed. */
  readonly waiting: number;
}

export function saveStateOf(state: ConnectionState, joined: boolean, known: boolean, waiting: number): SaveState {
  if (waiting >= MAX_PENDING) return { kind: "paused", waiting };
  if (joined) return { kind: waiting > 0 ? "saving" : "saved", waiting };
  // On the way for the first time, nothing has been lost yet.
  const first = state === "connecting" || (state === "online" && !known);
  return { kind: first ? "connecting" : "offline", waiting };
}

export function sameSaveState(a: SaveState, b: SaveState): boolean {
  return a.kind === b.kind && a.waiting === b.waiting;
}
