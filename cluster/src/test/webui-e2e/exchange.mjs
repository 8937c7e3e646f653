// node exchange.mjs URL
// Drops a drawing on the board, sees it on the other page, exports it again, and looks into what was exported.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openBrowser } from "./browser.mjs";
import { check, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";

const [url] = process.argv.slice(2);
if (!url) {
  console.error("usage: node exchange.mjs URL");
  process.exit(2);
}

const shape = (type, fields) => ({
  id: type,
  type,
  x: 0,
  y: 0,
  width: 120,
  height: 80,
  angle: 0,
  strokeColor: "#1971c2",
  backgroundColor: "#a5d8ff",
  fillStyle: "solid",
  strokeWidth: 2,
  strokeStyle: "solid",
  opacity: 100,
  groupIds: ["g"],
  isDeleted: false,
  ...fields,
});

const SCENE = {
  type: "excalidraw",
  version: 2,
  elements: [
    shape("rectangle", {}),
    shape("ellipse", { x: 300, backgroundColor: "#ffec99" }),
    shape("arrow", { x: 120, y: 40, points: [[0, 0], [180, 0]], startBinding: { elementId: "rectangle" }, endBinding: { elementId: "ellipse" } }), // prettier-ignore
    shape("text", { x: 20, y: 120, width: 150, height: 25, text: "From Excalidraw", fontSize: 20, fontFamily: 2 }),
    shape("hologram", {}),
  ],
};

async function drop(person, name, text, at) {
  await person.page.evaluate(
    ([file, content, x, y]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      const target = document.querySelector(".surface");
      const options = { dataTransfer, clientX: x, clientY: y, bubbles: true, cancelable: true };
      target.dispatchEvent(new DragEvent("dragover", options));
      target.dispatchEvent(new DragEvent("drop", options));
    },
    [name, text, at.x, at.y],
  );
}

/** A PNG, an SVG document with a script, and what only says that it is a picture. */
async function dropPictures(person, at) {
  await person.page.evaluate(async ({ x, y }) => {
    const canvas = new OffscreenCanvas(3_000, 2_000);
    const context = canvas.getContext("2d");
    for (let i = 0; i < 4_000; i++) {
      context.fillStyle = `hsl(${(i * 47) % 360} 70% 50%)`;
      context.fillRect((i * 131) % 3_000, (i * 97) % 2_000, 90, 60);
    }
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><script>alert(1)</script><path d="M0 0h2v1z"/></svg>';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([await canvas.convertToBlob()], "large.png", { type: "image/png" }));
    dataTransfer.items.add(new File([svg], "shape.svg"));
    dataTransfer.items.add(new File(["none"], "none.webp", { type: "image/webp" }));
    const options = { dataTransfer, clientX: x, clientY: y, bubbles: true, cancelable: true };
    document.querySelector(".surface").dispatchEvent(new DragEvent("drop", options));
  }, at);
}

async function exportAs(person, format) {
  const { page } = person;
  await page.getByRole("button", { name: "Export and import" }).click();
  await page.getByLabel(format).check();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = await download;
  const content = await readFile(await file.path());
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return { name: file.suggestedFilename(), content };
}

/** The families of which fonts were loaded where a drawing is opened by itself. */
async function drawnAlone(browser, svg) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const loaded = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family));
  await context.close();
  return loaded.map((family) => family.replaceAll('"', ""));
}

const kinds = (objects) => objects.map(({ kind }) => kind).sort();

async function script(browser) {
  const ada = await Person.arrive(browser, "Ada", url);
  const board = await ada.createBoard("Plans A/B");
  const grace = await Person.arrive(browser, "Grace", board);
  await grace.onBoard();

  await check("a broken file is refused with the element at fault, and nothing is placed", async () => {
    const broken = { ...SCENE, elements: [shape("rectangle", { width: "wide" })] };
    await drop(ada, "broken.excalidraw", JSON.stringify(broken), { x: 500, y: 300 });
    await ada.page.getByText("element 1 (rectangle): “width” must be a finite number").waitFor();
    await ada.page.getByRole("button", { name: "Close" }).click();
    deepStrictEqual(await ada.objects(), []);
  });

  await check("a dropped drawing is shown first, then placed where it was dropped, for everybody", async () => {
    await drop(ada, "plan.excalidraw", JSON.stringify(SCENE), { x: 500, y: 300 });
    await ada.page.getByText("1 element was left out: 1 × hologram.").first().waitFor();
    await ada.page.getByRole("button", { name: "Place on the board" }).click();
    await ada.saved();
    await grace.until("four objects", () => window.collabboard.objects().length === 4);
    const objects = await grace.objects();
    deepStrictEqual(kinds(objects), ["arrow", "ellipse", "rectangle", "text"]);
    const [left, right] = [Math.min(...objects.map(({ x }) => x)), Math.max(...objects.map(({ x, width }) => x + width))];
    const middle = await ada.toPage({ x: (left + right) / 2, y: 0 });
    ok(Math.abs(middle.x - 500) < 4, `the drawing is around ${middle.x}, not where it was dropped`);
    const rectangle = objects.find(({ kind }) => kind === "rectangle");
    strictEqual(objects.find(({ kind }) => kind === "arrow").props.startObject, rectangle.id);
  });

  await check("Ctrl+Z takes a drawing back as soon as its dialog has closed, and brings it again", async () => {
    await ada.page.keyboard.press("Control+z");
    await grace.until("nothing", () => window.collabboard.objects().length === 0);
    await ada.page.keyboard.press("Control+Shift+z");
    await grace.until("the drawing", () => window.collabboard.objects().length === 4);
  });

  await check("a dialog gives the focus back to the button that opened it, where Ctrl+Z still works", async () => {
    const opener = ada.page.getByRole("button", { name: "Export and import" });
    await opener.click();
    await ada.page.getByRole("button", { name: "Cancel" }).click();
    await ada.page.getByRole("dialog").waitFor({ state: "detached" });
    await ada.until("the focus", (button) => document.activeElement === button, await opener.elementHandle());
    await ada.page.keyboard.press("Control+z");
    await grace.until("nothing", () => window.collabboard.objects().length === 0);
    await ada.page.keyboard.press("Control+y");
    await grace.until("the drawing", () => window.collabboard.objects().length === 4);
  });

  await check("dropped pictures come side by side as one step, cleaned and small enough; what is none is told", async () => {
    await dropPictures(ada, { x: 640, y: 400 });
    await ada.page.getByText("none.webp: That picture cannot be read.").waitFor();
    await grace.until("both", () => window.collabboard.objects().length === 6);
    const objects = await grace.objects();
    const [image, svg] = ["image", "svg"].map((kind) => objects.find((one) => one.kind === kind));
    ok(image.props.src.length <= 30_000 && Math.abs(image.width / image.height - 1.5) < 0.01, "the image is not as it should be");
    ok(svg.props.svg.includes("<path") && !svg.props.svg.includes("alert"), svg.props.svg);
    ok(svg.x >= image.x + image.width, "they lie on each other");
    await ada.page.locator(".surface").focus();
    await ada.page.keyboard.press("Control+z");
    await grace.until("neither", () => window.collabboard.objects().length === 4);
  });

  const json = await check("JSON holds what is on the board", async () => {
    const file = await exportAs(ada, "CollabBoard JSON");
    strictEqual(file.name, "Plans A B.json");
    const { type, version, objects } = JSON.parse(file.content.toString("utf8"));
    deepStrictEqual([type, version, kinds(objects)], ["collabboard", 1, ["arrow", "ellipse", "rectangle", "text"]]);
    return file.content.toString("utf8");
  });

  await check("PNG is a picture, two pixels for each board unit, with ink on it", async () => {
    const { content } = await exportAs(ada, "PNG picture");
    deepStrictEqual([...content.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const seen = await ada.page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const pixel = (x, y) => [...context.getImageData(x, y, 1, 1).data];
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let fills = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === 0xa5 && data[i + 1] === 0xd8) fills++;
      return { width: canvas.width, corner: pixel(0, 0), fills };
    }, content.toString("base64"));
    ok(seen.width > 2 * 420 && seen.width < 2 * 560, `it is ${seen.width} pixels wide`);
    deepStrictEqual(seen.corner, [255, 255, 255, 255]);
    ok(seen.fills > 30_000, `only ${seen.fills} pixels have the rectangle's fill`);
  });

  await check("SVG and Excalidraw hold it too", async () => {
    const svg = (await exportAs(ada, "SVG drawing")).content.toString("utf8");
    ok(svg.includes("From Excalidraw</tspan>") && svg.includes("<ellipse"));
    const faces = [...svg.matchAll(/@font-face\{font-family:"([^"]+)"[^}]*url\(data:font\/woff2;base64,[^)]{10000,}\)/g)];
    deepStrictEqual(faces.map(([, family]) => family), ["Atkinson Hyperlegible Next Variable"]);
    deepStrictEqual(await drawnAlone(browser, svg), ["Atkinson Hyperlegible Next Variable"]);
    const scene = JSON.parse((await exportAs(ada, "Excalidraw")).content.toString("utf8"));
    deepStrictEqual(scene.elements.map(({ type }) => type).sort(), ["arrow", "ellipse", "rectangle", "text"]);
  });

  await check("our own JSON comes in again, under ids of its own", async () => {
    await drop(grace, "plan.json", json, { x: 600, y: 500 });
    await grace.page.getByRole("button", { name: "Place on the board" }).click();
    await ada.until("eight objects", () => window.collabboard.objects().length === 8);
    const ids = new Set((await ada.objects()).map(({ id }) => id));
    strictEqual(ids.size, 8);
  });

  await check("a library is shown item by item, each press places one", async () => {
    const library = { type: "excalidrawlib", version: 2, libraryItems: [{ name: "Box", elements: [shape("diamond", {})] }] };
    await drop(ada, "shapes.excalidrawlib", JSON.stringify(library), { x: 640, y: 400 });
    await ada.page.getByRole("button", { name: "Box" }).click();
    await grace.until("a diamond", () => window.collabboard.objects().some(({ kind }) => kind === "diamond"));
    await ada.page.getByRole("button", { name: "Close the library" }).click();
  });

  await check("no page did what no page should do", async () => {
    deepStrictEqual([...ada.problems, ...grace.problems], []);
  });
}

await runWith(openBrowser, script);
