// node screenshot.mjs URL OUT [light|dark]
// Takes pictures of every screen of the server at URL into the directory OUT, in both themes unless one is named.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { runWith } from "./checks.mjs";
import { livelyBoard } from "./lively-board.mjs";
import { Person } from "./person.mjs";

const [url, out, theme] = process.argv.slice(2);
if (!url || !out) {
  console.error("usage: node screenshot.mjs URL OUT [light|dark]");
  process.exit(2);
}

async function run(browser) {
  mkdirSync(out, { recursive: true });
  for (const colorScheme of theme ? [theme] : ["light", "dark"]) await screens(browser, colorScheme);
}

async function screens(browser, colorScheme) {
  const shoot = async ({ page }, name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path.join(out, `${name}-${colorScheme}.png`) });
  };
  const stranger = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme });
  await stranger.goto(url);
  await stranger.getByRole("button", { name: "Start" }).waitFor();
  await shoot({ page: stranger }, "sign-in");

  const ada = await Person.arrive(browser, "Ada Lovelace", url, { colorScheme });
  await ada.createBoard(`Retrospective, ${colorScheme}`);
  await shoot(ada, "board-empty");
  await boards(ada);
  const board = await ada.createBoard(`Why we plan on a board, ${colorScheme}`);
  await choose(ada);
  await shoot(ada, "import");
  await ada.page.getByRole("button", { name: "Place on the board" }).click();
  await ada.saved();
  await ada.page.getByRole("application").focus();
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("button", { name: "Show all" }).click();

  const grace = await Person.arrive(browser, "Grace Hopper", board, { colorScheme });
  const hedy = await Person.arrive(browser, "Hedy Lamarr", board, { colorScheme });
  for (const person of [grace, hedy]) await person.onBoard();
  await pointAt(grace, "Sketch it together", 40);
  await grace.page.mouse.down();
  await grace.page.mouse.up();
  await pointAt(hedy, "Compare two boards", 60);
  await ada.until("two cursors", () => window.collabboard.cursors().length === 2);
  await shoot(ada, "board");
  await pick(ada, "Invite the support team");
  await shoot(ada, "style");
  await ada.page.keyboard.press("Escape");
  await ada.page.keyboard.press("?");
  await ada.page.getByRole("dialog").waitFor();
  await shoot(ada, "help");
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("button", { name: "Export and import" }).click();
  await ada.page.getByRole("dialog").waitFor();
  await shoot(ada, "export");
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("button", { name: "Show status bar" }).click();
  await ada.page.getByRole("button", { name: "Frames" }).click();
  await ada.page.getByRole("region", { name: "Frames" }).waitFor();
  await pointAt(grace, "Photos nobody finds again", 60);
  await pointAt(grace, "Sketch it together", 40);
  await ada.page.locator(".frame-row").nth(2).click();
  await shoot(ada, "frames");
  await ada.page.getByRole("button", { name: "Close frames" }).click();
  await ada.page.getByRole("button", { name: "Hide status bar" }).click();
  await ada.page.getByRole("button", { name: /Everyone on this board/ }).click();
  await shoot(ada, "people");
  await ada.page.getByRole("list", { name: "On this board" }).getByRole("button", { name: "Follow Grace" }).click();
  await ada.page
    .getByText(/Following Grace/)
    .first()
    .waitFor();
  await shoot(ada, "follow");
  await boards(ada);
  await shoot(ada, "boards");
}

async function boards(person) {
  await person.page.getByRole("link", { name: "All boards" }).click();
  await person.page.getByLabel("Search boards").waitFor();
}

/** Opens the preview of the drawing. */
async function choose({ page }) {
  await page.getByRole("button", { name: "Export and import" }).click();
  const buffer = Buffer.from(livelyBoard());
  await page.locator("input[type=file]").setInputFiles([{ name: "plan.json", mimeType: "application/json", buffer }]);
  await page.getByText("Reading …").waitFor({ state: "detached" });
}

/** Where the object with a text is on a person's page. */
async function placeOf(person, text, across = 60) {
  const found = (await person.objects()).find((object) => object.props.text === text);
  return person.toPage({ x: found.x + across, y: found.y + 0.7 * found.height });
}

async function pointAt(person, text, across) {
  const { x, y } = await placeOf(person, text, across);
  await person.page.mouse.move(x - 30, y - 30);
  await person.page.mouse.move(x, y, { steps: 4 });
}

async function pick(person, text) {
  const { x, y } = await placeOf(person, text);
  await person.page.mouse.click(x, y);
}

await runWith(openBrowser, run);
