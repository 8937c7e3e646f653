export const BACKOFF_BASE_MS = 250;
export const BACKOFF_LIMIT_MS = 10_000;

/** Growing delays with full jitter: each is evenly spread between 0 and min(limit, base * 2^n). */
export class Backoff {
  private attempts = 0;

  constructor(private readonly random: () => number = Math.random) {}

  next(): number {
    const ceiling = Math.min(BACKOFF_LIMIT_MS, BACKOFF_BASE_MS * 2 ** this.attempts);
    this.attempts++;
    return this.random() * ceiling;
  }

  reset(): void {
    this.attempts = 0;
  }
}
