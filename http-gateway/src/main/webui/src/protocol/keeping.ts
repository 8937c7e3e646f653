import type { Role } from "../gen/collabboard/wire/v1/board_pb";
import type { Operation } from "../model/change";
import type { ConfirmedState } from "../model/confirmed-board";
import type { Emitter } from "../model/emitter";
import type { OwnMessage } from "../model/own-messages";

/** What is kept of a board from one opening to the next. */
export interface KeptState extends ConfirmedState {
  readonly role: Role;
  readonly ownerId: string;
}

/** An edit that was made before; with the seq of its change where the server is known to have it. */
export interface KeptEdit extends Operation {
  readonly seq?: bigint;
}

/** Keeps what was said on one board and is not on the server yet. These reject where the browser does not keep it. */
export interface KeptMessages {
  /** In the order in which they were said. */
  all(): Promise<readonly OwnMessage[]>;
  add(message: OwnMessage): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps one board where a page that is closed and opened again finds it. Nothing here rejects: see `failed`. */
export interface Keeping {
  /** Edits of a page that is gone, to be sent from here. */
  readonly adopted: Emitter<readonly KeptEdit[]>;
  /** Something could not be kept; emitted once. Editing goes on without. */
  readonly failed: Emitter<unknown>;
  readonly messages?: KeptMessages;

  /** What was kept. From then on `state` is asked for what to keep; it is undefined while that is not known whole. */
  start(state: () => KeptState | undefined): Promise<{ state: KeptState | undefined; edits: readonly KeptEdit[] }>;
  /** Resolves once the edit would survive the page, or cannot be made to. */
  add(operation: Operation): Promise<void>;
  /** The server has the edit, as change number `seq`. */
  confirmed(operationId: string, seq: bigint): void;
  refused(operationId: string): void;
  /** The objects may differ from what was kept; it is kept anew within seconds. */
  touched(ids: Iterable<string>): void;
  /** What has changed is kept now: nothing more comes for a while, and the page may go. */
  keepNow(): void;
  /** Adopts what pages have left that went meanwhile. */
  lookAround(): void;
  /** Nothing is left of the board. */
  forget(): void;
  close(): void;
}
