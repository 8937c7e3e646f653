/** After a sign of life was asked for, the other side has this long to give any. */
const ANSWER_WITHIN_MS = 10_000;

/** What was sent is followed by a word within this time, or one is asked for. */
const WORD_WITHIN_MS = 4_000;

const MAX_INTERVAL_MS = 20_000;
const MIN_INTERVAL_MS = 1_000;

type Timer = ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps a socket from being taken for dead (the server drops clients that are silent) and finds out when the other
 * side is: a browser can neither ping nor see that nothing arrives any more. Cursors and the like are not answered, so
 * a word is also asked for while much is sent and nothing comes.
 */
export class KeepAlive {
  private idleTimer: Timer;
  private wordTimer: Timer;
  private answerTimer: Timer;
  private intervalMs = MAX_INTERVAL_MS;
  private lastSent = 0;

  constructor(
    private readonly onIdle: () => void,
    private readonly onDead: () => void,
  ) {}

  /** `idleTimeoutMs` is the silence after which the server drops a client; 0 where it does not say. */
  start(idleTimeoutMs: number): void {
    this.stop();
    const third = idleTimeoutMs > 0 ? idleTimeoutMs / 3 : MAX_INTERVAL_MS;
    this.intervalMs = Math.max(MIN_INTERVAL_MS, Math.min(MAX_INTERVAL_MS, third));
    this.lastSent = Date.now();
    this.watch(this.intervalMs);
  }

  stop(): void {
    clearTimeout(this.idleTimer);
    this.received();
  }

  sent(): void {
    this.lastSent = Date.now();
    this.wordTimer ??= setTimeout(() => this.ask(), WORD_WITHIN_MS);
  }

  received(): void {
    clearTimeout(this.wordTimer);
    clearTimeout(this.answerTimer);
    this.wordTimer = this.answerTimer = undefined;
  }

  private ask(): void {
    this.answerTimer ??= setTimeout(this.onDead, ANSWER_WITHIN_MS);
    this.lastSent = Date.now();
    this.onIdle();
  }

  private watch(delay: number): void {
    this.idleTimer = setTimeout(() => {
      const silence = Date.now() - this.lastSent;
      if (silence >= this.intervalMs) this.ask();
      this.watch(silence < this.intervalMs ? this.intervalMs - silence : this.intervalMs);
    }, delay);
  }
}
