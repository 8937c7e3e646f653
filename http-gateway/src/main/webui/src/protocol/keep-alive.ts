/** After a sign of life was asked for, the other side has this long to give any. */
const ANSWER_WITHIN_MS = 10_000;

const MAX_INTERVAL_MS = 20_000;
const MIN_INTERVAL_MS = 1_000;

/**
 * Keeps a socket from being taken for dead (the server drops clients that are silent) and finds out when the other
 * side is: a browser can neither ping nor see that nothing arrives any more.
 */
export class KeepAlive {
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(this.answerTimer);
    this.answerTimer = undefined;
  }

  sent(): void {
    this.lastSent = Date.now();
  }

  received(): void {
    clearTimeout(this.answerTimer);
    this.answerTimer = undefined;
  }

  private watch(delay: number): void {
    this.idleTimer = setTimeout(() => {
      const silence = Date.now() - this.lastSent;
      if (silence < this.intervalMs) {
        this.watch(this.intervalMs - silence);
        return;
      }
      this.answerTimer ??= setTimeout(this.onDead, ANSWER_WITHIN_MS);
      this.lastSent = Date.now();
      this.onIdle();
      this.watch(this.intervalMs);
    }, delay);
  }
}
