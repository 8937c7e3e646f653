// node tools.mjs URL [SCREENSHOT_DIRECTORY]
// Ada makes something with every tool of the board at URL, and Grace sees each thing come.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { check, checkQuiet, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";

const [url, screenshots] = process.argv.slice(2);
if (!url) {
  console.error("usage: node tools.mjs URL [SCREENSHOT_DIRECTORY]");
  process.exit(2);
}

const BOXES = [
  { tool: "Rectangle", key: "r", kind: "rectangle", at: { x: 360, y: 120 } },
  { tool: "Ellipse", key: "o", kind: "ellipse", at: { x: 560, y: 120 } },
  { tool: "Diamond", key: "d", kind: "diamond", at: { x: 760, y: 120 } },
  { tool: "Star", key: "s", kind: "star", at: { x: 960, y: 120 } },
];
const SIZE = { width: 130, height: 90 };

/** Wide enough for all of it beside the style panel. */
const VIEW = { viewport: { width: 1560, height: 800 } };

async function run(browser) {
  const ada = await check("Ada opens a new board", () => Person.arrive(browser, "Ada", url, VIEW));
  const board = await ada.createBoard("Every tool");
  const grace = await check("Grace opens it, too", async () => {
    const person = await Person.arrive(browser, "Grace", board, VIEW);
    await person.onBoard();
    return person;
  });
  try {
    await shapes(ada, grace);
    await notesAndTexts(ada, grace);
    await lines(ada, grace);
    await frames(ada, grace);
    await handwriting(ada, grace);
    await checkQuiet([ada, grace]);
  } finally {
    await shoot(ada, "tools.png");
  }
}

async function shapes(ada, grace) {
  for (const { tool, key, kind, at } of BOXES) {
    const to = { x: at.x + SIZE.width, y: at.y + SIZE.height };
    await check(`${tool}: Grace sees what Ada drags out, as large as she did`, async () => {
      await ada.page.getByRole("button", { name: tool, exact: true }).click();
      await drag(ada, at, to);
      await selectIsBack(ada);
      await sees(grace, { kind, ...(await boardPoint(ada, at)), ...SIZE });
    });
    await check(`${key.toUpperCase()}: and what she puts down with a click`, async () => {
      await ada.page.keyboard.press(key);
      await ada.page.mouse.click(at.x + 60, at.y + 190);
      await selectIsBack(ada);
      await seesMany(grace, kind, 2);
    });
  }
}

async function notesAndTexts(ada, grace) {
  await check("N: Grace reads Ada's note", async () => {
    await ada.page.keyboard.press("n");
    await ada.page.mouse.click(1220, 180);
    await type(ada, "A note");
    await sees(grace, { kind: "sticky_note", props: { text: "A note" } });
  });
  const text = await check("T: Grace reads Ada's text, which is as wide as its letters", async () => {
    await ada.page.keyboard.press("t");
    await ada.page.mouse.click(1160, 300);
    await type(ada, "Words on the board");
    const seen = await sees(grace, {
      kind: "text",
      props: { text: "Words on the board" },
    });
    if (seen.width < 100 || seen.width > 320) throw new Error(`the text is ${seen.width} wide`);
    return seen;
  });
  await check("a text that nothing was typed into does not come to the board", async () => {
    const before = (await ada.objects()).length;
    await ada.page.keyboard.press("t");
    await ada.page.mouse.click(1160, 380);
    await type(ada, "");
    if ((await ada.objects()).length !== before) throw new Error("there is an empty text");
  });
  await check("a text that is left empty goes, for Grace as well", async () => {
    const at = await ada.toPage({
      x: text.x + 20,
      y: text.y + text.height / 2,
    });
    await ada.page.mouse.dblclick(at.x, at.y);
    await type(ada, "");
    await seesMany(grace, "text", 0);
  });
}

async function lines(ada, grace) {
  const [from, to] = [
    { x: 420, y: 165 },
    { x: 622, y: 165 },
  ];
  await check("L: Grace sees Ada's line", async () => {
    await ada.page.keyboard.press("l");
    await drag(ada, { x: 1140, y: 420 }, { x: 1300, y: 460 });
    await selectIsBack(ada);
    await sees(grace, {
      kind: "line",
      ...(await boardPoint(ada, { x: 1140, y: 420 })),
      width: 160,
      height: 40,
    });
  });
  await check("and one of three points that she clicks, the last one twice", async () => {
    await ada.page.keyboard.press("l");
    for (const [x, y] of [
      [1400, 420],
      [1480, 420],
    ])
      await ada.page.mouse.click(x, y);
    await ada.page.mouse.dblclick(1480, 480);
    await selectIsBack(ada);
    await sees(grace, {
      kind: "line",
      ...(await boardPoint(ada, { x: 1400, y: 420 })),
      props: { points: "0,0 10000,0 10000,10000" },
    });
    await seesMany(grace, "line", 2);
  });
  await check("a style that is chosen before it is used is that of what is made", async () => {
    await ada.page.keyboard.press("l");
    const style = ada.page.getByRole("region", { name: "Style of what is made next" });
    await style.getByRole("button", { name: "Dashed line" }).click();
    await drag(ada, { x: 1400, y: 340 }, { x: 1480, y: 360 });
    await selectIsBack(ada);
    await sees(grace, { kind: "line", props: { strokeStyle: "dashed" } });
    await ada.page.keyboard.press("Control+z");
    await seesMany(grace, "line", 2);
  });
  const arrow = await check("A: an arrow from shape to shape is held by both", async () => {
    await ada.page.keyboard.press("a");
    await drag(ada, from, to);
    const seen = await sees(grace, { kind: "arrow" });
    if (!seen.props.startObject || !seen.props.endObject) throw new Error(`held by ${JSON.stringify(seen.props)}`);
    return seen;
  });
  await check("and follows them on Grace's page while Ada drags one", async () => {
    await ada.page.mouse.move(to.x, to.y + 20);
    await ada.page.mouse.down();
    await ada.page.mouse.move(to.x, to.y + 80, { steps: 5 });
    await grace.until(
      "the arrow to follow",
      ({ id, height }) => Math.abs(window.collabboard.objects().find((one) => one.id === id).height - height) > 10,
      arrow,
    );
    await ada.page.mouse.up();
    await ada.saved();
  });
  await check("which edited nothing but what was dragged", async () => {
    const now = (await grace.objects()).find(({ id }) => id === arrow.id);
    if (now.version !== arrow.version) throw new Error(`the arrow is at version ${now.version}`);
  });
}

async function frames(ada, grace) {
  const [from, to] = [
    { x: 900, y: 60 },
    { x: 1110, y: 390 },
  ];
  const frame = await check("F: a frame drawn around stars carries them", async () => {
    await ada.page.keyboard.press("f");
    await drag(ada, from, to);
    const seen = await sees(grace, { kind: "frame" });
    await grace.until(
      "two carried stars",
      (id) => window.collabboard.objects().filter(({ props }) => props.frame === id).length === 2,
      seen.id,
    );
    return seen;
  });
  await check("and takes them along", async () => {
    const before = (await ada.objects()).filter(({ kind }) => kind === "star");
    await ada.page.keyboard.down("Control"); // no guides, which would pull it elsewhere
    await drag(ada, { x: from.x + 60, y: from.y - 12 }, { x: from.x + 60, y: from.y + 18 });
    await ada.page.keyboard.up("Control");
    await ada.saved();
    for (const star of [...before, frame]) await sees(grace, { id: star.id, x: star.x, y: star.y + 30 });
  });
}

async function handwriting(ada, grace) {
  const y = 620;
  const wave = async () => {
    await ada.page.mouse.move(380, y);
    await ada.page.mouse.down();
    for (let i = 1; i <= 40; i++) await ada.page.mouse.move(380 + i * 8, y + 40 * Math.sin(i / 4));
    await ada.page.mouse.up();
  };
  await check("P: Grace sees what Ada writes, stroke after stroke", async () => {
    await ada.page.keyboard.press("p");
    await wave();
    await drag(ada, { x: 740, y }, { x: 860, y: y + 20 });
    await seesMany(grace, "pen", 2);
    const strokes = (await grace.objects()).filter(({ kind }) => kind === "pen");
    if (!strokes.some(({ width }) => Math.abs(width - 320) < 3)) throw new Error(JSON.stringify(strokes));
  });
  await check("E: what the eraser passes over goes when it is lifted", async () => {
    await ada.page.keyboard.press("e");
    await ada.page.mouse.move(360, y);
    await ada.page.mouse.down();
    await ada.page.mouse.move(880, y + 10, { steps: 40 });
    if ((await ada.objects()).filter(({ kind }) => kind === "pen").length !== 2) throw new Error("gone too early");
    await ada.page.mouse.up();
    await seesMany(grace, "pen", 0);
    await ada.page.keyboard.press("v");
  });
  await check("Q: a tool that is kept stays in hand", async () => {
    await ada.page.keyboard.press("o");
    await ada.page.keyboard.press("q");
    for (const x of [1160, 1320]) await ada.page.mouse.click(x, 560);
    await seesMany(grace, "ellipse", 4);
    await ada.page.keyboard.press("v");
  });
}

async function drag(person, from, to) {
  await person.page.mouse.move(from.x, from.y);
  await person.page.mouse.down();
  await person.page.mouse.move(to.x, to.y, { steps: 6 });
  await person.page.mouse.up();
}

async function type(person, text) {
  await person.page.getByLabel("Text of the object").fill(text);
  await person.page.keyboard.press("Escape");
}

async function selectIsBack(person) {
  await person.page.locator('.tool-select[aria-pressed="true"]').waitFor();
}

/** Waits until a person sees an object with all of the given fields and props; numbers may differ by a unit. */
function sees(person, wanted) {
  return person.until(
    JSON.stringify(wanted),
    (want) => {
      const same = (a, b) => (typeof b === "number" ? Math.abs(a - b) < 1.5 : a === b);
      return window.collabboard
        .objects()
        .find((one) =>
          Object.entries(want).every(([key, value]) =>
            key === "props"
              ? Object.entries(value).every(([prop, held]) => same(one.props[prop], held))
              : same(one[key], value),
          ),
        );
    },
    wanted,
  );
}

function seesMany(person, kind, count) {
  return person.until(
    `${count} of ${kind}`,
    (want) => window.collabboard.objects().filter((one) => one.kind === want.kind).length === want.count,
    { kind, count },
  );
}

/** The board point under a point of the page. */
async function boardPoint(person, { x, y }) {
  const origin = await person.toPage({ x: 0, y: 0 });
  const unit = await person.toPage({ x: 1, y: 0 });
  const zoom = unit.x - origin.x;
  return { x: (x - origin.x) / zoom, y: (y - origin.y) / zoom };
}

/** For people to look at: whether one can be taken is not what is checked here. */
async function shoot(person, name) {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  try {
    await person.page.screenshot({ path: path.join(screenshots, name) });
  } catch (error) {
    console.log(`no screenshot of ${person.name}'s page: ${error.message}`);
  }
}

await runWith(openBrowser, run);
