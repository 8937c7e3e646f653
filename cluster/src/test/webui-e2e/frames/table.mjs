/** Prints medians of all runs, one table for each size of board. */
export function print(boards) {
  for (const { objects, median, runs } of boards) {
    console.log(`\n${objects} objects, median of ${runs.length === 1 ? "one run" : `${runs.length} runs`}, ms`);
    console.log(row("", HEAD));
    for (const [name, figures] of Object.entries(median.frames)) console.log(row(name, cells(figures)));
    const { firstFrame, scriptBytes } = median;
    const { shown, drawn, byPicture } = firstFrame;
    console.log("from the start of a navigation, of a board that the browser keeps, to its first frame:");
    console.log(`  shown: ${ms(shown.median)} ms (at most ${ms(shown.max)}), ${byPicture} times by its kept picture`);
    console.log(`  drawn: ${ms(drawn.median)} ms (at most ${ms(drawn.max)})`);
    console.log(`JavaScript of a first visit, as transferred: ${(scriptBytes / 1024).toFixed(0)} KB`);
  }
}

const HEAD = [
  "p50",
  "p95",
  "max",
  "long",
  "draw p50",
  "draw p95",
  "busy p50",
  "busy p95",
  "cpu",
  "ref p95",
  "ref busy",
  "ref cpu",
  "ratio",
];

/** Ratio: of the processor time that a frame takes on the page's main thread to that of the reference. */
function cells({ interval, drawing, busy, longTasks, processor, reference }) {
  return [
    ...[interval.p50, interval.p95, interval.max].map(ms),
    String(longTasks),
    ...[drawing.p50, drawing.p95, busy.p50, busy.p95, processor].map(ms),
    ...[reference.interval.p95, reference.busy.p95, reference.processor].map(ms),
    (processor / reference.processor).toFixed(2),
  ];
}

function row(name, columns) {
  return name.padEnd(30) + columns.map((column) => column.padStart(9)).join("");
}

function ms(value) {
  return value.toFixed(1);
}
