// node basics.mjs URL
// What every page owes: it asks no other server, runs nothing that is written into it, complains of nothing, and can be used by
// keyboard and by those who do not see it.
import { openBrowser } from "./browser.mjs";
import { check, checkQuiet, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";

const [url] = process.argv.slice(2);
if (!url) {
  console.error("usage: node basics.mjs URL");
  process.exit(2);
}

const SECURITY = {
  "content-security-policy": /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
};
/** As browsers name them. */
const CONTROLS = new Set(["button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider", "spinbutton", "menuitem", "tab", "switch", "application"]); // prettier-ignore
const MOST_STOPS = 80;

async function run(browser) {
  const stranger = await visit(browser, "Stranger", url);
  await stranger.page.getByRole("button", { name: "Start" }).waitFor();
  await usable(stranger, "the sign-in page");

  const ada = await Person.arrive(browser, "Ada", url);
  await ada.page.getByRole("heading", { name: "Boards", exact: true }).waitFor();
  await ada.page.getByText("No boards yet").or(ada.page.getByLabel("Search boards")).waitFor();
  await usable(ada, "the boards page");

  const board = await ada.createBoard("Basics");
  await usable(ada, "an empty board");
  await ada.placeNote({ x: 400, y: 300 }, "A note");
  await ada.saved();
  await usable(ada, "a board with something picked");
  await ada.page.getByRole("application").focus();
  await ada.page.keyboard.press("?");
  await ada.page.getByRole("dialog").waitFor();
  await usable(ada, "the help");
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("button", { name: "Export and import" }).click();
  await ada.page.getByRole("dialog").waitFor();
  await usable(ada, "export and import");
  await ada.page.keyboard.press("Escape");

  const grace = await Person.arrive(browser, "Grace", board);
  await grace.onBoard();
  await usable(grace, "a board of somebody else");
  await checkQuiet([stranger, ada, grace]);

  for (const path of ["/", new URL(board).pathname, "/b/nothing", "/nothing", "/api/nothing", "/service-worker.js"]) {
    await check(`${path.replace(/[0-9a-f-]{36}/, "ID")} comes with headers that forbid what no page needs`, () =>
      guarded(new URL(path, url)),
    );
  }
  await check("the page for what is not there asks nobody for anything", async () => {
    const lost = await browser.newPage();
    const asked = [];
    lost.on("request", (request) => asked.push(request.url()));
    const address = new URL("/nothing", url).href;
    const answer = await lost.goto(address);
    if (answer.status() !== 404) throw new Error(`status ${answer.status()}`);
    if ((await lost.textContent("body")).trim() === "") throw new Error("it is empty");
    const others = asked.filter((one) => new URL(one).origin !== new URL(url).origin);
    if (others.length > 0) throw new Error(others.join(", "));
  });
}

async function visit(browser, name, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const person = new Person(name, await context.newPage(), new URL(address).origin);
  await person.page.goto(address);
  return person;
}

async function guarded(address) {
  const { headers } = await fetch(address);
  for (const [name, wanted] of Object.entries(SECURITY)) {
    if (!wanted.test(headers.get(name) ?? "")) throw new Error(`${name}: ${headers.get(name)}`);
  }
  const policy = headers.get("content-security-policy");
  if (policy.includes("unsafe-")) throw new Error(policy);
}

function usable({ page }, what) {
  return check(`${what} can be used without a mouse and without seeing it`, async () => {
    const problems = [...(await page.evaluate(structure)), ...(await nameless(page)), ...(await unseenFocus(page))];
    if (problems.length > 0) throw new Error(problems.join("\n"));
  });
}

/** Runs in the page. */
function structure() {
  const problems = [];
  if (document.documentElement.lang !== "en") problems.push(`the language is "${document.documentElement.lang}"`);
  if (document.title === "") problems.push("there is no title");
  const headings = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility());
  if (headings.length !== 1) problems.push(`${headings.length} first headings`);
  for (const field of document.querySelectorAll("input, select, textarea")) {
    const hidden = !field.checkVisibility() || field.type === "hidden";
    const labelled = field.labels?.length > 0 || field.ariaLabel || field.getAttribute("aria-labelledby");
    if (!hidden && !labelled) problems.push(`no label: ${field.outerHTML}`);
  }
  for (const image of document.images) if (!image.hasAttribute("alt")) problems.push(`no alt: ${image.src}`);
  return problems;
}

/** Controls that have no name for those who hear the page. */
async function nameless(page) {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  const controls = nodes.filter(({ ignored, role }) => !ignored && CONTROLS.has(role?.value));
  if (controls.length === 0) return ["there are no controls"];
  return controls.filter(({ name }) => !name?.value?.trim()).map(({ role }) => `a ${role.value} without a name`);
}

/** Goes once around the page by the Tab key; whoever has the focus must show it. */
async function unseenFocus(page) {
  const problems = new Set();
  let seen = 0;
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const problem = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const outlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
      return outlined || boxShadow !== "none" ? "" : element.outerHTML.slice(0, 120);
    });
    // Between the last stop and the first the focus is not on the page.
    if (problem === undefined && seen > 0) break;
    if (problem !== undefined) seen++;
    if (problem) problems.add(`focus is not seen: ${problem}`);
  }
  if (seen === 0) problems.add("the Tab key leads nowhere");
  return [...problems];
}

await runWith(openBrowser, run);
