import type { Store } from "./visits";

/** All together stay below 1.5 million characters, far from the 5 million that browsers give a site. */
export const MOST_THUMBNAILS = 60;
export const MAX_THUMBNAIL_CHARACTERS = 24_000;

/**
 * Small pictures of boards, as data: URLs, for one person of this browser; the ones drawn longest ago go first. In
 * localStorage, because what is written there while a page is being closed is kept.
 */
export class Thumbnails {
  constructor(
    private readonly store: Store,
    private readonly userId: string,
  ) {}

  of(boardId: string): string | undefined {
    try {
      return this.store.getItem(this.keyOf(boardId)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Returns whether it is kept: one that is too large is not, and takes the place of none. */
  put(boardId: string, url: string): boolean {
    if (url.length > MAX_THUMBNAIL_CHARACTERS) return false;
    const others = this.ids().filter((id) => id !== boardId);
    while (others.length >= MOST_THUMBNAILS) this.drop(others.shift());
    for (;;) {
      try {
        this.store.setItem(this.keyOf(boardId), url);
        this.store.setItem(this.listKey, JSON.stringify([...others, boardId]));
        return true;
      } catch {
        // Storage is full: older pictures make room, one by one, as long as there are any.
        if (others.length === 0) return false;
        this.drop(others.shift());
      }
    }
  }

  forget(boardId: string): void {
    const others = this.ids().filter((id) => id !== boardId);
    try {
      this.drop(boardId);
      this.store.setItem(this.listKey, JSON.stringify(others));
    } catch {
      // Storage is forbidden: there is nothing to forget.
    }
  }

  forgetAll(): void {
    try {
      for (const id of this.ids()) this.drop(id);
      this.store.removeItem(this.listKey);
    } catch {
      // Storage is forbidden: there is nothing to forget.
    }
  }

  /** The oldest first. */
  private ids(): string[] {
    try {
      const ids: unknown = JSON.parse(this.store.getItem(this.listKey) ?? "[]");
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  }

  private drop(boardId: string | undefined): void {
    if (boardId !== undefined) this.store.removeItem(this.keyOf(boardId));
  }

  private keyOf(boardId: string): string {
    return `collabboard.thumbnail.${this.userId}.${boardId}`;
  }

  private get listKey(): string {
    return `collabboard.thumbnails.${this.userId}`;
  }
}
