import { MAX_PENDING } from "../model/document";
import type { Connection } from "./connection";

export interface SaveState {
  /** Paused: so much waits that no more edits are taken. */
  readonly kind: "connecting" | "saved" | "saving" | "offline" | "paused";
  /** Edits that the server has not confirmed. */
  readonly waiting: number;
}

export function saveStateOf({ state, connectedAs }: Connection, joined: boolean, waiting: number): SaveState {
  if (waiting >= MAX_PENDING) return { kind: "paused", waiting };
  if (joined) return { kind: waiting > 0 ? "saving" : "saved", waiting };
  const onTheWay = state === "connecting" || connectedAs !== undefined;
  return { kind: onTheWay ? "connecting" : "offline", waiting };
}

export function sameSaveState(a: SaveState, b: SaveState): boolean {
  return a.kind === b.kind && a.waiting === b.waiting;
}
