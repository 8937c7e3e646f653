import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Backoff } from "./backoff";
import type { Payload } from "./mapping";
import type { Failure, Requests } from "./requests";

/** Requests that are left free for reads, so that a join never waits behind a long row of edits. */
const RESERVED_REQUESTS = 8;

/** A mutation on its way. */
export interface Letter {
  /** Stays the same on every resend, so that the server does it once. */
  readonly id: string;
  /** Letters to one target are sent one at a time: no retry ever overtakes a later one. */
  readonly target: string;
  readonly boardId: string;
  readonly payload: Payload;
  /** Asked just before it is sent; one that is wanted no more is passed over without a word. */
  isWanted?(): boolean;
  accepted(answer: Frame): void;
  refused(failure: Failure): void;
}

interface Entry {
  readonly letter: Letter;
  readonly order: number;
  sent: boolean;
}

/**
 * Sends mutations until each has a final answer. While it is closed everything waits; opening it sends again, with
 * the same ids and in order, whatever has none. A retryable refusal pauses all of it: it is about the server's state. It
 * sends no faster than the server takes.
 */
export class Outbox {
  private readonly byTarget = new Map<string, Entry[]>();
  private ready: Entry[] = [];
  private orders = 0;
  private inFlight = 0;
  private isOpen = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff: Backoff;

  /**
   * `rejoin` makes this client a viewer of the board again where the server has forgotten that it is; without it
   * such a refusal is final.
   */
  constructor(
    private readonly requests: Requests,
    private readonly rejoin?: () => void,
    random: () => number = Math.random,
  ) {
    this.backoff = new Backoff(random);
  }

  add(letter: Letter): void {
    const entry = { letter, order: this.orders++, sent: false };
    const queue = this.byTarget.get(letter.target);
    if (queue) {
      queue.push(entry);
      return;
    }
    this.byTarget.set(letter.target, [entry]);
    this.ready.push(entry);
    this.pump();
  }

  open(): void {
    this.isOpen = true;
    this.resume();
  }

  /** What is in flight stays so: on a living connection each request still gets its answer. */
  close(): void {
    this.isOpen = false;
    clearTimeout(this.pause);
    this.pause = undefined;
  }

  private resume(): void {
    this.pause = undefined;
    const heads = [...this.byTarget.values()].flatMap(([head]) => (head && !head.sent ? [head] : []));
    this.ready = heads.sort((a, b) => a.order - b.order);
    this.pump();
  }

  private pump(): void {
    while (this.isOpen && !this.pause && this.inFlight < this.requests.maxOpen - RESERVED_REQUESTS) {
      const [entry] = this.ready;
      if (!entry) return;
      const wanted = entry.letter.isWanted?.() !== false;
      const wait = wanted ? this.requests.waitMs : 0;
      if (wait > 0) {
        this.pauseFor(wait);
        return;
      }
      this.ready.shift();
      if (wanted) this.dispatch(entry);
      else this.unqueue(entry);
    }
  }

  private dispatch(entry: Entry): void {
    const { id, boardId, payload } = entry.letter;
    entry.sent = true;
    this.inFlight++;
    this.requests.send(
      { ...payload, id, boardId },
      {
        done: (answer) => {
          this.backoff.reset();
          this.resolve(entry);
          entry.letter.accepted(answer);
          this.pump();
        },
        failed: (failure) => this.failed(entry, failure),
      },
    );
  }

  private failed(entry: Entry, failure: Failure): void {
    if (failure.disconnected) {
      entry.sent = false;
      this.inFlight--;
      this.close();
    } else if (this.isRetryable(failure)) {
      entry.sent = false;
      this.inFlight--;
      if (failure.code === ErrorCode.E_NOT_JOINED) this.rejoin?.();
      if (this.isOpen) this.pauseFor(Math.max(failure.retryAfterMs, this.pause ? 0 : this.backoff.next()));
    } else {
      this.resolve(entry);
      entry.letter.refused(failure);
      this.pump();
    }
  }

  private pauseFor(delay: number): void {
    if (this.pause) return;
    this.pause = setTimeout(() => this.resume(), delay);
  }

  private resolve(entry: Entry): void {
    this.inFlight--;
    this.unqueue(entry);
  }

  private unqueue(entry: Entry): void {
    const { target } = entry.letter;
    const queue = this.byTarget.get(target) ?? [];
    queue.shift();
    const [next] = queue;
    if (next) this.ready.push(next);
    else this.byTarget.delete(target);
  }

  /** E_DUPLICATE_REQUEST: the first sending is still under way, and its outcome will answer the next. */
  private isRetryable({ retryable, code }: Failure): boolean {
    const notJoined = code === ErrorCode.E_NOT_JOINED && this.rejoin !== undefined;
    return retryable || notJoined || code === ErrorCode.E_DUPLICATE_REQUEST;
  }
}
