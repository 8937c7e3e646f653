import type { MessageInitShape } from "@bufbuild/protobuf";
import { create } from "@bufbuild/protobuf";
import type { Error as WireError } from "../gen/collabboard/wire/v1/error_pb";
import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { FrameSchema, Status } from "../gen/collabboard/wire/v1/frame_pb";
import { Emitter } from "../model/emitter";
import { uuidFromBytes, uuidToBytes, uuidV7 } from "../model/uuid";
import type { Connection } from "./connection";
import { MessageTooBig } from "./connection";
import type { Payload } from "./mapping";
import { Pace } from "./pace";

/** After this long without an answer the outcome is unknown; the same id finds it out. */
export const ANSWER_TIMEOUT_MS = 20_000;

const DEFAULT_MAX_OPEN = 128;

export interface Request extends Payload {
  /** Chosen anew where absent. A mutation keeps its id on every resend. */
  readonly id?: string;
  readonly boardId?: string;
}

/** Why a request has no result. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number;
  readonly field: string;
  /** The connection was lost: whether the server did it is not known. */
  readonly disconnected: boolean;
}

/** Exactly one of done and failed is called, once. */
export interface ReplyHandler {
  part?(frame: Frame): void;
  done(frame: Frame): void;
  failed(failure: Failure): void;
}

interface Waiting {
  readonly id: string;
  readonly request: Request;
  readonly handler: ReplyHandler;
}

/** Sends requests and brings each answer to who asked. Keeps within the server's bound of open ones; the rest queue. */
export class Requests {
  /** Frames that answer no request. */
  readonly events = new Emitter<Frame>();

  private readonly open = new Map<string, { handler: ReplyHandler; timer: ReturnType<typeof setTimeout> }>();
  private queue: Waiting[] = [];
  private pace: Pace | undefined;

  constructor(private readonly connection: Connection) {
    connection.frames.on((frame) => this.receive(frame));
    connection.connected.on(({ limits }) => {
      const { operationsPerSecond: perSecond = 0, operationsBurst: burst = 0 } = limits ?? {};
      this.pace = perSecond > 0 && burst > 0 ? new Pace(perSecond, burst) : undefined;
    });
    connection.disconnected.on(() => this.failAll());
  }

  get openCount(): number {
    return this.open.size;
  }

  get maxOpen(): number {
    return this.connection.connectedAs?.limits?.maxOpenRequests || DEFAULT_MAX_OPEN;
  }

  /** Milliseconds that a request which can wait should wait, for the server not to refuse it; 0: none. */
  get waitMs(): number {
    return this.pace?.waitMs ?? 0;
  }

  send(request: Request, handler: ReplyHandler): void {
    if (!this.connection.connectedAs) {
      handler.failed(DISCONNECTED);
      return;
    }
    const waiting = { id: request.id ?? uuidV7(), request, handler };
    if (this.open.size < this.maxOpen) this.dispatch(waiting);
    else this.queue.push(waiting);
  }

  /** The same as a promise, which rejects with RequestFailed. */
  call(request: Request, part?: (frame: Frame) => void): Promise<Frame> {
    return new Promise((resolve, reject) => {
      const failed = (failure: Failure) => reject(new RequestFailed(failure));
      this.send(request, { done: resolve, failed, ...(part && { part }) });
    });
  }

  /** Sends something that is not answered. */
  tell(payload: Payload, boardId: string): void {
    if (this.connection.connectedAs) this.connection.send(frameOf({ ...payload, boardId }, uuidV7()));
  }

  private dispatch({ id, request, handler }: Waiting): void {
    const timer = setTimeout(() => this.finish(id)?.failed(TIMED_OUT), ANSWER_TIMEOUT_MS);
    this.open.set(id, { handler, timer });
    try {
      this.connection.send(frameOf(request, id));
      this.pace?.took();
    } catch (error) {
      if (!(error instanceof MessageTooBig)) throw error;
      this.finish(id)?.failed({
        ...TIMED_OUT,
        code: ErrorCode.E_FRAME_TOO_LARGE,
        message: error.message,
        retryable: false,
      });
    }
  }

  private receive(frame: Frame): void {
    if (frame.parentId.length === 0) {
      this.events.emit(frame);
      return;
    }
    const id = uuidFromBytes(frame.parentId);
    switch (frame.status) {
      case Status.ITEM:
      case Status.BULK:
        this.open.get(id)?.handler.part?.(frame);
        return;
      case Status.DONE:
        this.finish(id)?.done(frame);
        return;
      case Status.ERROR:
      case Status.CANCEL:
        this.finish(id)?.failed(failureOf(frame));
        return;
      default:
        this.events.emit(frame);
    }
  }

  private finish(id: string): ReplyHandler | undefined {
    const entry = this.open.get(id);
    if (!entry) return undefined;
    clearTimeout(entry.timer);
    this.open.delete(id);
    const next = this.queue.shift();
    if (next) this.dispatch(next);
    return entry.handler;
  }

  private failAll(): void {
    const open = [...this.open.values()];
    const queued = this.queue;
    this.open.clear();
    this.queue = [];
    for (const { handler, timer } of open) {
      clearTimeout(timer);
      handler.failed(DISCONNECTED);
    }
    for (const { handler } of queued) handler.failed(DISCONNECTED);
  }
}

export class RequestFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

function frameOf(request: Request, id: string): Frame {
  const init: MessageInitShape<typeof FrameSchema> = {
    id: uuidToBytes(id),
    boardId: uuidToBytes(request.boardId ?? ""),
    syscall: request.syscall,
    status: Status.REQUEST,
    ...(request.data && { data: request.data }),
  };
  return create(FrameSchema, init);
}

const TIMED_OUT: Failure = {
  code: ErrorCode.E_TIMEOUT,
  message: "no answer in time",
  retryable: true,
  retryAfterMs: 0,
  field: "",
  disconnected: false,
};
const DISCONNECTED: Failure = {
  ...TIMED_OUT,
  code: ErrorCode.E_UNAVAILABLE,
  message: "the connection was lost",
  disconnected: true,
};

function failureOf(frame: Frame): Failure {
  const error: WireError | undefined = frame.data.case === "error" ? frame.data.value : undefined;
  return {
    code: error?.code ?? ErrorCode.E_UNSPECIFIED,
    message: error?.message ?? "cancelled",
    retryable: error?.retryable ?? false,
    retryAfterMs: error?.details?.retryAfterMs ?? 0,
    field: error?.details?.field ?? "",
    disconnected: false,
  };
}
