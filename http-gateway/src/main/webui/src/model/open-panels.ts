/** Panels beside the board that are open and can be closed, in the order in which they were opened. */
export class OpenPanels {
  private readonly closers = new Set<() => void>();

  /** Returns the function that takes it off, for when it is closed. */
  opened(close: () => void): () => void {
    const own = () => close();
    this.closers.add(own);
    return () => void this.closers.delete(own);
  }

  /** Closes what was opened last. Returns whether there was anything. */
  closeLast(): boolean {
    const last = [...this.closers].at(-1);
    last?.();
    return last !== undefined;
  }
}
