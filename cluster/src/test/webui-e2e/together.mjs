// node together.mjs URL [SCREENSHOT_DIRECTORY]
// Two people on one board of the server at URL see what the other picks and looks at; boards are found, shared and
// renamed; the status bar and the frames tell what goes on. Prints a line per check; the exit status is not 0 where one
// failed.
import { openBrowser } from "./browser.mjs";
import { check, checkQuiet, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";
import { shooting } from "./shooting.mjs";

const [url, screenshots] = process.argv.slice(2);
const shoot = shooting(screenshots);
if (!url) {
  console.error("usage: node together.mjs URL [SCREENSHOT_DIRECTORY]");
  process.exit(2);
}

/** A frame or an exchange; the choices of the filter are options too. */
const ROW = '[role="listbox"] [role="option"]';

/** Others of this name may be on the server from before. */
const RUN = Date.now().toString(36);
const STUDY = `Étude together ${RUN}`;
const [NINTH, TENTH, RENAMED] = [`Retrospective 9 ${RUN}`, `Retrospective 10 ${RUN}`, `Sprint 9 ${RUN}`];

const FAR = { x: 2400, y: 1300 };

async function run(browser) {
  const ada = await Person.arrive(browser, "Ada Lovelace", url, { permissions: ["clipboard-read", "clipboard-write"] });
  await check("the boards page is there, with or without boards", async () => {
    await ada.page.getByRole("heading", { name: "Boards" }).waitFor();
    await ada.page.getByText("No boards yet").or(ada.page.getByLabel("Search boards")).waitFor();
    await shoot(ada, "boards-at-first");
  });
  const board = await ada.createBoard(STUDY);
  const grace = await Person.arrive(browser, "Grace Hopper", board, { viewport: { width: 1000, height: 700 } });
  await grace.onBoard();
  const people = [ada, grace];
  await selections(ada, grace);
  await following(ada, grace);
  await link(ada, board);
  await statusBar(ada, grace);
  await boardsPage(ada, board);
  await checkQuiet(people);
}

async function selections(ada, grace) {
  await check("Grace sees what Ada has picked, in Ada's name, and that it is let go", async () => {
    await ada.placeNote({ x: 500, y: 400 }, "Follow me");
    await ada.saved();
    const [note] = await ada.objects();
    await grace.until(
      "Ada's selection",
      (id) => window.collabboard.selections().some(({ name, ids }) => name === "Ada Lovelace" && ids[0] === id),
      note.id,
    );
    await shoot(grace, "others-selection");
    await ada.page.getByLabel("Board", { exact: true }).focus();
    await ada.page.keyboard.press("Escape");
    await grace.until("no selection", () => window.collabboard.selections().length === 0);
  });
}

async function following(ada, grace) {
  const isNear = ({ x, y }) => {
    const view = window.collabboard.view();
    return Math.abs(view.x - x) < 2 && Math.abs(view.y - y) < 2;
  };
  await check("Grace jumps to Ada, who is far away", async () => {
    await wheel(ada, FAR.x, FAR.y);
    const { x, y } = await pointed(ada);
    await grace.until(
      "Ada's cursor",
      (at) => window.collabboard.cursors().some((one) => Math.abs(one.x - at.x) < 2 && Math.abs(one.y - at.y) < 2),
      { x, y },
    );
    await grace.page.getByRole("button", { name: /Everyone on this board/ }).click();
    await shoot(grace, "everyone");
    await grace.page.getByRole("button", { name: "Jump to Ada Lovelace" }).click();
    await grace.until("Ada's place in the middle", isNear, { x, y });
    await grace.page.keyboard.press("Escape");
  });
  await check("Grace follows Ada by a click on her face, and sees all that Ada sees", async () => {
    await grace.page.getByRole("list", { name: "On this board" }).getByRole("button", { name: "Follow Ada" }).click();
    await grace.page.getByText("Following Ada Lovelace").waitFor();
    await grace.until("Ada's view", isNear, await viewOf(ada));
    const before = await viewOf(ada);
    await wheel(ada, -700, -350);
    await ada.page.keyboard.down("Control");
    await ada.page.mouse.wheel(0, 150);
    await ada.page.keyboard.up("Control");
    await ada.until("her own view, farther away", (zoom) => window.collabboard.view().zoom < zoom, before.zoom);
    const wanted = await viewOf(ada);
    await grace.until("Ada's new view", isNear, wanted);
    // A view on its way there already has the zoom within a hundredth, and still shows less.
    await grace.until(
      "all that Ada sees, no larger than it takes",
      ({ zoom, width, height }) => {
        const view = window.collabboard.view();
        const wider = view.width / view.zoom - width / zoom;
        const higher = view.height / view.zoom - height / zoom;
        return wider > -1 && higher > -1 && Math.min(wider, higher) < 10;
      },
      wanted,
    );
    await shoot(grace, "following");
  });
  await check("it ends with Escape, and with any move of one's own", async () => {
    await grace.page.keyboard.press("Escape");
    await grace.page.getByText("Following Ada Lovelace").waitFor({ state: "detached" });
    await grace.page.getByRole("list", { name: "On this board" }).getByRole("button", { name: "Follow Ada" }).click();
    await grace.page.getByText("Following Ada Lovelace").waitFor();
    await grace.page.mouse.move(500, 400);
    await grace.page.mouse.wheel(40, 0);
    await grace.page.getByText("Following Ada Lovelace").waitFor({ state: "detached" });
    const before = await viewOf(grace);
    await wheel(ada, 300, 0);
    await grace.until("Ada to be elsewhere", ({ x }) => window.collabboard.cursors()[0]?.x > x, before);
    const after = await viewOf(grace);
    if (after.x !== before.x) throw new Error("Grace is taken along");
  });
}

async function link(ada, board) {
  await check("Ada copies the board's address", async () => {
    await ada.page.getByRole("button", { name: "Copy link" }).click();
    await ada.page.getByText("Link copied").waitFor();
    const copied = await ada.page.evaluate(() => navigator.clipboard.readText());
    if (copied !== board) throw new Error(`copied ${copied}`);
  });
  await check("where there is no clipboard, she gets the address to copy by hand", async () => {
    await ada.page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
      document.execCommand = () => false;
    });
    await ada.page.getByRole("button", { name: "Copy link" }).click();
    const field = ada.page.getByLabel("Address of the board");
    if ((await field.inputValue()) !== board) throw new Error("another address");
    await ada.page.getByRole("button", { name: "Close", exact: true }).click();
    await field.waitFor({ state: "detached" });
  });
}

async function statusBar(ada, grace) {
  await check("the status bar tells the objects, the seq, the round trip and the frame rate", async () => {
    await ada.page.getByRole("button", { name: "Show status bar" }).click();
    const bar = ada.page.getByRole("group", { name: "Status bar" });
    for (const text of [/Online/, /Objects\s*1/, /Seq\s*[1-9]/, /Round trip\s*[\d.]+ ms/, /fps\s*\d+/]) {
      await bar.filter({ hasText: text }).waitFor();
    }
  });
  await check("the frames show a request with its answer, as one, and what is in it", async () => {
    await ada.page.getByRole("button", { name: "Frames" }).click();
    const frames = ada.page.getByRole("region", { name: "Frames" });
    await frames.waitFor();
    await grace.placeRectangle({ x: 300, y: 300 });
    await grace.saved();
    await frames.locator(ROW).filter({ hasText: "object:created" }).waitFor();
    await frames.getByLabel("Syscall begins with").fill("board:users");
    const exchange = frames.locator(ROW).filter({ hasText: /done.*ms/ });
    await exchange.first().click();
    await frames.getByText('"REQUEST"').waitFor();
    await frames.getByText('"DONE"').waitFor();
    await frames.getByText('"user_name": "Grace Hopper"').waitFor();
    await shoot(ada, "frames");
    const others = await frames.locator(ROW).filter({ hasNotText: "board:users:list" }).count();
    if (others > 0) throw new Error("frames that were not asked for");
  });
  await check("they stop when paused, and are cleared", async () => {
    const frames = ada.page.getByRole("region", { name: "Frames" });
    await frames.getByLabel("Syscall begins with").fill("");
    await frames.getByRole("button", { name: "Pause" }).click();
    await frames.getByRole("button", { name: "Clear" }).click();
    await frames.getByText("0 of 0").waitFor();
    await grace.placeNote({ x: 600, y: 200 }, "unseen");
    await grace.saved();
    await ada.until("the note", () => window.collabboard.objects().length === 3);
    if ((await frames.locator(ROW).count()) > 0) throw new Error("recorded while paused");
    await frames.getByRole("button", { name: "Close frames" }).click();
    await frames.waitFor({ state: "detached" });
  });
  await check("the status bar is remembered", async () => {
    await ada.page.reload();
    await ada.onBoard();
    await ada.page.getByRole("group", { name: "Status bar" }).waitFor();
    await ada.page.getByRole("button", { name: "Hide status bar" }).click();
  });
}

async function boardsPage(ada, board) {
  await ada.page.getByRole("link", { name: "All boards" }).click();
  for (const name of [NINTH, TENTH]) {
    await ada.createBoard(name);
    await ada.page.getByRole("link", { name: "All boards" }).click();
  }
  const cards = ada.page.getByRole("list", { name: "Boards", exact: true }).getByRole("listitem");
  await check("the board that was drawn on has a picture, those that are empty have none", async () => {
    await cards.filter({ hasText: STUDY }).locator("img").waitFor();
    if ((await cards.filter({ hasText: NINTH }).locator("img").count()) > 0) throw new Error("of nothing");
    await shoot(ada, "boards");
  });
  await check("Ada finds a board by a part of its name, without accents, by keyboard only", async () => {
    await ada.page.keyboard.press("/");
    await ada.page.keyboard.type(`TOGETHER ${RUN} etu`);
    await ada.page.waitForFunction(() => document.querySelectorAll(".cards > li").length === 1);
    await ada.page.keyboard.press("Enter");
    await ada.onBoard();
    if (ada.page.url() !== board) throw new Error(`opened ${ada.page.url()}`);
    await ada.page.getByRole("link", { name: "All boards" }).click();
    await ada.page.getByLabel("Search boards").fill("no such board");
    await ada.page.getByText("No board fits that.").waitFor();
    await ada.page.getByLabel("Search boards").fill("");
  });
  await check("the one that was opened last comes first, unless another order is wanted", async () => {
    await cards.first().filter({ hasText: STUDY }).waitFor();
    await ada.page.getByLabel("Order").selectOption("Newest");
    await cards.first().filter({ hasText: TENTH }).waitFor();
  });
  await check("Ada renames a board in the list, and it is so on the board", async () => {
    await ada.page.getByRole("button", { name: `Rename ${NINTH}` }).click();
    await ada.page.getByLabel("New name").fill(RENAMED);
    await ada.page.keyboard.press("Enter");
    await cards.filter({ hasText: RENAMED }).getByRole("link").click();
    await ada.onBoard();
    await ada.page.waitForFunction(() => document.title.startsWith("Sprint 9 "));
    await ada.page.getByRole("link", { name: "All boards" }).click();
  });
  await check("Ada deletes a board from the list", async () => {
    await ada.page.getByRole("button", { name: `Delete ${TENTH}` }).click();
    await ada.page.getByRole("button", { name: "Delete board" }).click();
    await cards.filter({ hasText: TENTH }).waitFor({ state: "detached" });
  });
}

/** Moves the paper with the pointer in the middle of the window. */
async function wheel(person, x, y) {
  const { width, height } = person.page.viewportSize();
  await person.page.mouse.move(width / 2 + 40, height / 2);
  const before = await viewOf(person);
  await person.page.mouse.wheel(x, y);
  await person.until("the paper to move", (from) => window.collabboard.view().x !== from.x, before);
  await person.page.mouse.move(width / 2, height / 2);
}

function viewOf(person) {
  return person.page.evaluate(() => window.collabboard.view());
}

/** The board point in the middle of the window, where `wheel` leaves the pointer. */
async function pointed(person) {
  const { x, y } = await viewOf(person);
  return { x, y };
}

await runWith(openBrowser, run);
