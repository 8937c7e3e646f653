// node main.mjs [--url URL] [--objects 500,2000,5000,10000] [--runs N] [--seconds S] [--quick] [--json FILE]
// Prints how long frames of a board take in a headless browser without a GPU, beside those of a bare canvas in the same
// run. Without --url it starts a node of its own, which ./collabboard has built. The exit status is not 0 where
// something could not be measured or the page did not do what was asked.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../browser.mjs";
import { measureBoard } from "./board-run.mjs";
import { medians } from "./figures.mjs";
import { startNode } from "./own-node.mjs";
import { print } from "./table.mjs";

const USAGE = `usage: ./collabboard frames [OPTIONS]

Measures the frames of the page on boards of several sizes, in a headless browser without a GPU: while the view moves,
while objects are dragged, and while others change the board 200 times a second; then the first frame of a board that
the browser keeps, as it is seen (by its kept picture) and as it is drawn, and the JavaScript that a first visit loads.
The reference is a bare page that draws as many rounded rectangles, measured in the same run.

  --url URL        of a server that runs; without, a node of its own is started
  --objects LIST   sizes of boards (500,2000,5000,10000)
  --runs N         how often each is measured; the table shows medians (3)
  --seconds S      of each movement (4)
  --quick          one run of short movements
  --json FILE      the report (target/frames/report.json)
  --help

Exit codes: 0 all was measured, 1 something was not, 2 wrong usage.`;

const here = path.dirname(fileURLToPath(import.meta.url));
// cluster/target/webui-e2e/frames, where the start script and the tests put it.
const home = path.resolve(here, "..", "..", "..", "..");

const plan = planOf(process.argv.slice(2));
mkdirSync(path.join(home, "target", "frames"), { recursive: true });
const node = plan.url ? undefined : await startNode(home, path.join(home, "target", "frames"));
try {
  await measure(plan, plan.url ?? node.url);
} catch (error) {
  console.error(`collabboard: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await node?.close();
}

async function measure({ objects, runs, seconds, json }, url) {
  const { browser, close } = await openBrowser();
  try {
    const boards = [];
    for (const count of objects) {
      const measured = [];
      for (let run = 1; run <= runs; run++) {
        process.stderr.write(`board of ${count} objects, run ${run} of ${runs}\n`);
        measured.push(
          await measureBoard({ browser, url, count, seconds, protos: path.join(home, "proto/src/main/proto") }),
        );
      }
      boards.push({ objects: count, median: medians(measured), runs: measured });
    }
    print(boards);
    const report = { at: new Date().toISOString(), browser: browser.version(), seconds, boards };
    mkdirSync(path.dirname(json), { recursive: true });
    writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
    console.log(`\nAll figures are in ${json}`);
  } finally {
    await close();
  }
}

function planOf(given) {
  try {
    const { values } = parseArgs({
      args: given,
      options: {
        url: { type: "string" },
        objects: { type: "string", default: "500,2000,5000,10000" },
        runs: { type: "string" },
        seconds: { type: "string" },
        quick: { type: "boolean", default: false },
        json: { type: "string", default: path.join(home, "target", "frames", "report.json") },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return {
      url: values.url && new URL(values.url).href,
      objects: values.objects.split(",").map((count) => within("--objects", count, 100, 100_000)),
      runs: within("--runs", values.runs ?? (values.quick ? "1" : "3"), 1, 100),
      seconds: within("--seconds", values.seconds ?? (values.quick ? "1.5" : "4"), 0.5, 600, Number.isFinite),
      json: path.resolve(values.json),
    };
  } catch (error) {
    console.error(`collabboard: ${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function within(option, text, least, most, fits = Number.isInteger) {
  const value = Number(text);
  if (!fits(value) || value < least || value > most) throw new Error(`${option} must be ${least} to ${most}`);
  return value;
}
