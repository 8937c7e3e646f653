import { Person } from "../person.mjs";
import { Client } from "./client.mjs";
import { board } from "./content.mjs";
import { summary } from "./figures.mjs";
import { firstFrame, scriptBytes } from "./first-frame.mjs";
import { uuidText } from "./ids.mjs";
import { Hand, ZOOM_PER_PIXEL } from "./hand.mjs";
import { installMeter } from "./meter.mjs";
import { MOVEMENTS, NEAREST, PARTS } from "./parts.mjs";
import { openReference } from "./reference.mjs";

/** What the page does after a change of the view is no part of what comes next. Short movements come after short rests. */
const MOST_REST_MS = 1_000;

/** Of what differs from a drawing of everything at once: steps of 0 to 255, and parts of all pixels. Edges that are cut between
 * two tiles or at the end of a change are rounded on either side. */
const TOLERANCE = 64;
const MOST_DIFFERENT = 0.001;

/** In which the picture has to be at rest; a slow machine under load, not the expected time. */
const SETTLE_MS = 30_000;

const VIEWPORT = { width: 1280, height: 800 };
const MIDDLE = { x: VIEWPORT.width / 2, y: VIEWPORT.height / 2 };

/** Navigations to the board that the browser keeps. */
const VISITS = 5;

/** All figures of a new board of so many objects, by name; those of the references in the same run beside them. */
export async function measureBoard({ browser, url, count, seconds, protos }) {
  const content = board(count);
  const boardId = await fill(url, protos, content.objects);
  const address = new URL(`/b/${uuidText(boardId)}`, url).href;
  const person = await arrive(browser, address, count);
  const others = await Client.connect(url, "Others", protos);
  try {
    await others.join(boardId);
    const frames = await measureParts(person, { ...content, others, seconds });
    const first = await firstFrame(person, address, count, VISITS);
    if (person.problems.length > 0) throw new Error(person.problems.join("\n"));
    const scripts = await scriptBytes(browser, address, (page) => visit(page, address));
    return { frames, firstFrame: first, scriptBytes: scripts };
  } finally {
    others.close();
    await person.page.context().close();
  }
}

/** By a client of its own: the server counts what each of them does in a second. */
async function fill(url, protos, objects) {
  const client = await Client.connect(url, "Filler", protos);
  try {
    const boardId = await client.createBoard(`${objects.length} objects`);
    await client.createAll(objects);
    return boardId;
  } finally {
    client.close();
  }
}

async function arrive(browser, address, count) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.addInitScript(installMeter);
  const person = await Person.enter(context, "Ada", address);
  await person.onBoard();
  await person.until("all objects", (wanted) => window.collabboard.objects().length === wanted, count);
  return person;
}

async function visit(page, address) {
  const person = new Person("Grace", page, new URL(address).origin);
  await person.signIn(address);
  await person.onBoard();
}

async function measureParts(person, content) {
  const rest = Math.min(MOST_REST_MS, content.seconds * 1000);
  const stage = { ...content, person, hand: await Hand.of(person.page), middle: MIDDLE, rest };
  const reference = await openReference(person.page.context(), boxesOf(content.objects));
  const turned = { hand: await Hand.of(reference), middle: MIDDLE, seconds: content.seconds };
  const references = new Map();
  const figures = {};
  for (const { name, zoom, reference: movement, run } of PARTS) {
    await person.page.bringToFront();
    await lookAt(stage, zoom);
    const measured = await measuredOn(person.page, (measure) => run({ ...stage, measure }), name);
    await checkPicture(person, name);
    const key = `${movement} ${zoom}`;
    if (!references.has(key)) {
      await reference.bringToFront();
      await reference.evaluate((view) => window.lookAt(view), { ...middleOf(content.objects), zoom });
      await reference.waitForTimeout(rest);
      const beside = await measuredOn(reference, (measure) => measure(() => MOVEMENTS[movement](turned)), "reference");
      references.set(key, beside);
    }
    figures[name] = { ...measured, reference: references.get(key) };
  }
  await reference.close();
  await person.page.bringToFront();
  return figures;
}

/** The picture at rest is what is drawn of everything at once. */
async function checkPicture(person, part) {
  const most = VIEWPORT.width * VIEWPORT.height * MOST_DIFFERENT;
  try {
    await person.page.waitForFunction(
      ([tolerance, fewest]) => window.collabboard.differences(tolerance) <= fewest,
      [TOLERANCE, most],
      { polling: 300, timeout: SETTLE_MS },
    );
  } catch (error) {
    const pixels = await person.page.evaluate((tolerance) => window.collabboard.differences(tolerance), TOLERANCE);
    throw new Error(`${part}: the picture at rest is wrong in ${pixels} pixels`, { cause: error });
  }
}

/** Runs `work` with a function that measures the frames of its part; there is one such part. */
async function measuredOn(page, work, name) {
  let figures;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  try {
    await work(async (part) => {
      await page.evaluate(() => window.frameMeter.start());
      const before = await processorSeconds(cdp);
      await part();
      // The browser may have taken input that the page has yet to follow.
      await page.waitForFunction(() => window.frameMeter.drawn() > 0, undefined, { timeout: SETTLE_MS });
      figures = await page.evaluate(() => window.frameMeter.stop());
      figures.processor = ((await processorSeconds(cdp)) - before) * 1000;
    });
    return summary(figures);
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}

/** That the page's main thread has taken so far: unlike times by the clock, it does not grow with what else runs. */
async function processorSeconds(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

/** The middle of the board at a zoom, reached by keys and wheel as people do. */
async function lookAt({ person, hand, middle, rest }, zoom) {
  await person.page.keyboard.press("Shift+!");
  // From the largest zoom that there is: a turn of any other size ends there.
  await turnBy(hand, middle, 1_000);
  await turnBy(hand, middle, zoom / NEAREST);
  await person.until("the zoom", (wanted) => Math.abs(window.collabboard.view().zoom / wanted - 1) < 0.01, zoom);
  await person.page.waitForTimeout(rest);
}

function turnBy(hand, middle, factor) {
  const y = -Math.log(factor) / ZOOM_PER_PIXEL;
  return factor === 1 ? undefined : hand.turn(middle, { x: 0, y });
}

function boxesOf(objects) {
  return objects.map(({ x, y, width, height, props }) => ({ x, y, width, height, fill: props.fill ?? "#ffffff" }));
}

function middleOf(objects) {
  const x = objects.map((object) => object.x);
  const y = objects.map((object) => object.y);
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  return { x: middle(x), y: middle(y) };
}
