import type { BoardState } from "../gen/collabboard/wire/v1/board_pb";
import { Role } from "../gen/collabboard/wire/v1/board_pb";
import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { BoardModel } from "../model/board-model";
import { Emitter } from "../model/emitter";
import { uuidFromBytes } from "../model/uuid";
import { BoardEvents } from "./board-events";
import { BoardJoin } from "./board-join";
import { ChatSession } from "./chat-session";
import type { Connection } from "./connection";
import { EditSender } from "./edit-sender";
import type { Keeping, KeptState } from "./keeping";
import type { Payload } from "./mapping";
import { participantFromWire } from "./mapping";
import { PresenceSender } from "./presence-sender";
import type { Failure, Requests } from "./requests";
import type { SaveState } from "./save-state";
import { sameSaveState, saveStateOf } from "./save-state";

/** Why a board cannot be shown any longer. */
export type Departure = "deleted" | "not-found" | "forbidden" | "failed";

export interface BoardFacts {
  readonly role: Role;
  readonly ownerId: string;
  readonly joined: boolean;
  /** Whether what is shown is the board, as it is or as it was kept here. */
  readonly known: boolean;
}

/**
 * Keeps one board model in step with the server: shows what was kept of it, joins, resumes after every loss, applies the
 * log, sends what is pending. Ends with `departed`.
 */
export class BoardSession {
  readonly board = new BoardModel();
  readonly chat: ChatSession;
  readonly facts = new Emitter<BoardFacts>();
  readonly departed = new Emitter<Departure>();
  /** Whether what this person did is on the server: "saved" means that all of it is on its disk. */
  readonly saveState = new Emitter<SaveState>();

  private current: BoardFacts = { role: Role.ROLE_UNSPECIFIED, ownerId: "", joined: false, known: false };
  private currentSave: SaveState = { kind: "connecting", waiting: 0 };
  private ready: boolean;
  private closed = false;
  private readonly joining: BoardJoin;
  private readonly events: BoardEvents;
  private readonly edits: EditSender;
  private readonly presenceSender: PresenceSender;
  private readonly stops: (() => void)[];

  constructor(
    readonly boardId: string,
    private readonly connection: Connection,
    private readonly requests: Requests,
    random: () => number = Math.random,
    private readonly keeping?: Keeping,
  ) {
    this.ready = !keeping;
    this.joining = this.newJoin(random);
    this.events = this.newEvents();
    this.edits = new EditSender(boardId, this.board, requests, () => this.join(), random, keeping);
    const tell = (payload: Payload) => {
      if (this.current.joined) requests.tell(payload, boardId);
    };
    this.presenceSender = new PresenceSender(this.board, tell);
    this.chat = new ChatSession(boardId, { requests, rejoin: () => this.join(), tell }, random, keeping?.messages);
    this.stops = [
      connection.connected.on(() => this.join()),
      connection.disconnected.on(() => this.lost()),
      requests.events.on((frame) => this.events.receive(frame)),
      ...[connection.stateChanged, this.facts, this.board.document.changed].map((source) =>
        (source as Emitter<unknown>).on(() => this.updateSaveState()),
      ),
    ];
  }

  get currentFacts(): BoardFacts {
    return this.current;
  }

  get currentSaveState(): SaveState {
    return this.currentSave;
  }

  get ownClientId(): string {
    return uuidFromBytes(this.connection.connectedAs?.clientId ?? new Uint8Array());
  }

  /** An edit that the server turned down for good; it has been undone. */
  get refused(): Emitter<Failure> {
    return this.edits.refused;
  }

  /** The browser could not keep something; emitted once. */
  get keepingFailed(): Emitter<unknown> {
    return this.edits.keepingFailed;
  }

  /** Whether closing the page now would lose an edit or a message. */
  get losesOnClose(): boolean {
    return this.edits.losesOnClose || this.chat.losesOnClose;
  }

  open(): void {
    this.chat.open();
    if (this.ready || !this.keeping) this.join();
    else void this.reopen(this.keeping);
  }

  /** Leaves the board once all that was edited and said on it is saved. */
  leave(): void {
    this.presenceSender.stop();
    this.chat.typing.over();
    const { document } = this.board;
    const { conversation } = this.chat;
    const saved = () => {
      if (document.pendingCount === 0 && conversation.waitingCount === 0) this.close();
    };
    this.stops.push(document.changed.on(saved), conversation.changed.on(saved));
    saved();
  }

  /** Leaves the board now. What was not acknowledged is sent no more. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.chat.close();
    if (this.current.joined) this.requests.send({ syscall: Syscall.BOARD_PART, boardId: this.boardId }, IGNORED);
    this.joining.stop();
    this.edits.close();
    this.presenceSender.stop();
    this.keeping?.close();
    for (const stop of this.stops) stop();
  }

  /** Shows the board as it was kept, with the edits that wait, and goes on from there. */
  private async reopen(keeping: Keeping): Promise<void> {
    const { state, edits } = await keeping.start(() => this.stateToKeep());
    if (this.closed) return;
    if (state) {
      this.board.document.restore(state);
      this.board.editable = state.role >= Role.EDITOR;
      this.setFacts({ role: state.role, ownerId: state.ownerId, joined: false, known: true });
    }
    this.edits.takeOver(edits);
    this.ready = true;
    this.join();
  }

  private stateToKeep(): KeptState | undefined {
    const state = this.board.document.confirmedState();
    const { role, ownerId, known } = this.current;
    return state && known ? { ...state, role, ownerId } : undefined;
  }

  private newJoin(random: () => number): BoardJoin {
    const listener = {
      asked: () => this.hold(),
      joined: (state: BoardState) => this.joined(state),
      refused: (code: ErrorCode) => this.depart(departureOf(code)),
    };
    return new BoardJoin(this.boardId, this.board.document, this.requests, listener, random);
  }

  private newEvents(): BoardEvents {
    const listener = { incomplete: () => this.join(), deleted: () => this.depart("deleted") };
    return new BoardEvents(this.boardId, this.board, () => this.ownClientId, listener);
  }

  private join(): void {
    if (this.ready && !this.closed && this.connection.connectedAs) this.joining.ask();
  }

  private joined(state: BoardState): void {
    this.connection.markHealthy();
    // What is known of the others from before may be out of date: all of it is told anew behind this answer.
    this.board.presence.clear();
    this.board.presence.setParticipants(state.participants.map(participantFromWire));
    this.board.editable = state.role >= Role.EDITOR;
    this.setFacts({ role: state.role, ownerId: state.ownerId, joined: true, known: true });
    this.edits.open();
    this.chat.joined(state.epoch, this.connection.connectedAs?.userId ?? "");
    this.keeping?.lookAround();
    this.presenceSender.repeat();
  }

  private lost(): void {
    this.joining.lost();
    this.hold();
    this.board.presence.clear();
    this.setFacts({ ...this.current, joined: false });
    this.keeping?.keepNow();
  }

  private hold(): void {
    this.edits.hold();
    this.chat.hold();
  }

  private depart(departure: Departure): void {
    if (departure !== "failed") this.keeping?.forget();
    this.close();
    this.departed.emit(departure);
  }

  private setFacts(facts: BoardFacts): void {
    this.current = facts;
    this.facts.emit(facts);
  }

  private updateSaveState(): void {
    const next = saveStateOf(this.connection, this.current.joined, this.board.document.pendingCount);
    if (sameSaveState(next, this.currentSave)) return;
    this.currentSave = next;
    this.saveState.emit(next);
  }
}

function departureOf(code: ErrorCode): Departure {
  if (code === ErrorCode.E_BOARD_NOT_FOUND) return "not-found";
  if (code === ErrorCode.E_BOARD_FORBIDDEN) return "forbidden";
  return "failed";
}

/** Leaving needs no answer: joining another board or closing the socket leaves too. */
const IGNORED = { done: () => undefined, failed: () => undefined };
