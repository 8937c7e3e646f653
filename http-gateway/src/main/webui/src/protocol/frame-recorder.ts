import { toBinary } from "@bufbuild/protobuf";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { FrameSchema, Status, Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { Emitter } from "../model/emitter";
import { uuidFromBytes } from "../model/uuid";
import type { Connection } from "./connection";

/** The oldest frames go when there are more, or when all together take more bytes. */
export const MAX_FRAMES = 2_000;
export const MAX_BYTES = 32 * 1024 * 1024;

/** The first ones of an exchange's answers go when there are more: a board may come in hundreds of parts. */
export const MAX_ANSWERS = 100;

export type Direction = "sent" | "received";

export interface RecordedFrame {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly direction: Direction;
  readonly frame: Frame;
  readonly bytes: number;
}

/** One frame that stands alone, or a request with all that was said about it. */
export interface Span {
  /** Counts from 1 for as long as the recorder lives. */
  readonly number: number;
  readonly first: RecordedFrame;
  /** In the order in which they came. */
  readonly answers: readonly RecordedFrame[];
  /** Answers that were let go, the first ones. */
  readonly dropped: number;
  /** Of an exchange: "open" until its last answer. "alone" is what gets no answer, or is none. */
  readonly outcome: "alone" | "open" | "done" | "error" | "cancelled";
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Growing extends Mutable<Omit<Span, "answers">> {
  answers: RecordedFrame[];
}

/** These are answered only where they are wrong (R14). */
const UNANSWERED = new Set([
  Syscall.OBJECT_DRAG,
  Syscall.OBJECT_DRAG_END,
  Syscall.CURSOR_MOVED,
  Syscall.CURSOR_CLEAR,
  Syscall.SELECTION_CHANGED,
]);

const OUTCOMES = new Map<Status, Span["outcome"]>([
  [Status.DONE, "done"],
  [Status.ERROR, "error"],
  [Status.CANCEL, "cancelled"],
]);

/** The latest frames of a connection, requests together with their answers. Records only between `watch` and its end. */
export class FrameRecorder {
  readonly changed = new Emitter<undefined>();
  private paused = false;
  private readonly list: Growing[] = [];
  private readonly requests = new Map<string, Growing>();
  private count = 0;
  private bytes = 0;
  private nextNumber = 1;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** The oldest first; changes with the next frame. */
  get spans(): readonly Span[] {
    return this.list;
  }

  get frameCount(): number {
    return this.count;
  }

  watch(connection: Connection): () => void {
    const stops = [
      connection.sent.on((frame) => this.record("sent", frame)),
      connection.received.on((frame) => this.record("received", frame)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** What goes and comes meanwhile is not recorded. */
  pause(): void {
    this.paused = true;
    this.changed.emit(undefined);
  }

  resume(): void {
    this.paused = false;
    this.changed.emit(undefined);
  }

  clear(): void {
    this.list.length = this.count = this.bytes = 0;
    this.requests.clear();
    this.changed.emit(undefined);
  }

  record(direction: Direction, frame: Frame): void {
    if (this.paused) return;
    const recorded = { at: this.clock(), direction, frame, bytes: toBinary(FrameSchema, frame).length };
    this.count++;
    this.bytes += recorded.bytes;
    const span = this.requests.get(uuidFromBytes(frame.parentId));
    if (span) this.add(span, recorded);
    else this.begin(recorded);
    while ((this.count > MAX_FRAMES || this.bytes > MAX_BYTES) && this.list.length > 1) this.dropOldest();
    this.changed.emit(undefined);
  }

  private begin(first: RecordedFrame): void {
    const { frame, direction } = first;
    const asks = direction === "sent" && frame.status === Status.REQUEST;
    const outcome = asks && !UNANSWERED.has(frame.syscall) ? "open" : "alone";
    const span: Growing = { number: this.nextNumber++, first, answers: [], dropped: 0, outcome };
    this.list.push(span);
    if (asks) this.requests.set(uuidFromBytes(frame.id), span);
  }

  private add(span: Growing, answer: RecordedFrame): void {
    span.answers.push(answer);
    const outcome = OUTCOMES.get(answer.frame.status);
    // A CANCEL that was sent is a wish; what became of it comes from the server.
    if (outcome && answer.direction === "received") {
      span.outcome = outcome;
      this.requests.delete(uuidFromBytes(span.first.frame.id));
    }
    const tooLarge = () => bytesOf(span) > MAX_BYTES / 2 && span.answers.length > 1;
    while (span.answers.length > MAX_ANSWERS || tooLarge()) {
      const [gone] = span.answers.splice(0, 1);
      span.dropped++;
      if (gone) this.forget(gone);
    }
  }

  private dropOldest(): void {
    const span = this.list.shift();
    if (!span) return;
    [span.first, ...span.answers].forEach((frame) => this.forget(frame));
    const id = uuidFromBytes(span.first.frame.id);
    if (this.requests.get(id) === span) this.requests.delete(id);
  }

  private forget({ bytes }: RecordedFrame): void {
    this.count--;
    this.bytes -= bytes;
  }
}

/** Milliseconds from a request to its last answer; undefined where that has not come. */
export function durationOf({ first, answers, outcome }: Span): number | undefined {
  const last = answers.at(-1);
  return last && outcome !== "open" ? last.at - first.at : undefined;
}

export function bytesOf({ first, answers }: Span): number {
  return answers.reduce((sum, { bytes }) => sum + bytes, first.bytes);
}

/** "object:create" */
export function syscallName(syscall: Syscall): string {
  return nameIn(Syscall, syscall).toLowerCase().replaceAll("_", ":");
}

export function statusName(status: Status): string {
  return nameIn(Status, status);
}

/** The number itself where only later versions have a name for it. */
function nameIn(names: Readonly<Record<number, string | undefined>>, value: number): string {
  return names[value] ?? String(value);
}

export type Show = "all" | Direction | "failed";

/** The spans whose syscall begins with a prefix, and which are of the wanted sort. */
export function matching(spans: readonly Span[], prefix: string, show: Show): Span[] {
  const wanted = prefix.trim().toLowerCase();
  return spans.filter(({ first, outcome }) => {
    const isShown =
      show === "all" || (show === "failed" ? outcome === "error" || outcome === "cancelled" : first.direction === show);
    return isShown && syscallName(first.frame.syscall).startsWith(wanted);
  });
}
