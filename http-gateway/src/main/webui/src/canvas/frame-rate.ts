/** A rate is the mean over this long. */
const WINDOW_MS = 500;

/**
 * Counts how often the page draws, until the returned function is called; tells it about twice a second. It keeps the
 * page drawing, so it is for while somebody looks at the number.
 */
export function watchFrameRate(tell: (perSecond: number) => void): () => void {
  let start = performance.now();
  let count = 0;
  const step = (now: number) => {
    count++;
    if (now - start >= WINDOW_MS) {
      tell(Math.round(((count - 1) * 1000) / (now - start)));
      start = now;
      count = 1;
    }
    frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame((now) => {
    start = now;
    count = 1;
    frame = requestAnimationFrame(step);
  });
  return () => cancelAnimationFrame(frame);
}
