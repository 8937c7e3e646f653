import type { Store } from "../../src/model/visits";

/** localStorage with room for so many characters. */
export class FakeStore implements Store {
  readonly items = new Map<string, string>();

  constructor(private readonly room = Infinity) {}

  get used(): number {
    return [...this.items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    const former = this.items.has(key) ? key.length + (this.items.get(key) ?? "").length : 0;
    if (this.used - former + key.length + value.length > this.room) throw new Error("QuotaExceededError");
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}
