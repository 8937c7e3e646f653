/** The smallest value that at least this part of all is not above (nearest rank). */
export function percentile(values, part) {
  if (values.length === 0) throw new Error("nothing was measured");
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}

export function median(values) {
  return percentile(values, 0.5);
}

/** Of the frames of one part of a run; milliseconds. */
export function summary({ intervals, busy, drawing, longTasks, drawn, processor }) {
  return {
    frames: intervals.length,
    drawn,
    interval: spread(intervals),
    busy: spread(busy),
    drawing: spread(drawing),
    /** Processor time of the page's main thread for each frame. */
    processor: processor / intervals.length,
    longTasks: longTasks.length,
    longestTask: Math.max(0, ...longTasks),
  };
}

function spread(values) {
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), max: Math.max(...values) };
}

/** The median of each number in objects of the same form. */
export function medians(runs) {
  const [first] = runs;
  if (typeof first === "number") return median(runs);
  return Object.fromEntries(Object.keys(first).map((key) => [key, medians(runs.map((run) => run[key]))]));
}
