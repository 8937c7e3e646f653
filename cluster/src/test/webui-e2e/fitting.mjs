// node fitting.mjs URL [SCREENSHOT_DIRECTORY]
// Whatever stands over the board fits on a phone, a tablet and a laptop: nothing covers anything else or is cut off, and
// fingers find what they press.
import { openBrowser } from "./browser.mjs";
import { checkQuiet, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";
import { shooting } from "./shooting.mjs";

const [url, screenshots] = process.argv.slice(2);
if (!url) {
  console.error("usage: node fitting.mjs URL [SCREENSHOT_DIRECTORY]");
  process.exit(2);
}
const shoot = shooting(screenshots);

const SCREENS = [
  { name: "small phone", width: 360, height: 740, touch: true },
  { name: "phone", width: 390, height: 844, touch: true },
  { name: "phone on its side", width: 844, height: 390, touch: true },
  { name: "tablet", width: 768, height: 1024, touch: true },
  { name: "laptop", width: 1280, height: 800, touch: false },
];
/** Pixels, of what fingers press. */
const FINGER = 40;
const LIBRARY = JSON.stringify({
  type: "excalidrawlib",
  version: 2,
  libraryItems: [
    {
      id: "one",
      name: "A box",
      elements: [
        { id: "a", type: "rectangle", x: 0, y: 0, width: 80, height: 50 },
      ],
    },
  ],
});

/** All are told of at the end, since what mends one may break another. */
const misfits = [];

async function run(browser) {
  for (const screen of SCREENS) await fitsOn(browser, screen);
  if (misfits.length > 0) throw new Error(misfits.join("\n"));
}

async function fitsOn(browser, { name, width, height, touch }) {
  const options = {
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
  };
  const ada = await Person.arrive(browser, "Ada Lovelace", url, options);
  const { page } = ada;
  const narrow = width <= 720;
  const fits = (what) => fit(ada, `${name}, ${what}`, touch);
  const press = (name) =>
    page.getByRole("button", { name, exact: true }).click();
  await page.getByLabel("Name of the new board").waitFor();
  await page.getByText("Fetching your boards").waitFor({ state: "detached" });
  await fits("the boards");
  await ada.createBoard("A board with a name of many words");
  await fits("an empty board");

  await press("Map of the board");
  await fits("the map");
  await press("Rectangle");
  await fits("a tool in hand");
  await page.mouse.click(width / 2, 0.35 * height);
  await ada.saved();
  await page.getByRole("region", { name: "Style of 1 selected" }).waitFor();
  await fits("something picked");

  await page.getByRole("application").focus();
  await page.keyboard.press("ContextMenu");
  await page.getByRole("menu").waitFor();
  await fits("the menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  await press("Show status bar");
  await fits("the status bar");
  await press("Frames");
  await page.getByRole("region", { name: "Frames" }).waitFor();
  await fits("the frames");
  await press("Close frames");
  await press("Hide status bar");

  await press("Export and import");
  await page
    .locator("input[type=file]")
    .setInputFiles([
      {
        name: "boxes.excalidrawlib",
        mimeType: "application/json",
        buffer: Buffer.from(LIBRARY),
      },
    ]);
  await page.getByRole("complementary", { name: /Library/ }).waitFor();
  await page.getByRole("application").focus();
  await page.keyboard.press("Control+a");
  await fits("a library");
  await press("Close the library");

  await press("Chat");
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await fits("the chat");
  if (!narrow && height > 560) {
    await press("Show status bar");
    await press("Frames");
    await page.getByRole("region", { name: "Frames" }).waitFor();
    await fits("the chat and the frames");
  }
  await checkQuiet([ada]);
  await page.context().close();
}

async function fit(person, what, touch) {
  await person.page.evaluate(() => document.fonts.ready);
  await shoot(person, what.replaceAll(/\W+/g, "-"));
  const problems = await person.page.evaluate(misplaced, touch ? FINGER : 0);
  misfits.push(...problems.map((problem) => `${what}: ${problem}`));
  if (problems.length === 0)
    console.log(
      `ok    ${what}: nothing covers anything else, and all of it can be reached`,
    );
}

/** Runs in the page. What covers all of the screen, or floats over it until it is answered, covers others by intent. */
function misplaced(finger) {
  const problems = [];
  const nameOf = (element) =>
    element.ariaLabel ?? element.title ?? element.className;
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 1;
  const covering = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= innerWidth && height >= innerHeight;
  };
  const rounded = ({ left, top, right, bottom }) =>
    [left, top, right, bottom].map(Math.round).join(" ");
  const all = [
    ...document.querySelectorAll(".board-page .panel, .board-page .menu"),
  ].filter(seen);
  const over = all.find(
    (element) => element.matches(".menu") || covering(element),
  );
  const controls = over ? [over] : all;
  for (const [at, one] of controls.entries()) {
    const a = one.getBoundingClientRect();
    if (
      a.left < 0 ||
      a.top < 0 ||
      a.right > innerWidth ||
      a.bottom > innerHeight
    ) {
      problems.push(`cut off: ${one.className} ${rounded(a)}`);
    }
    for (const other of controls.slice(at + 1)) {
      const b = other.getBoundingClientRect();
      if (
        a.left < b.right &&
        b.left < a.right &&
        a.top < b.bottom &&
        b.top < a.bottom
      ) {
        problems.push(
          `${one.className} ${rounded(a)} and ${other.className} ${rounded(b)}`,
        );
      }
    }
    if (one.scrollWidth > one.clientWidth + 1)
      problems.push(`wider than its panel: ${one.className}`);
  }
  if (document.documentElement.scrollWidth > innerWidth)
    problems.push("the page is wider than the screen");
  const pressed =
    "button, select, input:not([type=color], [type=file]), textarea";
  for (const one of document.querySelectorAll(pressed)) {
    if (
      !seen(one) ||
      (over && !over.contains(one)) ||
      one.matches(".link-button")
    )
      continue;
    const { width, height } = (
      one.closest("label") ?? one
    ).getBoundingClientRect();
    if (Math.min(width, height) < finger)
      problems.push(`too small: ${nameOf(one)} ${width} x ${height}`);
  }
  return problems;
}

await runWith(openBrowser, run);
