import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { SessionConnected } from "../gen/collabboard/wire/v1/session_pb";
import { Emitter } from "../model/emitter";
import { Backoff } from "./backoff";
import { CloseCode, delayAfter, LOST } from "./close-codes";
import { decodeFrames, encodeFrame } from "./codec";
import { KeepAlive } from "./keep-alive";

/** A connection that has lasted this long was a good one: the next loss starts with short delays again. */
export const STABLE_AFTER_MS = 5_000;

/** From opening the socket to session:connected. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Of the protocol, which this page speaks. */
export const PROTOCOL_VERSION = 1;

const DEFAULT_MAX_MESSAGE_BYTES = 64 * 1024;

/** What browsers say where no code came. */
const NO_CODE = 1006;

/** Refused: the server does not let this page go on, now or later. */
export type ConnectionState = "connecting" | "online" | "reconnecting" | "refused" | "stopped";

/** The part of a WebSocket that is used. */
export interface Socket {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

export interface Transport {
  /** Rejects with SignedOut where the session is over. */
  ticket(): Promise<string>;
  open(ticket: string): Socket;
}

export class SignedOut extends Error {
  constructor() {
    super("not signed in");
  }
}

export class MessageTooBig extends Error {}

/**
 * One socket after the other to the server, as long as it is wanted: comes back by itself with growing, jittered
 * delays. It carries frames and knows of no board; what was sent before a loss is its users' to send again.
 */
export class Connection {
  readonly stateChanged = new Emitter<ConnectionState>();
  readonly connected = new Emitter<SessionConnected>();
  readonly disconnected = new Emitter<undefined>();
  readonly frames = new Emitter<Frame>();
  /** Every frame that goes and comes, for those who watch the traffic. */
  readonly sent = new Emitter<Frame>();
  readonly received = new Emitter<Frame>();
  /** Nothing was sent for a while: send anything that is answered. */
  readonly idle = new Emitter<undefined>();
  /** With the close code, once for each that differs from the one before, until it is online again. */
  readonly closed = new Emitter<number>();
  readonly signedOut = new Emitter<undefined>();
  /** The server takes this page for another person than the one whose boards it has. */
  readonly somebodyElse = new Emitter<undefined>();
  /** What came was no frame of this protocol. */
  readonly failed = new Emitter<unknown>();

  private current: ConnectionState = "stopped";
  private socket: Socket | undefined;
  private session: SessionConnected | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stableTimer: ReturnType<typeof setTimeout> | undefined;
  private reconnectAt = 0;
  private lastCode = LOST;
  private generation = 0;
  private readonly backoff: Backoff;
  private readonly keepAlive = new KeepAlive(
    () => this.idle.emit(undefined),
    () => this.lose(LOST),
  );

  constructor(
    private readonly transport: Transport,
    random: () => number = Math.random,
    /** Whose connection it has to be; without, anybody's. */
    private readonly userId?: string,
  ) {
    this.backoff = new Backoff(random);
  }

  get state(): ConnectionState {
    return this.current;
  }

  /** Why there is no connection; LOST where nobody said why, or there is one. */
  get closeCode(): number {
    return this.lastCode;
  }

  /** What the server said of this socket; undefined while there is none. */
  get connectedAs(): SessionConnected | undefined {
    return this.session;
  }

  start(): void {
    if (this.current !== "stopped") return;
    this.become("connecting");
    void this.connect();
  }

  stop(): void {
    if (this.current === "stopped") return;
    this.become("stopped");
    clearTimeout(this.timer);
    this.close(CloseCode.NORMAL);
  }

  /** The network is back, says the browser: no reason to wait any longer. */
  retryNow(): void {
    if (this.current !== "reconnecting" || this.socket) return;
    this.connectAfter(0);
  }

  /** It serves its purpose, so the next loss is a new one. */
  markHealthy(): void {
    this.backoff.reset();
  }

  /** Without a connection this does nothing. Throws MessageTooBig where the server would not take the frame. */
  send(frame: Frame): void {
    if (!this.session || !this.socket) return;
    const bytes = encodeFrame(frame);
    const limit = this.session.limits?.maxFrameBytes || DEFAULT_MAX_MESSAGE_BYTES;
    if (bytes.length > limit) throw new MessageTooBig(`${bytes.length} bytes; the server takes ${limit}`);
    this.keepAlive.sent();
    this.socket.send(bytes);
    this.sent.emit(frame);
  }

  private async connect(): Promise<void> {
    const generation = ++this.generation;
    try {
      const ticket = await this.transport.ticket();
      if (generation === this.generation && this.current !== "stopped") this.open(ticket);
    } catch (error) {
      if (generation !== this.generation || this.current === "stopped") return;
      if (error instanceof SignedOut) this.endSession();
      else this.reconnect(0);
    }
  }

  private open(ticket: string): void {
    const socket = this.transport.open(ticket);
    this.socket = socket;
    socket.onmessage = ({ data }) => this.receive(data);
    socket.onclose = ({ code }) => this.lose(code);
    this.timer = setTimeout(() => this.lose(LOST), CONNECT_TIMEOUT_MS);
  }

  private receive(data: unknown): void {
    const socket = this.socket;
    try {
      if (!(data instanceof ArrayBuffer)) throw new TypeError("a text message");
      this.keepAlive.received();
      for (const frame of decodeFrames(new Uint8Array(data))) {
        if (this.socket !== socket) return;
        this.received.emit(frame);
        this.dispatch(frame);
      }
    } catch (error) {
      this.failed.emit(error);
      this.lose(LOST);
    }
  }

  private dispatch(frame: Frame): void {
    if (frame.status === Status.EVENT && frame.data.case === "sessionConnected") this.begin(frame.data.value);
    else if (frame.status === Status.EVENT && frame.syscall === Syscall.SESSION_DRAINING) this.drain(frame);
    else this.frames.emit(frame);
  }

  private begin(session: SessionConnected): void {
    if (!isSpoken(session)) {
      this.close(CloseCode.VERSION_NOT_SERVED);
      this.lose(CloseCode.VERSION_NOT_SERVED);
      return;
    }
    clearTimeout(this.timer);
    // Before anything of one person is asked or sent in the name of another.
    if (this.userId !== undefined && session.userId !== this.userId) {
      this.stop();
      this.somebodyElse.emit(undefined);
      return;
    }
    this.lastCode = LOST;
    this.session = session;
    this.keepAlive.start(session.limits?.idleTimeoutMs ?? 0);
    this.stableTimer = setTimeout(() => this.markHealthy(), STABLE_AFTER_MS);
    this.become("online");
    this.connected.emit(session);
  }

  /** The node goes away but serves until then; the delay spreads those who leave it over the others. */
  private drain(frame: Frame): void {
    const delay = frame.data.case === "sessionDraining" ? frame.data.value.reconnectAfterMs : 0;
    this.reconnectAt = Date.now() + delay;
    this.timer = setTimeout(() => {
      this.reconnectAt = 0;
      this.close(CloseCode.NORMAL);
      this.become("reconnecting");
      void this.connect();
    }, delay);
  }

  private lose(code: number): void {
    this.close(CloseCode.NORMAL);
    if (this.current === "stopped") return;
    this.tell(code);
    if (code === CloseCode.SIGNED_OUT) this.endSession();
    else if (code === CloseCode.POLICY_VIOLATION) this.become("refused");
    else this.reconnect(delayAfter(code));
  }

  /** An attempt that failed without a code leaves standing what was said before. */
  private tell(code: number): void {
    if (code === LOST || code === NO_CODE || code === this.lastCode) return;
    this.lastCode = code;
    this.closed.emit(code);
  }

  private reconnect(extraMs: number): void {
    this.become("reconnecting");
    const draining = Math.max(0, this.reconnectAt - Date.now());
    this.reconnectAt = 0;
    this.connectAfter(Math.max(draining, extraMs + this.backoff.next()));
  }

  private connectAfter(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), delay);
  }

  private endSession(): void {
    this.stop();
    this.signedOut.emit(undefined);
  }

  /** Lets go of the socket at once: the browser's own close may take long when the network is gone. */
  private close(code: number): void {
    clearTimeout(this.timer);
    clearTimeout(this.stableTimer);
    this.keepAlive.stop();
    const { socket, session } = this;
    this.generation++;
    this.socket = undefined;
    this.session = undefined;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close(code);
    }
    if (session) this.disconnected.emit(undefined);
  }

  private become(state: ConnectionState): void {
    if (this.current === state) return;
    this.current = state;
    this.stateChanged.emit(state);
  }
}

/** A server that does not tell its versions speaks this one. */
function isSpoken({ minVersion, maxVersion }: SessionConnected): boolean {
  return minVersion <= PROTOCOL_VERSION && (maxVersion === 0 || PROTOCOL_VERSION <= maxVersion);
}
