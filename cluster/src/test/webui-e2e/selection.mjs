// node selection.mjs URL [SCREENSHOT_DIRECTORY]
// Ada works with what she has picked on a board of the server at URL, by pointer and by keys; Grace's page must show it.
// Prints a line per check; the exit status is not 0 where one failed.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { check, checkQuiet, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";

const [url, screenshots] = process.argv.slice(2);
if (!url) {
  console.error("usage: node selection.mjs URL [SCREENSHOT_DIRECTORY]");
  process.exit(2);
}

const near = (a, b) => Math.abs(a - b) < 2;

/** Where things are put, in the page of Ada: right of the style panel. */
const FIRST = { x: 420, y: 250 };
const SECOND = { x: 700, y: 300 };

async function run(browser) {
  const ada = await Person.arrive(browser, "Ada", url, { permissions: ["clipboard-read", "clipboard-write"] });
  const board = await ada.createBoard("Selection");
  const grace = await Person.arrive(browser, "Grace", board);
  await grace.onBoard();
  await check("Ada puts down a note and a rectangle", async () => {
    await ada.placeNote(FIRST, "One");
    await ada.placeRectangle(SECOND);
    await ada.page.keyboard.press("Escape");
    await seen(grace, "both", (objects) => objects.length === 2);
  });
  await pickAndMove(ada, grace);
  await shape(ada, grace);
  await copies(ada, grace);
  await pointsAndLetters(ada, grace);
  await panels(ada, board);
  await checkQuiet([ada, grace]);
}

async function pickAndMove(ada, grace) {
  await check("Grace sees both move when Ada drags what her marquee has taken", async () => {
    const before = await ada.objects();
    await drag(ada, { x: FIRST.x - 120, y: FIRST.y - 120 }, { x: SECOND.x + 130, y: SECOND.y + 90 });
    await drag(ada, FIRST, { x: FIRST.x, y: FIRST.y + 80 });
    await seen(
      grace,
      "both lower",
      (objects, wanted) => wanted.every(({ id, y }) => Math.abs(objects.find((one) => one.id === id).y - y - 80) < 6),
      before,
    );
  });
  await check("one undo brings both back, one redo moves them again", async () => {
    await ada.page.keyboard.press("Control+z");
    await seen(
      grace,
      "both back",
      (objects, y) => objects.every((one) => Math.abs(one.y + one.height / 2 - y) < 60),
      await boardY(ada, FIRST.y + 25),
    );
    await ada.page.keyboard.press("Control+Shift+z");
    await ada.saved();
  });
  await check("a grouped object takes the group along", async () => {
    await ada.page.keyboard.press("Control+g");
    await seen(grace, "a group", (objects) => objects[0].groupId !== "" && objects[0].groupId === objects[1].groupId);
    await ada.page.keyboard.press("Escape");
    const [first, second] = await ada.objects();
    await drag(ada, await middle(ada, first), offset(await middle(ada, first), 40, 30), { control: true });
    const moved = { id: second.id, x: second.x + 40, y: second.y + 30 };
    await seen(grace, "the other of the group moved", isAt, moved);
    await ada.page.keyboard.press("Control+Shift+g");
    await seen(grace, "no group", (objects) => objects.every((one) => one.groupId === ""));
    await ada.page.keyboard.press("Escape");
  });
}

async function shape(ada, grace) {
  const rectangle = () => ada.objects().then((objects) => objects.find((one) => one.kind === "rectangle"));
  await check("Grace sees Ada resize the rectangle by its corner, while she does it", async () => {
    const before = await rectangle();
    const at = await middle(ada, before);
    await ada.page.mouse.click(at.x, at.y);
    const corner = await ada.toPage({ x: before.x + before.width, y: before.y + before.height });
    await ada.page.mouse.move(corner.x + 3, corner.y + 3);
    await ada.page.mouse.down();
    await ada.page.keyboard.down("Control");
    await ada.page.mouse.move(corner.x + 63, corner.y + 43, { steps: 5 });
    const wanted = { id: before.id, width: before.width + 60, height: before.height + 40 };
    await seen(grace, "the larger rectangle", isSized, wanted);
    await ada.page.mouse.up();
    await ada.page.keyboard.up("Control");
    await ada.saved();
  });
  await check("Grace sees it turned to 90 degrees, in steps", async () => {
    const before = await rectangle();
    const at = await middle(ada, before);
    const knob = { x: at.x, y: at.y - before.height / 2 - 26 };
    await ada.page.mouse.move(knob.x, knob.y);
    await ada.page.mouse.down();
    await ada.page.keyboard.down("Shift");
    await ada.page.mouse.move(at.x + 130, at.y - 6, { steps: 6 });
    await ada.page.mouse.up();
    await ada.page.keyboard.up("Shift");
    await seen(
      grace,
      "the turned rectangle",
      (objects, id) => Math.abs(objects.find((one) => one.id === id).rotation - 90) < 0.01,
      before.id,
    );
  });
  await check("Grace sees the colours that Ada gives to both at once", async () => {
    await ada.page.keyboard.press("Control+a");
    await ada.page.getByRole("button", { name: "Violet fill" }).click();
    await seen(grace, "violet", (objects) => objects.every((one) => one.props.fill?.toLowerCase() === "#c5b3f6"));
    await ada.page.getByRole("button", { name: "Dashed line" }).click();
    await seen(grace, "dashes", (objects) => objects.some((one) => one.props.strokeStyle === "dashed"));
    await shoot(ada, "style");
  });
  await check("what Ada makes next has the style that she chose last", async () => {
    await ada.page.keyboard.press("Escape");
    await ada.placeRectangle({ x: 900, y: 620 });
    await seen(
      grace,
      "another one like it",
      (objects) => objects.filter((one) => one.props.strokeStyle === "dashed").length === 2,
    );
    await ada.page.keyboard.press("Delete");
    await seen(grace, "two again", (objects) => objects.length === 2);
  });
}

async function copies(ada, grace) {
  const note = () => ada.objects().then((objects) => objects.find((one) => one.kind === "sticky_note"));
  await check("Grace sees a duplicate, and a copy that Ada drags away with alt", async () => {
    await pick(ada, await note());
    await ada.page.keyboard.press("Control+d");
    await seen(grace, "the duplicate", (objects) => objects.length === 3);
    await ada.page.keyboard.press("Delete");
    await seen(grace, "no duplicate", (objects) => objects.length === 2);
    const from = await pick(ada, await note());
    await ada.page.keyboard.down("Alt");
    await drag(ada, from, offset(from, 30, 200));
    await ada.page.keyboard.up("Alt");
    await seen(grace, "the copy", (objects) => objects.filter((one) => one.props.text === "One").length === 2);
    await ada.page.keyboard.press("Control+z");
    await seen(grace, "no copy after one undo", (objects) => objects.length === 2);
  });
  await check("Grace sees what Ada copies and pastes, and cuts", async () => {
    await pick(ada, await note());
    await ada.page.keyboard.press("Control+c");
    await ada.page.mouse.move(950, 560);
    await ada.page.keyboard.press("Control+v");
    await seen(grace, "the pasted note", (objects) => objects.filter((one) => one.props.text === "One").length === 2);
    await ada.page.keyboard.press("Control+x");
    await seen(grace, "it cut out", (objects) => objects.length === 2);
  });
  await check("text of another program becomes a note, SVG a picture", async () => {
    for (const [text, kind] of [
      ["From elsewhere", "sticky_note"],
      [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#2f7de1"/></svg>',
        "svg",
      ],
    ]) {
      await ada.page.evaluate((content) => navigator.clipboard.writeText(content), text);
      await ada.page.keyboard.press("Control+v");
      await seen(
        grace,
        `a ${kind}`,
        (objects, [want, of]) => objects.some((one) => one.kind === of && (one.props.text ?? one.props.svg) === want),
        [text, kind],
      );
      await ada.page.mouse.move(980, 240);
    }
  });
  await check("a picture larger than an object may be is pasted small enough", async () => {
    await ada.page.evaluate(async () => {
      const canvas = new OffscreenCanvas(900, 700);
      const context = canvas.getContext("2d");
      for (let i = 0; i < 4_000; i++) {
        context.fillStyle = `hsl(${(i * 47) % 360} 70% 50%)`;
        context.fillRect((i * 131) % 900, (i * 97) % 700, 30, 20);
      }
      await navigator.clipboard.write([new ClipboardItem({ "image/png": await canvas.convertToBlob() })]);
    });
    await ada.page.mouse.move(760, 620);
    await ada.page.keyboard.press("Control+v");
    const image = await seen(grace, "the picture", (objects) => objects.find((one) => one.kind === "image"));
    if (image.props.src.length > 32_000) throw new Error(`${image.props.src.length} characters`);
    if (!near(image.width / image.height, 9 / 7)) throw new Error("other proportions");
  });
  await check("Ada cannot pick by pointing what she locked, but from the menu she can unlock it", async () => {
    const at = await pick(ada, await note());
    await ada.page.keyboard.press("Control+Shift+l");
    await seen(grace, "a lock", (objects) => objects.some((one) => one.props.locked === true));
    await ada.page.keyboard.press("Escape");
    await ada.page.mouse.click(at.x, at.y);
    if (await ada.page.locator(".style-panel").isVisible()) throw new Error("a locked note was picked");
    await ada.page.mouse.click(at.x, at.y, { button: "right" });
    await shoot(ada, "menu");
    await ada.page.getByRole("menuitem", { name: "Lock or unlock" }).click();
    await seen(grace, "no lock", (objects) => objects.every((one) => one.props.locked !== true));
  });
}

async function pointsAndLetters(ada, grace) {
  const line = { from: { x: 420, y: 120 }, middle: { x: 520, y: 120 }, to: { x: 620, y: 120 } };
  await check("Grace sees the point that Ada makes of the middle of a line, until she takes it out", async () => {
    await ada.page.keyboard.press("l");
    await drag(ada, line.from, line.to, { control: true });
    await seen(grace, "a line", (objects) => objects.some((one) => one.kind === "line"));
    await drag(ada, line.middle, offset(line.middle, 0, -50));
    await seen(grace, "its bend", (objects) =>
      objects.some((one) => one.kind === "line" && one.props.points.split(" ").length === 3),
    );
    await ada.page.mouse.dblclick(line.middle.x, line.middle.y - 50);
    await seen(grace, "it straight", (objects) =>
      objects.some((one) => one.kind === "line" && one.props.points.split(" ").length === 2),
    );
    await ada.page.keyboard.press("Delete");
    await seen(grace, "no line", (objects) => objects.every((one) => one.kind !== "line"));
  });
  await check("and letters that grow with the corner of their text", async () => {
    await ada.page.keyboard.press("t");
    await ada.page.mouse.click(line.from.x, line.from.y);
    await ada.page.getByLabel("Text of the object").fill("Headline");
    await ada.page.keyboard.press("Escape");
    const text = await seen(grace, "a text", (objects) => objects.find((one) => one.kind === "text"));
    const corner = await ada.toPage({ x: text.x + text.width, y: text.y + text.height });
    await drag(ada, offset(corner, 4, 4), offset(corner, 4 + text.width, 4 + text.height));
    await seen(grace, "letters of 40", (objects) => objects.some((one) => Math.abs(one.props.fontSize - 40) < 2));
    await ada.page.keyboard.press("Delete");
    await seen(grace, "no text", (objects) => objects.every((one) => one.kind !== "text"));
  });
}

async function panels(ada) {
  await check("Escape closes what is innermost: menu, panel with the focus, what is picked, panel", async () => {
    const { page } = ada;
    const chat = page.getByRole("region", { name: "Chat" });
    const picked = page.getByRole("region", { name: /Style of \d+ selected/ });
    await page.getByRole("application").focus();
    await page.keyboard.press("Control+a");
    await picked.waitFor();
    await page.keyboard.press("c");
    await chat.waitFor();
    await page.keyboard.press("Escape");
    await chat.waitFor({ state: "detached" });
    await ada.until("the board to have the keys", () => document.activeElement?.getAttribute("role") === "application");
    await page.keyboard.press("c");
    await page.getByRole("textbox", { name: "Message" }).waitFor();
    await page.getByRole("application").focus();
    await page.keyboard.press("ContextMenu");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    if (!(await picked.isVisible())) throw new Error("the menu took what is picked with it");
    await page.keyboard.press("Escape");
    await picked.waitFor({ state: "detached" });
    if (!(await chat.isVisible())) throw new Error("the chat went with what was picked");
    await page.keyboard.press("Escape");
    await chat.waitFor({ state: "detached" });
  });
  await check("a question mark shows the keys, and Escape hides them", async () => {
    await ada.page.keyboard.press("Escape");
    await ada.page.keyboard.press("?");
    await ada.page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await shoot(ada, "help");
    await ada.page.keyboard.press("Escape");
    await ada.page.getByRole("dialog").waitFor({ state: "detached" });
  });
  await check("a press on the map moves the view there", async () => {
    await ada.page.locator(".surface").focus();
    await ada.page.keyboard.press("m");
    const map = await ada.page.getByRole("img", { name: "Map of the board" }).boundingBox();
    const before = await ada.toPage({ x: 0, y: 0 });
    await shoot(ada, "map");
    await ada.page.mouse.click(map.x + 5, map.y + 5);
    await ada.until(
      "another view",
      ({ x, y }) => {
        const now = window.collabboard.toPage({ x: 0, y: 0 });
        return now.x > x + 100 && now.y > y + 100;
      },
      before,
    );
  });
}

/** Waits until a person's objects satisfy a condition, which runs in the page; returns what it gave. */
function seen(person, what, condition, argument) {
  return person.until(
    what,
    new Function("argument", `return (${condition.toString()})(window.collabboard.objects(), argument)`),
    argument,
  );
}

function isAt(objects, wanted) {
  const object = objects.find((one) => one.id === wanted.id);
  return Math.abs(object.x - wanted.x) < 2 && Math.abs(object.y - wanted.y) < 2;
}

function isSized(objects, wanted) {
  const object = objects.find((one) => one.id === wanted.id);
  return Math.abs(object.width - wanted.width) < 2 && Math.abs(object.height - wanted.height) < 2;
}

/** Clicks an object, alone; returns where. */
async function pick(person, object) {
  await person.page.keyboard.press("Escape");
  const at = await middle(person, object);
  await person.page.mouse.click(at.x, at.y);
  return at;
}

function middle(person, { x, y, width, height }) {
  return person.toPage({ x: x + width / 2, y: y + height / 2 });
}

function offset({ x, y }, dx, dy) {
  return { x: x + dx, y: y + dy };
}

async function drag(person, from, to, { control = false } = {}) {
  await person.page.mouse.move(from.x, from.y);
  await person.page.mouse.down();
  if (control) await person.page.keyboard.down("Control");
  await person.page.mouse.move(to.x, to.y, { steps: 6 });
  await person.page.mouse.up();
  if (control) await person.page.keyboard.up("Control");
}

async function boardY(person, pageY) {
  const origin = await person.toPage({ x: 0, y: 0 });
  return pageY - origin.y;
}

/** For people to look at: whether one can be taken is not what is checked here. */
async function shoot(person, name) {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await person.page.screenshot({ path: path.join(screenshots, `selection-${name}.png`) });
}

await runWith(openBrowser, run);
