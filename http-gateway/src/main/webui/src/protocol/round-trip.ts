import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { Emitter } from "../model/emitter";
import type { BoardSession } from "./board-session";
import type { Requests } from "./requests";

const INTERVAL_MS = 5_000;

/** How long the server takes to answer a request that touches no disk; measured only while somebody wants to know. */
export class RoundTrip {
  readonly changed = new Emitter<undefined>();
  private measured: number | undefined;

  constructor(
    private readonly session: BoardSession,
    private readonly requests: Requests,
  ) {}

  /** Milliseconds; undefined where the last attempt failed, or there was none. */
  get millis(): number | undefined {
    return this.measured;
  }

  /** Measures now and then, until the returned function is called. */
  watch(): () => void {
    this.measure();
    const timer = setInterval(() => this.measure(), INTERVAL_MS);
    const stop = this.session.facts.on(({ joined }) => joined && this.measure());
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  private measure(): void {
    if (!this.session.currentFacts.joined) {
      this.set(undefined);
      return;
    }
    const start = performance.now();
    this.requests.send(
      { syscall: Syscall.BOARD_USERS_LIST, boardId: this.session.boardId },
      { done: () => this.set(performance.now() - start), failed: () => this.set(undefined) },
    );
  }

  private set(millis: number | undefined): void {
    this.measured = millis;
    this.changed.emit(undefined);
  }
}
