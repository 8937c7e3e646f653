// node two-pages.mjs URL [SCREENSHOT_DIRECTORY]
// Two people in two browser contexts edit one board of the server at URL. Prints a line per check; the exit status is
// not 0 where one failed.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
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

async function check(what, work) {
  const result = await work();
  console.log(`ok    ${what}`);
  return result;
}

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
    await check("nothing went wrong on either page, and nothing was asked of other servers", async () => {
      const problems = people.flatMap((person) => person.problems.map((problem) => `${person.name}: ${problem}`));
      if (problems.length > 0) throw new Error(problems.join("\n"));
    });
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

  await check("Grace sees a rectangle come", async () => {
    await ada.placeRectangle(START);
    await grace.until("the rectangle", () => window.collabboard.objects().some((one) => one.kind === "rectangle"));
  });
  await check("Grace sees both objects go when Ada deletes them", async () => {
    await ada.page.keyboard.press("Delete");
    await ada.page.mouse.click(END.x, END.y);
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

/** The board point under a point of the page. */
async function boardPoint(person, { x, y }) {
  const origin = await person.toPage({ x: 0, y: 0 });
  const unit = await person.toPage({ x: 1, y: 0 });
  const zoom = unit.x - origin.x;
  return { x: (x - origin.x) / zoom, y: (y - origin.y) / zoom };
}

async function shoot(person) {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await person.page.screenshot({ path: path.join(screenshots, `${person.name.toLowerCase()}.png`) });
}

const { browser, close } = await openBrowser();
try {
  await run(browser);
} catch (error) {
  console.error(`FAILED ${error.stack}`);
  process.exitCode = 1;
} finally {
  await close();
}
