/** Milliseconds in which a shown value covers about two thirds of the way to where it should be. */
const TIME_CONSTANT_MS = 45;

/** A remaining distance that nobody sees, in board units (or degrees). */
const SETTLED = 0.05;

/** Numbers that glide to their latest targets, whatever the rate at which targets arrive. */
export class Motion {
  private readonly shown: Record<string, number>;
  private target: Readonly<Record<string, number>>;

  constructor(start: Readonly<Record<string, number>>) {
    this.shown = { ...start };
    this.target = start;
  }

  get values(): Readonly<Record<string, number>> {
    return this.shown;
  }

  aim(target: Readonly<Record<string, number>>): void {
    this.target = target;
    for (const key of Object.keys(this.shown)) if (!(key in target)) delete this.shown[key];
    for (const [key, value] of Object.entries(target)) this.shown[key] ??= value;
  }

  /** Returns whether anything moved. */
  advance(elapsedMs: number): boolean {
    const left = Math.exp(-elapsedMs / TIME_CONSTANT_MS);
    let moving = false;
    for (const [key, value] of Object.entries(this.target)) {
      const distance = (this.shown[key] ?? value) - value;
      this.shown[key] = Math.abs(distance * left) < SETTLED ? value : value + distance * left;
      moving ||= distance !== 0;
    }
    return moving;
  }
}
