/** Part of the burst that is left to requests which cannot wait. */
const LEFT = 0.05;

/** After a wait, so much may be sent at once; s. */
const AT_ONCE_S = 0.1;

/**
 * How many requests the server takes from a socket: a bucket as the server has one for each, full when the socket opens. Who
 * has many to send waits by it and meets no refusal.
 */
export class Pace {
  private tokens: number;
  private filledAt = Date.now();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {
    this.tokens = burst;
  }

  /** A request went out. */
  took(): void {
    this.fill();
    this.tokens--;
  }

  /** Milliseconds that a request which can wait should wait; 0: none. */
  get waitMs(): number {
    this.fill();
    const most = this.burst * (1 - LEFT);
    const free = this.tokens - this.burst * LEFT;
    if (free >= Math.min(1, most)) return 0;
    const wanted = Math.min(most, Math.max(1, this.perSecond * AT_ONCE_S));
    return Math.ceil(((wanted - free) / this.perSecond) * 1_000);
  }

  private fill(): void {
    const now = Date.now();
    // A clock that was set back fills nothing.
    const seconds = Math.max(0, now - this.filledAt) / 1_000;
    this.tokens = Math.min(this.burst, this.tokens + seconds * this.perSecond);
    this.filledAt = now;
  }
}
