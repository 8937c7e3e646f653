import { Emitter } from "./emitter";

/** The objects that this person has picked. */
export class Selection {
  readonly changed = new Emitter<ReadonlySet<string>>();
  private picked: ReadonlySet<string> = new Set();

  get ids(): ReadonlySet<string> {
    return this.picked;
  }

  has(id: string): boolean {
    return this.picked.has(id);
  }

  set(ids: Iterable<string>): void {
    const next = new Set(ids);
    if (next.size === this.picked.size && [...next].every((id) => this.picked.has(id))) return;
    this.picked = next;
    this.changed.emit(next);
  }

  toggle(id: string): void {
    const next = new Set(this.picked);
    if (!next.delete(id)) next.add(id);
    this.set(next);
  }

  clear(): void {
    this.set([]);
  }
}
