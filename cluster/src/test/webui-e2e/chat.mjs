// node chat.mjs URL [SCREENSHOT_DIRECTORY]
// Two people on one board of the server at URL talk: each sees what the other says and when the other types, what was said is
// there after a reload and paged back to, and what is said without a connection is sent once there is one, exactly once.
// Prints a line per check; the exit status is not 0 where one failed.
import { openBrowser } from "./browser.mjs";
import { check, checkQuiet, runWith } from "./checks.mjs";
import { sayMany } from "./crowd.mjs";
import { Person } from "./person.mjs";
import { shooting } from "./shooting.mjs";

const [url, screenshots] = process.argv.slice(2);
const shoot = shooting(screenshots);
if (!url) {
  console.error("usage: node chat.mjs URL [SCREENSHOT_DIRECTORY]");
  process.exit(2);
}

const MANY = 110;
const ADDRESS = "https://example.org/a_(b)?c=d";
const LONG = `${"Donaudampfschifffahrtsgesellschaft".repeat(4)} and so on, in a sentence that takes some lines too.`;

const chat = ({ page }) => page.getByRole("region", { name: "Chat" });
const field = (person) => chat(person).getByLabel("Message", { exact: true });
const bubble = (person, text) => chat(person).locator(".chat-bubble").filter({ hasText: text });

async function say(person, text) {
  await field(person).fill(text);
  await field(person).press("Enter");
}

/** Waits until a page shows a text so many times among the messages. */
function shows(person, text, times = 1) {
  return person.until(
    `“${text}” ${times} times`,
    ([wanted, count]) =>
      [...document.querySelectorAll(".chat-bubble")].filter((one) => one.textContent === wanted).length === count,
    [text, times],
  );
}

async function run(browser) {
  const ada = await Person.arrive(browser, "Ada Lovelace", url);
  const board = await ada.createBoard("Chat");
  const grace = await Person.arrive(browser, "Grace Brewster Murray Hopper", board);
  await grace.onBoard();
  const line = await lineOf(grace);
  await talk(ada, grace);
  await typing(ada, grace);
  await unread(ada, grace);
  await offline(ada, grace, line);
  await history(ada, grace);
  await checkQuiet([ada, grace]);
}

/** The connection of a page, to be cut and mended; set up for the next load of the page. */
async function lineOf(person) {
  const line = { isCut: false, isDeaf: false, socket: undefined };
  await person.page.routeWebSocket(/\/api\/ws/, (socket) => {
    if (line.isCut) {
      void socket.close({ code: 1001 });
      return;
    }
    line.socket = socket;
    const server = socket.connectToServer();
    server.onMessage((message) => line.isDeaf || socket.send(message));
  });
  await person.page.reload();
  await person.onBoard();
  return line;
}

async function talk(ada, grace) {
  await check("Ada opens the chat by its key, and is invited to begin", async () => {
    await ada.page.getByRole("application").focus();
    await ada.page.keyboard.press("c");
    await chat(ada).getByText("Nobody has said anything yet.").waitFor();
    await shoot(ada, "empty");
  });
  await check("what she says is seen by Grace, with her name, whole, and with a link", async () => {
    await grace.page.getByRole("button", { name: "Chat" }).click();
    await say(ada, `Hello, look at (${ADDRESS}).`);
    await bubble(grace, "Hello, look at").waitFor();
    await chat(grace).getByText("Ada Lovelace", { exact: true }).first().waitFor();
    const link = bubble(grace, "Hello").getByRole("link");
    if ((await link.getAttribute("href")) !== ADDRESS) throw new Error(await link.getAttribute("href"));
    if (!(await link.getAttribute("rel")).includes("noopener")) throw new Error("the link knows where it came from");
  });
  await check("a message of several lines is sent by Enter, and markup stays text", async () => {
    await field(grace).fill("<b>One</b>");
    await field(grace).press("Shift+Enter");
    await field(grace).pressSequentially("two");
    await field(grace).press("Enter");
    await shows(ada, "<b>One</b>\ntwo");
    if ((await field(grace).inputValue()) !== "") throw new Error("the field is not empty");
    await say(ada, LONG);
    await shows(grace, LONG);
    await shoot(grace, "talk");
  });
}

async function typing(ada, grace) {
  await check("Grace sees that Ada types, and that she no longer does", async () => {
    await field(ada).pressSequentially("Wait");
    await chat(grace).getByText("Ada Lovelace is typing…").waitFor();
    await shoot(grace, "typing");
    await field(ada).fill("");
    await chat(grace).getByText("Ada Lovelace is typing…").waitFor({ state: "detached" });
    await field(ada).pressSequentially("Wait");
    await chat(grace).getByText("Ada Lovelace is typing…").waitFor();
    await say(ada, "Done");
    await shows(grace, "Done");
    await chat(grace).getByText("Ada Lovelace is typing…").waitFor({ state: "detached" });
  });
}

async function unread(ada, grace) {
  await check("what comes while the chat is closed is counted on its button, until it is opened", async () => {
    await field(ada).press("Escape");
    await chat(ada).waitFor({ state: "detached" });
    await ada.until("the board to have the keys", () => document.activeElement?.getAttribute("role") === "application");
    await say(grace, "Are you there?");
    await say(grace, "Hello?");
    await ada.page.getByRole("button", { name: "Chat, 2 unread" }).click();
    await shows(ada, "Hello?");
    await ada.page.getByRole("button", { name: "Chat", exact: true }).waitFor();
  });
  await check("after a reload nothing that was seen is unread, and all of it is there", async () => {
    await ada.page.reload();
    await ada.onBoard();
    await ada.page.getByRole("button", { name: "Chat", exact: true }).click();
    await shows(ada, "Hello?");
    await shows(ada, "Done");
    await ada.page.getByRole("button", { name: "Chat", exact: true }).waitFor();
  });
}

async function offline(ada, grace, line) {
  await check("a message whose answer is lost is stored once", async () => {
    line.isDeaf = true;
    await say(grace, "Once");
    await shows(ada, "Once");
    line.isCut = true;
    line.isDeaf = false;
    await line.socket.close({ code: 1001 });
    await chat(grace).getByText("You are offline").waitFor();
  });
  await check("what is said offline waits, over a reload too, and is sent in its order, once", async () => {
    await say(grace, "Later 1");
    await say(grace, "Later 2");
    await chat(grace).getByText("Waiting to be sent").last().waitFor();
    await shoot(grace, "offline");
    await grace.page.reload();
    await grace.page.getByRole("button", { name: "Chat" }).click();
    await shows(grace, "Later 2");
    line.isCut = false;
    await grace.onBoard();
    await shows(ada, "Later 2");
    await chat(grace).getByText("Waiting to be sent").last().waitFor({ state: "detached" });
    await grace.until("no message on its way", () => document.querySelectorAll(".chat-bubble.waiting").length === 0);
    for (const person of [ada, grace]) {
      for (const text of ["Once", "Later 1", "Later 2"]) await shows(person, text);
      const texts = await chat(person).locator(".chat-bubble").allTextContents();
      if (texts.slice(-3).join() !== "Once,Later 1,Later 2") throw new Error(`${person.name} sees ${texts.slice(-4)}`);
    }
  });
}

async function history(ada, grace) {
  await check("who has scrolled up stays there, and is told of new messages", async () => {
    await sayMany(ada, MANY);
    await shows(grace, `Message ${MANY}`);
    const log = chat(grace).getByRole("log");
    await log.hover();
    await grace.page.mouse.wheel(0, -1500);
    await chat(grace).getByRole("button", { name: "To the newest" }).waitFor();
    await say(ada, "Down here");
    await chat(grace).getByRole("button", { name: "New messages" }).click();
    await bubble(grace, "Down here").waitFor();
    await grace.until("the end", () => {
      const { scrollHeight, scrollTop, clientHeight } = document.querySelector(".chat-log");
      return scrollHeight - scrollTop - clientHeight < 2;
    });
    await shoot(grace, "many");
  });
  await check("scrolling up loads older messages until the first, and keeps the place", async () => {
    await ada.page.reload();
    await ada.onBoard();
    await ada.page.getByRole("button", { name: /^Chat/ }).click();
    await shows(ada, "Down here");
    const before = await chat(ada).locator(".chat-bubble").count();
    if (before > 60) throw new Error(`${before} messages at once`);
    const kept = await ada.page.evaluate(async () => {
      const log = document.querySelector(".chat-log");
      const topOf = (row) => Math.round(row.getBoundingClientRect().top);
      log.scrollTop = 300;
      await new Promise((done) => log.addEventListener("scroll", done, { once: true }));
      const row = [...log.querySelectorAll("[data-message]")].find(
        (one) => topOf(one) > log.getBoundingClientRect().top,
      );
      const [was, many] = [topOf(row), log.querySelectorAll("[data-message]").length];
      const loaded = () => log.querySelectorAll("[data-message]").length > many;
      while (!loaded()) await new Promise(requestAnimationFrame);
      return { was, is: topOf(log.querySelector(`[data-message="${row.dataset.message}"]`)) };
    });
    if (Math.abs(kept.is - kept.was) > 2) throw new Error(`moved from ${kept.was} to ${kept.is}`);
    await ada.until("the first message", () => {
      document.querySelector(".chat-log").scrollTop = 0;
      return document.querySelector(".chat-bubble").textContent.startsWith("Hello, look at");
    });
    const all = await chat(ada).locator(".chat-bubble").allTextContents();
    const many = all.filter((text) => text.startsWith("Message "));
    if (new Set(many).size !== MANY || many.length !== MANY) throw new Error(`${many.length} of ${MANY}`);
  });
}

await runWith(openBrowser, run);
