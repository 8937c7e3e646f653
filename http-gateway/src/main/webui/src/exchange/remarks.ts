/** How many of what, as it crosses from the reader to the page. */
export interface Counts {
  readonly left: ReadonlyMap<string, number>;
  readonly altered: ReadonlyMap<string, number>;
}

/** What an import could not take as it was; counted, so that a thousand of a kind are one line. */
export class Remarks {
  private readonly left = new Map<string, number>();
  private readonly altered = new Map<string, number>();

  static of({ left, altered }: Counts): Remarks {
    const remarks = new Remarks();
    for (const [what, count] of left) remarks.left.set(what, count);
    for (const [what, count] of altered) remarks.altered.set(what, count);
    return remarks;
  }

  counts(): Counts {
    return { left: this.left, altered: this.altered };
  }

  leaveOut(what: string): void {
    this.left.set(what, (this.left.get(what) ?? 0) + 1);
  }

  alter(what: string): void {
    this.altered.set(what, (this.altered.get(what) ?? 0) + 1);
  }

  add(other: Remarks): void {
    for (const [what, count] of other.left) this.left.set(what, (this.left.get(what) ?? 0) + count);
    for (const [what, count] of other.altered) this.altered.set(what, (this.altered.get(what) ?? 0) + count);
  }

  get leftOut(): number {
    return total(this.left);
  }

  /** Sentences for the person; none where everything was taken as it was. */
  sentences(): string[] {
    const left = this.leftOut;
    return [
      ...(left > 0 ? [`${left} ${left === 1 ? "element was" : "elements were"} left out: ${listed(this.left)}.`] : []),
      ...(this.altered.size > 0 ? [`Changed to fit: ${listed(this.altered)}.`] : []),
    ];
  }
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(", ");
}
