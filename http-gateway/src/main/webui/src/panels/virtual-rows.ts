/** Rows beyond each edge that are drawn too, so that a quick scroll shows no gap. */
const SPARE = 8;

export interface Rows {
  readonly first: number;
  /** One behind the last. */
  readonly end: number;
}

/** Which of `count` rows of equal height are worth drawing; lengths in pixels. */
export function rowsInView(count: number, rowHeight: number, scrollTop: number, viewHeight: number): Rows {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - SPARE);
  const end = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + SPARE);
  return { first: Math.min(first, end), end };
}
