import { create } from "@bufbuild/protobuf";
import type { BoardState } from "../gen/collabboard/wire/v1/board_pb";
import { BoardJoinSchema, Compression } from "../gen/collabboard/wire/v1/board_pb";
import type { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { BoardDocument } from "../model/document";
import { Backoff } from "./backoff";
import { objectFromWire } from "./mapping";
import type { Failure, Requests } from "./requests";
import { inflated } from "./snapshot";

export interface JoinListener {
  /** From now until `joined` the server may not know this client as a viewer. */
  asked(): void;
  /** The document is what the server has. */
  joined(state: BoardState): void;
  /** For good: nobody asks again. */
  refused(code: ErrorCode): void;
}

/** Makes this client a viewer of a board: resumes with what the document has, takes snapshots, asks again where it may. */
export class BoardJoin {
  private asking = false;
  private stopped = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff: Backoff;

  constructor(
    private readonly boardId: string,
    private readonly document: BoardDocument,
    private readonly requests: Requests,
    private readonly listener: JoinListener,
    random: () => number,
  ) {
    this.backoff = new Backoff(random);
  }

  /** Does nothing where the answer to an earlier join is still to come. */
  ask(): void {
    if (this.asking || this.stopped) return;
    this.asking = true;
    this.listener.asked();
    this.document.discardSnapshot();
    const { epoch, seq } = this.document.position;
    const known = epoch === 0n ? {} : { epoch, afterSeq: seq };
    const value = create(BoardJoinSchema, { ...known, accept: [Compression.DEFLATE] });
    this.requests.send(
      { syscall: Syscall.BOARD_JOIN, boardId: this.boardId, data: { case: "boardJoin", value } },
      {
        part: (frame) => this.receiveSnapshot(frame),
        done: (frame) => this.joined(frame),
        failed: (failure) => this.failed(failure),
      },
    );
  }

  /** The connection is gone, and half a snapshot with it. */
  lost(): void {
    this.asking = false;
    clearTimeout(this.retryTimer);
    this.document.discardSnapshot();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retryTimer);
  }

  private receiveSnapshot(frame: Frame): void {
    if (frame.data.case !== "boardSnapshot") return;
    const part = inflated(frame.data.value);
    this.document.stageSnapshot(part.objects.map(objectFromWire), part.seq);
  }

  private joined(frame: Frame): void {
    this.asking = false;
    if (this.stopped || frame.data.case !== "boardState") return;
    const state = frame.data.value;
    if (!this.document.joined(state.epoch, state.seq, state.name)) {
      this.ask();
      return;
    }
    this.backoff.reset();
    this.listener.joined(state);
  }

  private failed(failure: Failure): void {
    this.asking = false;
    this.document.discardSnapshot();
    if (this.stopped || failure.disconnected) return;
    if (failure.retryable) {
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => this.ask(), Math.max(failure.retryAfterMs, this.backoff.next()));
    } else {
      this.listener.refused(failure.code);
    }
  }
}
