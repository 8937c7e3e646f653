/** Milliseconds of work between two pauses, in which the page answers whoever uses it. */
const SLICE_MS = 30;

/** Long work in slices: `pause` between its pieces, none of which may take long. */
export class Slices {
  private since = performance.now();

  /** At once where the slice still has time. */
  async pause(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.since = performance.now();
  }
}
