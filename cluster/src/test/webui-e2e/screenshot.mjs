// node screenshot.mjs URL OUT.png [light|dark]
// Lets three people fill a board of the server at URL and takes a picture of it, twice as sharp as the page.
import { openBrowser } from "./browser.mjs";
import { Person } from "./person.mjs";

const [url, out, colorScheme = "light"] = process.argv.slice(2);
if (!url || !out) {
  console.error("usage: node screenshot.mjs URL OUT.png [light|dark]");
  process.exit(2);
}

const COLUMNS = [
  { x: 330, title: "Heard in interviews", fill: "Yellow" },
  { x: 620, title: "What it means", fill: "Blue" },
  { x: 910, title: "Try next week", fill: "Green" },
];
const NOTES = [
  [
    "The whiteboard is wiped before anyone takes a photo",
    "Remote people hear about it a day later",
    "Who moved my note?",
    "Photos nobody finds again",
  ],
  ["Changes must be seen while they happen", "Saved means saved, also in a crash", "Every note has an author"],
  ["Plan Monday's sprint on a board", "Invite the support team", "Two boards, compare"],
];

async function fill(person) {
  for (const [index, column] of COLUMNS.entries()) {
    const centre = { x: column.x + 130, y: 150 };
    await person.placeRectangle(centre, column.title);
    await paint(person, "White");
    for (const [row, text] of NOTES[index].entries()) {
      const at = { x: column.x + 75 + (row % 2) * 125, y: 290 + Math.floor(row / 2) * 165 + (row % 2) * 26 };
      await person.placeNote(at, text);
      await paint(person, column.fill);
    }
  }
  await person.page.keyboard.press("Escape");
  await person.saved();
}

async function paint(person, fillName) {
  await person.page.getByRole("button", { name: `${fillName} fill` }).click();
}

async function pointAt(person, { x, y }) {
  await person.page.mouse.move(x - 30, y - 30);
  await person.page.mouse.move(x, y, { steps: 4 });
}

async function run(browser) {
  const ada = await Person.arrive(browser, "Ada Lovelace", url, { deviceScaleFactor: 2, colorScheme });
  const board = await ada.createBoard("Why we plan on a board");
  await fill(ada);
  const others = [];
  for (const name of ["Grace Hopper", "Hedy Lamarr"]) {
    const person = await Person.arrive(browser, name, board);
    await person.onBoard();
    others.push(person);
  }
  // Their views differ; what they point at are places on the board.
  const places = [COLUMNS[1].x + 120, COLUMNS[2].x + 180].map((x, i) => ({ x, y: 500 - i * 70 }));
  for (const [index, person] of others.entries()) await pointAt(person, places[index]);
  await ada.until("two cursors", () => window.collabboard.cursors().length === 2);
  const note = await ada.page.evaluate(() =>
    window.collabboard.objects().find((object) => object.props.text.startsWith("Saved means")),
  );
  const onNote = await ada.toPage({ x: note.x + 60, y: note.y + 100 });
  await ada.page.mouse.click(onNote.x, onNote.y);
  await ada.page.screenshot({ path: out });
}

const { browser, close } = await openBrowser();
try {
  await run(browser);
} finally {
  await close();
}
