import type { ReadingMemory } from "./conversation";
import type { Store } from "./visits";

/** Boards of which it is remembered how far somebody has read; the one that was read longest ago is forgotten first. */
export const MOST_REMEMBERED = 200;

interface Mark {
  readonly boardId: string;
  readonly epoch: string;
  readonly seq: number;
}

/** How far one person has read the conversation of a board, remembered in this browser. */
export class LastRead implements ReadingMemory {
  constructor(
    private readonly store: Store,
    private readonly userId: () => string,
    private readonly boardId: string,
  ) {}

  get(epoch: bigint): number | undefined {
    return this.marks().find((mark) => mark.boardId === this.boardId && mark.epoch === String(epoch))?.seq;
  }

  put(epoch: bigint, seq: number): void {
    const others = this.marks().filter(({ boardId }) => boardId !== this.boardId);
    const marks: Mark[] = [{ boardId: this.boardId, epoch: String(epoch), seq }, ...others];
    try {
      this.store.setItem(this.key, JSON.stringify(marks.slice(0, MOST_REMEMBERED)));
    } catch {
      // Storage is full or forbidden: next time what was read counts as unread.
    }
  }

  private get key(): string {
    return `collabboard.read.${this.userId()}`;
  }

  private marks(): Mark[] {
    try {
      const stored: unknown = JSON.parse(this.store.getItem(this.key) ?? "[]");
      return Array.isArray(stored) ? stored.filter(isMark) : [];
    } catch {
      return [];
    }
  }
}

function isMark(value: unknown): value is Mark {
  const { boardId, epoch, seq } = (value ?? {}) as Partial<Record<keyof Mark, unknown>>;
  return typeof boardId === "string" && typeof epoch === "string" && typeof seq === "number";
}
