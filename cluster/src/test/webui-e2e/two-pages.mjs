// node two-pages.mjs URL [SCREENSHOT_DIRECTORY]
// Two people in two browser contexts edit one board of the server at URL. Prints a line per check; the exit status is
// not 0 where one failed.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { check, checkQuiet, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";

const [url, screenshots] = process.argv.slice(2);
if (!url) {
  console.error("usage: node two-pages.mjs URL [SCREENSHOT_DIRECTORY]");
  process.exit(2);
}

const START = { x: 400, y: 300 };
const HALFWAY = { x: 560, y: 380 };
const END = { x: 700, y: 460 };

const near = (a, b) => Math.abs(a - b) < 2;

async function run(browser) {
  const ada = await check("Ada names herself", () => Person.arrive(browser, "Ada", url));
  const board = await check("Ada creates a board and is on it", () => ada.createBoard("Two pages"));
  const grace = await check("Grace names herself and opens the board by its address", async () => {
    const person = await Person.arrive(browser, "Grace", board);
    await person.onBoard();
    return person;
  });
  const people = [ada, grace];
  try {
    await together(ada, grace);
    await checkQuiet(people);
  } finally {
    for (const person of people) await shoot(person);
  }
}

async function together(ada, grace) {
  await check("both are in both presence lists", async () => {
    for (const person of [ada, grace]) {
      for (const { name } of [ada, grace]) {
        await person.page.getByRole("list", { name: "On this board" }).getByText(name, { exact: true }).waitFor();
      }
    }
  });

  await check("Ada puts down a sticky note with text, and it is saved", async () => {
    await ada.placeNote(START, "Hello Grace");
    await ada.saved();
  });
  const note = await check("Grace sees the note and its text", () =>
    grace.until("the note", () => window.collabboard.objects().find((object) => object.props.text === "Hello Grace")),
  );

  await check("Grace sees Ada's cursor, by name, where Ada points", async () => {
    await ada.page.mouse.move(HALFWAY.x, HALFWAY.y);
    await grace.until(
      "the cursor",
      ({ x, y }) => {
        const cursor = window.collabboard.cursors().find((one) => one.name === "Ada");
        return cursor && Math.abs(cursor.x - x) < 2 && Math.abs(cursor.y - y) < 2;
      },
      await boardPoint(ada, HALFWAY),
    );
  });

  const seenAt = (id, x, y) =>
    grace.until(
      `the note at ${x}, ${y}`,
      (wanted) => {
        const object = window.collabboard.objects().find((one) => one.id === wanted.id);
        return object && Math.abs(object.x - wanted.x) < 2 && Math.abs(object.y - wanted.y) < 2 && object;
      },
      { id, x, y },
    );
  await check("Grace sees the note move while Ada drags it", async () => {
    await ada.page.mouse.move(START.x, START.y);
    await ada.page.mouse.down();
    await ada.page.mouse.move(HALFWAY.x, HALFWAY.y, { steps: 8 });
    await seenAt(note.id, note.x + HALFWAY.x - START.x, note.y + HALFWAY.y - START.y);
    const pending = await ada.page.evaluate(() => window.collabboard.connection().pending);
    if (pending !== 0) throw new Error("the drag was made an edit before it ended");
  });
  await check("Grace sees where Ada let it go, as a saved change", async () => {
    await ada.page.mouse.move(END.x, END.y, { steps: 4 });
    await ada.page.mouse.up();
    await ada.saved();
    await grace.until(
      "a later version",
      ({ id, version }) => window.collabboard.objects().find((object) => object.id === id).version > version,
      note,
    );
    const landed = await seenAt(note.id, note.x + END.x - START.x, note.y + END.y - START.y);
    if (!near(landed.x, (await ada.objects())[0].x)) throw new Error("the pages disagree");
  });

  await check("Ada sees Grace retype the note", async () => {
    const at = await grace.toPage({ x: note.x + END.x - START.x + 60, y: note.y + END.y - START.y + 60 });
    await grace.retype(at, "Hello Ada");
    await ada.until("the new text", () => window.collabboard.objects()[0]?.props.text === "Hello Ada");
  });

  await inAnotherView(ada, grace, note.id);

  await check("Grace sees a rectangle come", async () => {
    await ada.placeRectangle(START);
    await grace.until("the rectangle", () => window.collabboard.objects().some((one) => one.kind === "rectangle"));
  });
  await check("Grace sees both objects go when Ada deletes them", async () => {
    await ada.page.keyboard.press("Delete");
    await ada.page.mouse.click(END.x - 60, END.y - 40);
    await ada.page.keyboard.press("Delete");
    await grace.until("an empty board", () => window.collabboard.objects().length === 0);
    await ada.saved();
  });

  await check("Grace sees the board renamed", async () => {
    await ada.page.getByLabel("Board name").fill("Renamed");
    await ada.page.keyboard.press("Enter");
    await grace.page.getByRole("heading", { name: "Renamed" }).waitFor();
  });
}

/** Grace looks at the board in her own way, and what she does there is the same on Ada's page. */
async function inAnotherView(ada, grace, id) {
  const pointer = { x: 640, y: 400 };
  await check("Grace moves the paper with the wheel", async () => {
    const before = await grace.toPage({ x: 0, y: 0 });
    await grace.page.mouse.move(pointer.x, pointer.y);
    await grace.page.mouse.wheel(90, 60);
    await grace.until(
      "the paper to move",
      ({ x, y }) => {
        const now = window.collabboard.toPage({ x: 0, y: 0 });
        return Math.abs(now.x - (x - 90)) < 1 && Math.abs(now.y - (y - 60)) < 1;
      },
      before,
    );
  });
  const zoom = await check("Grace zooms in at the pointer, and what is under it stays there", async () => {
    const fixed = await boardPoint(grace, pointer);
    await grace.page.keyboard.down("Control");
    await grace.page.mouse.wheel(0, -150);
    await grace.page.keyboard.up("Control");
    const scale = await grace.until("a larger view", () => {
      const zoomed = window.collabboard.toPage({ x: 1, y: 0 }).x - window.collabboard.toPage({ x: 0, y: 0 }).x;
      return zoomed > 1.1 && zoomed;
    });
    const now = await grace.toPage(fixed);
    if (!near(now.x, pointer.x) || !near(now.y, pointer.y)) throw new Error("the paper slipped under the pointer");
    await grace.page.getByRole("button", { name: `${Math.round(scale * 100)}%` }).waitFor();
    return scale;
  });
  await check("Ada sees as many board units of a drag as Grace meant in her larger view", async () => {
    const note = (await grace.objects()).find((object) => object.id === id);
    const from = await grace.toPage({ x: note.x + 30, y: note.y + 30 });
    await grace.page.mouse.move(from.x, from.y);
    await grace.page.mouse.down();
    await grace.page.mouse.move(from.x - 60 * zoom, from.y - 40 * zoom, { steps: 5 });
    await grace.page.mouse.up();
    await grace.saved();
    await ada.until(
      "the note where Grace put it",
      (wanted) => {
        const object = window.collabboard.objects().find((one) => one.id === wanted.id);
        return Math.abs(object.x - wanted.x) < 2 && Math.abs(object.y - wanted.y) < 2;
      },
      { id, x: note.x - 60, y: note.y - 40 },
    );
    await grace.page.getByRole("button", { name: "Show all" }).click();
  });
}

/** The board point under a point of the page. */
async function boardPoint(person, { x, y }) {
  const origin = await person.toPage({ x: 0, y: 0 });
  const unit = await person.toPage({ x: 1, y: 0 });
  const zoom = unit.x - origin.x;
  return { x: (x - origin.x) / zoom, y: (y - origin.y) / zoom };
}

/** For people to look at: whether one can be taken is not what is checked here. */
async function shoot(person) {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  try {
    await person.page.screenshot({ path: path.join(screenshots, `${person.name.toLowerCase()}.png`) });
  } catch (error) {
    console.log(`no screenshot of ${person.name}'s page: ${error.message}`);
  }
}

await runWith(openBrowser, run);
