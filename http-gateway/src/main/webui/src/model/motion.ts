/** A longer silence between two targets is a rest, and says nothing of when the next target comes. */
const REST_MS = 250;

/** How long a glide takes after a rest. */
const FIRST_GLIDE_MS = 50;

const MIN_GLIDE_MS = 25;
const MAX_GLIDE_MS = 200;

/** A little longer than targets are apart, so that one that comes late finds the glide still under way. */
const SLACK = 1.15;

type Values = Readonly<Record<string, number>>;

/**
 * Numbers that glide to their latest targets at an even speed, in about the time until the next target comes. They
 * never pass a target.
 */
export class Motion {
  private from: Values;
  private shown: Values;
  private target: Values;
  private aimedAt = -Infinity;
  private duration = 0;
  private elapsed = 0;

  constructor(start: Values) {
    this.from = this.shown = this.target = start;
  }

  get values(): Values {
    return this.shown;
  }

  get goal(): Values {
    return this.target;
  }

  /** A target that is aimed at already changes nothing. */
  aim(target: Values, nowMs: number): void {
    if (same(target, this.target)) return;
    const gap = nowMs - this.aimedAt;
    this.aimedAt = nowMs;
    this.duration = gap > REST_MS ? FIRST_GLIDE_MS : Math.max(MIN_GLIDE_MS, Math.min(MAX_GLIDE_MS, gap * SLACK));
    this.elapsed = 0;
    this.from = this.shown = mapped(target, (value, key) => this.shown[key] ?? value);
    this.target = target;
  }

  /** Returns whether anything moved or has yet to: a frame may come with the time of the one before. */
  advance(elapsedMs: number): boolean {
    if (this.shown === this.target) return false;
    this.elapsed += elapsedMs;
    const part = this.elapsed / this.duration;
    this.shown =
      part >= 1
        ? this.target
        : mapped(this.target, (value, key) => {
            const from = this.from[key] ?? value;
            return from + (value - from) * part;
          });
    return true;
  }

  /** Ends the glide at its target. */
  finish(): void {
    this.shown = this.target;
  }
}

function same(a: Values, b: Values): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function mapped(values: Values, change: (value: number, key: string) => number): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
