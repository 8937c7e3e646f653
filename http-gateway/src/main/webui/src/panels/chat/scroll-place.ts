/** Pixels from the bottom that still count as being there. */
const NEAR_BOTTOM = 24;

/** Pixels from the top at which older messages are loaded. */
const NEAR_TOP = 400;

/** Keeps the place in a list that grows at both ends: the newest in view where they were, else the message that was on top. */
export class ScrollPlace {
  private atBottom = true;
  private size = "";
  private anchor: { readonly id: string; readonly top: number } | undefined;

  constructor(private readonly list: HTMLElement) {}

  get isAtBottom(): boolean {
    return this.atBottom;
  }

  get isNearTop(): boolean {
    return this.list.scrollTop < NEAR_TOP;
  }

  /** The person, or the page, has scrolled. */
  note(): void {
    // A list that has another size has not been scrolled by anybody: its place is to be found again.
    if (this.size !== this.currentSize) {
      this.restore();
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = this.list;
    this.atBottom = scrollHeight - scrollTop - clientHeight <= NEAR_BOTTOM;
    this.anchor = this.firstInView();
  }

  /** The content is another: goes back to the place. */
  restore(): void {
    const { anchor, list } = this;
    this.size = this.currentSize;
    if (this.atBottom) {
      this.toBottom();
      return;
    }
    const row = anchor && list.querySelector(`[data-message="${anchor.id}"]`);
    if (row) list.scrollTop += row.getBoundingClientRect().top - anchor.top;
    this.anchor = this.firstInView();
  }

  toBottom(): void {
    this.list.scrollTop = this.list.scrollHeight;
    this.atBottom = true;
  }

  private get currentSize(): string {
    return `${this.list.clientWidth} ${this.list.clientHeight}`;
  }

  private firstInView(): ScrollPlace["anchor"] {
    const { top } = this.list.getBoundingClientRect();
    for (const row of this.list.querySelectorAll<HTMLElement>("[data-message]")) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top) return { id: row.dataset["message"] ?? "", top: box.top };
    }
    return undefined;
  }
}
