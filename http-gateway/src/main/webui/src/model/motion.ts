/** Milliseconds in which a shown value covers about two thirds of the way to where it should be. */
const TIME_CONSTANT_MS = 45;

/** A remaining distance that nobody sees, in board units (or degrees). */
const SETTLED = 0.05;

type Values = Readonly<Record<string, number>>;

/** Numbers that glide to their latest targets, whatever the rate at which targets arrive. */
export class Motion {
  private shown: Values;
  private target: Values;

  constructor(start: Values) {
    this.shown = start;
    this.target = start;
  }

  get values(): Values {
    return this.shown;
  }

  aim(target: Values): void {
    this.target = target;
    this.shown = mapped(target, (value, key) => this.shown[key] ?? value);
  }

  /** Returns whether anything moved or has yet to: a frame may come with the time of the one before. */
  advance(elapsedMs: number): boolean {
    const left = Math.exp(-elapsedMs / TIME_CONSTANT_MS);
    const before = this.shown;
    this.shown = mapped(this.target, (value, key) => {
      const distance = ((before[key] ?? value) - value) * left;
      return Math.abs(distance) < SETTLED ? value : value + distance;
    });
    return Object.entries(this.shown).some(([key, value]) => value !== before[key] || value !== this.target[key]);
  }
}

function mapped(values: Values, change: (value: number, key: string) => number): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
