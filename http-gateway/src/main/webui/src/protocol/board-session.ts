import { create } from "@bufbuild/protobuf";
import type { BoardState } from "../gen/collabboard/wire/v1/board_pb";
import { BoardJoinSchema, Compression, Role } from "../gen/collabboard/wire/v1/board_pb";
import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { BoardModel } from "../model/board-model";
import type { Operation } from "../model/change";
import { targetOf } from "../model/change";
import { Emitter } from "../model/emitter";
import { uuidFromBytes } from "../model/uuid";
import { Backoff } from "./backoff";
import type { Connection } from "./connection";
import type { Keeping, KeptEdit, KeptState } from "./keeping";
import { changeFromWire, objectFromWire, participantFromWire, payloadOf, presenceFromWire } from "./mapping";
import { Outbox } from "./outbox";
import { PresenceSender } from "./presence-sender";
import type { Failure, Requests } from "./requests";
import type { SaveState } from "./save-state";
import { sameSaveState, saveStateOf } from "./save-state";
import { inflated } from "./snapshot";

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
  readonly facts = new Emitter<BoardFacts>();
  readonly departed = new Emitter<Departure>();
  /** An edit that the server turned down for good; it has been undone. */
  readonly refused = new Emitter<Failure>();
  /** The browser could not keep something; emitted once. */
  readonly keepingFailed = new Emitter<unknown>();
  /** Whether what this person did is on the server: "saved" means that all of it is on its disk. */
  readonly saveState = new Emitter<SaveState>();

  private current: BoardFacts = { role: Role.ROLE_UNSPECIFIED, ownerId: "", joined: false, known: false };
  private currentSave: SaveState = { kind: "connecting", waiting: 0 };
  /** Edits that would be lost with the page; all that wait where nothing can be kept. */
  private unkept = 0;
  private keepsNothing = false;
  private ready: boolean;
  private joining = false;
  private closed = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff: Backoff;
  private readonly outbox: Outbox;
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
    this.backoff = new Backoff(random);
    this.outbox = new Outbox(requests, () => this.join(), random);
    this.presenceSender = new PresenceSender(this.board, (payload) => {
      if (this.current.joined) this.requests.tell(payload, this.boardId);
    });
    this.stops = [
      connection.connected.on(() => this.join()),
      connection.disconnected.on(() => this.lost()),
      requests.events.on((frame) => this.receive(frame)),
      this.board.edited.on((operation) => void this.submit(operation)),
      ...[connection.stateChanged, this.facts, this.board.document.changed].map((source) =>
        (source as Emitter<unknown>).on(() => this.updateSaveState()),
      ),
      ...(keeping ? this.attend(keeping) : []),
    ];
  }

  get currentFacts(): BoardFacts {
    return this.current;
  }

  get currentSaveState(): SaveState {
    return this.currentSave;
  }

  /** Whether closing the page now would lose an edit. */
  get losesOnClose(): boolean {
    return this.board.document.pendingCount > 0 && (!this.keeping || this.keepsNothing || this.unkept > 0);
  }

  open(): void {
    if (this.ready || !this.keeping) this.join();
    else void this.reopen(this.keeping);
  }

  /** Leaves the board once all that was edited on it is saved. */
  leave(): void {
    this.presenceSender.stop();
    const saved = () => {
      if (this.board.document.pendingCount === 0) this.close();
    };
    this.stops.push(this.board.document.changed.on(saved));
    saved();
  }

  /** Leaves the board now. What was not acknowledged is sent no more. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    if (this.current.joined) this.requests.send({ syscall: Syscall.BOARD_PART, boardId: this.boardId }, IGNORED);
    clearTimeout(this.retryTimer);
    this.outbox.close();
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
    this.takeOver(edits);
    this.ready = true;
    this.join();
  }

  private attend(keeping: Keeping): (() => void)[] {
    const { document } = this.board;
    return [
      keeping.failed.on((error) => {
        this.keepsNothing = true;
        this.keepingFailed.emit(error);
      }),
      keeping.adopted.on((edits) => this.takeOver(edits)),
      document.changed.on((ids) => keeping.touched(ids)),
      document.ended.on(({ operation, refused }) => {
        if (refused) keeping.refused(operation.id);
        else keeping.confirmed(operation.id, document.position.seq);
      }),
    ];
  }

  private stateToKeep(): KeptState | undefined {
    const state = this.board.document.confirmedState();
    const { role, ownerId, known } = this.current;
    return state && known ? { ...state, role, ownerId } : undefined;
  }

  private takeOver(edits: readonly KeptEdit[]): void {
    for (const { id, edit, seq } of edits) {
      if (this.closed || this.board.document.isPending(id)) continue;
      this.board.document.restoreEdit({ id, edit }, seq);
      if (seq === undefined) this.send({ id, edit });
    }
  }

  private join(): void {
    if (!this.ready || this.closed || this.joining || !this.connection.connectedAs) return;
    this.joining = true;
    this.outbox.close();
    this.board.document.discardSnapshot();
    const { epoch, seq } = this.board.document.position;
    const known = epoch === 0n ? {} : { epoch, afterSeq: seq };
    const value = create(BoardJoinSchema, { ...known, accept: [Compression.DEFLATE] });
    this.requests.send(
      { syscall: Syscall.BOARD_JOIN, boardId: this.boardId, data: { case: "boardJoin", value } },
      {
        part: (frame) => this.receiveSnapshot(frame),
        done: (frame) => this.joined(frame),
        failed: (failure) => this.joinFailed(failure),
      },
    );
  }

  private receiveSnapshot(frame: Frame): void {
    if (frame.data.case !== "boardSnapshot") return;
    const part = inflated(frame.data.value);
    this.board.document.stageSnapshot(part.objects.map(objectFromWire), part.seq);
  }

  private joined(frame: Frame): void {
    this.joining = false;
    if (this.closed || frame.data.case !== "boardState") return;
    const state: BoardState = frame.data.value;
    if (!this.board.document.joined(state.epoch, state.seq, state.name)) {
      this.join();
      return;
    }
    this.backoff.reset();
    this.connection.markHealthy();
    // What is known of the others from before may be out of date: all of it is told anew behind this answer.
    this.board.presence.clear();
    this.board.presence.setParticipants(state.participants.map(participantFromWire));
    this.board.editable = state.role >= Role.EDITOR;
    this.setFacts({ role: state.role, ownerId: state.ownerId, joined: true, known: true });
    this.outbox.open();
    this.keeping?.lookAround();
    this.presenceSender.repeat();
  }

  private joinFailed(failure: Failure): void {
    this.joining = false;
    this.board.document.discardSnapshot();
    if (this.closed || failure.disconnected) return;
    if (failure.retryable) {
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => this.join(), Math.max(failure.retryAfterMs, this.backoff.next()));
    } else {
      this.depart(departureOf(failure.code));
    }
  }

  private receive(frame: Frame): void {
    if (frame.status !== Status.EVENT || uuidFromBytes(frame.boardId) !== this.boardId) return;
    const change = changeFromWire(frame);
    if (change) {
      const operationId = uuidFromBytes(frame.id);
      const outcome = this.board.document.receive(frame.seq, operationId, change);
      if (outcome === "applied") this.board.presence.applied(operationId);
      else if (outcome === "hole") this.join();
      return;
    }
    this.receiveOther(frame);
  }

  private receiveOther(frame: Frame): void {
    const { presence } = this.board;
    switch (frame.syscall) {
      case Syscall.BOARD_JOINED:
        if (frame.data.case === "boardJoined" && frame.data.value.participant) {
          presence.joined(participantFromWire(frame.data.value.participant));
        }
        return;
      case Syscall.BOARD_PARTED:
        if (frame.data.case === "boardParted") presence.parted(uuidFromBytes(frame.data.value.clientId));
        return;
      case Syscall.PRESENCE_CHANGED:
        if (frame.data.case === "presenceChanged") {
          for (const person of frame.data.value.people.map(presenceFromWire)) {
            if (person.clientId !== this.ownClientId) presence.update(person);
          }
        }
        return;
      case Syscall.BOARD_RESYNC:
        this.join();
        return;
      case Syscall.BOARD_DELETED:
        this.depart("deleted");
    }
  }

  get ownClientId(): string {
    return uuidFromBytes(this.connection.connectedAs?.clientId ?? new Uint8Array());
  }

  /** Kept before it is sent, so that a page that goes in between sends it next time. */
  private async submit(operation: Operation): Promise<void> {
    if (this.keeping) {
      this.unkept++;
      await this.keeping.add(operation);
      this.unkept--;
    }
    if (!this.closed) this.send(operation);
  }

  private send({ id, edit }: Operation): void {
    const { document } = this.board;
    this.outbox.add({
      id,
      target: targetOf(edit),
      boardId: this.boardId,
      payload: payloadOf(edit),
      isWanted: () => document.isPending(id),
      accepted: (answer) => {
        document.acknowledge(id, answer.seq);
        if (document.isPending(id)) this.keeping?.confirmed(id, answer.seq);
      },
      refused: (failure) => {
        if (document.refuse(id)) this.refused.emit(failure);
      },
    });
  }

  private lost(): void {
    this.joining = false;
    clearTimeout(this.retryTimer);
    this.outbox.close();
    this.board.document.discardSnapshot();
    this.board.presence.clear();
    this.setFacts({ ...this.current, joined: false });
    this.keeping?.keepNow();
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
