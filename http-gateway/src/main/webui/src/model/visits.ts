/** Boards whose visits are remembered; the one that was opened longest ago is forgotten first. */
export const MOST_VISITS = 200;

/** Times are milliseconds since 1970. */
export interface Visit {
  readonly id: string;
  readonly name: string;
  readonly openedAt: number;
  /** When somebody was last seen changing the board; 0 for never. */
  readonly changedAt: number;
}

/** The part of localStorage that is used. It may throw: when it is full, or not allowed. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Which boards one person has opened in this browser, the latest first. */
export class Visits {
  constructor(
    private readonly store: Store,
    private readonly userId: string,
  ) {}

  get all(): readonly Visit[] {
    try {
      const stored: unknown = JSON.parse(this.store.getItem(this.key) ?? "[]");
      return Array.isArray(stored) ? stored.filter(isVisit) : [];
    } catch {
      return [];
    }
  }

  opened(id: string, name: string, now: number): void {
    const former = this.all.find((visit) => visit.id === id);
    this.put({ id, name, openedAt: now, changedAt: former?.changedAt ?? 0 });
  }

  /** Of a board that was never opened nothing is remembered. */
  left(id: string, name: string, changedAt: number | undefined): void {
    const former = this.all.find((visit) => visit.id === id);
    if (former) this.put({ ...former, name, changedAt: changedAt ?? former.changedAt });
  }

  forget(id: string): void {
    this.write(this.all.filter((visit) => visit.id !== id));
  }

  forgetAll(): void {
    try {
      this.store.removeItem(this.key);
    } catch {
      // Storage is forbidden: there is nothing to forget.
    }
  }

  private get key(): string {
    return `collabboard.visits.${this.userId}`;
  }

  private put(visit: Visit): void {
    const others = this.all.filter(({ id }) => id !== visit.id);
    this.write([visit, ...others].sort((a, b) => b.openedAt - a.openedAt).slice(0, MOST_VISITS));
  }

  private write(visits: readonly Visit[]): void {
    try {
      this.store.setItem(this.key, JSON.stringify(visits));
    } catch {
      // Storage is full or forbidden: the list of boards then knows only what the server says.
    }
  }
}

function isVisit(value: unknown): value is Visit {
  const { id, name, openedAt, changedAt } = (value ?? {}) as Partial<Record<keyof Visit, unknown>>;
  return (
    typeof id === "string" && typeof name === "string" && typeof openedAt === "number" && typeof changedAt === "number"
  );
}
