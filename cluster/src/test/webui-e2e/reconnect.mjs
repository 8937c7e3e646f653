// node reconnect.mjs URL
// Two people edit one board of the server at URL while the server dies and comes back. Whoever runs this does that: a
// line "do kill" or "do start" on standard output asks for it, a line "done" on standard input says that it has
// happened. Prints a line per check; the exit status is not 0 where one failed.
import { isDeepStrictEqual } from "node:util";
import { openBrowser } from "./browser.mjs";
import { check, checkQuietButForConnection, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";
import { ask, askNoMore } from "./server.mjs";

const [url] = process.argv.slice(2);
if (!url) {
  console.error("usage: node reconnect.mjs URL");
  process.exit(2);
}

const NOTE = { x: 400, y: 300 };
const SECOND = { x: 700, y: 250 };
const THIRD = { x: 750, y: 550 };

async function run(browser) {
  const ada = await Person.arrive(browser, "Ada", url);
  const board = await ada.createBoard("Reconnect");
  const grace = await Person.arrive(browser, "Grace", board);
  await grace.onBoard();
  await check("Ada's note is on both pages and saved", async () => {
    await ada.placeNote(NOTE, "Before");
    await ada.saved();
    await grace.until("the note", () => window.collabboard.objects().length === 1);
  });

  await ask("kill");
  await check("both pages say that they are offline", async () => {
    for (const { page } of [ada, grace]) await page.getByRole("status").getByText("Offline").waitFor();
  });
  await check("Ada and Grace go on editing, and are told how much is unsaved", async () => {
    await ada.retype(NOTE, "While away");
    await ada.placeNote(SECOND, "Ada's, while away");
    await grace.placeNote(THIRD, "Grace's, while away");
    for (const person of [ada, grace]) {
      await person.until("unsaved edits", () => window.collabboard.connection().pending > 0);
      await person.page
        .getByRole("status")
        .getByText(/\d+ waiting/)
        .waitFor();
    }
    const seen = await grace.objects();
    if (seen.some((object) => object.props.text === "While away")) throw new Error("the server is not dead");
  });

  await ask("start");
  await check("both are back, and what they did meanwhile is saved", async () => {
    for (const person of [ada, grace]) {
      await person.onBoard();
      await person.saved();
      await person.page.getByRole("status").getByText("Saved").waitFor();
    }
  });
  await check("both pages show the same three notes", async () => {
    for (const person of [ada, grace]) {
      await person.until("three notes", () => {
        const texts = window.collabboard.objects().map((object) => object.props.text);
        return texts.length === 3 && texts.every((text) => text.endsWith("hile away"));
      });
    }
    const [one, other] = [byId(await ada.objects()), byId(await grace.objects())];
    if (!isDeepStrictEqual(one, other)) throw new Error(`${JSON.stringify(one)} is not ${JSON.stringify(other)}`);
  });
  await check("a page that is loaded anew shows the same", async () => {
    const before = byId(await ada.objects());
    await ada.page.reload();
    await ada.onBoard();
    const after = byId(await ada.objects());
    if (!isDeepStrictEqual(after, before)) throw new Error(`${JSON.stringify(after)} is not ${JSON.stringify(before)}`);
  });
  await check("they go on editing together", async () => {
    await grace.retype(THIRD, "Together again");
    await ada.until("the new text", () =>
      window.collabboard.objects().some((object) => object.props.text === "Together again"),
    );
  });
  await checkQuietButForConnection([ada, grace]);
}

function byId(objects) {
  return Object.fromEntries(objects.map((object) => [object.id, object]));
}

await runWith(openBrowser, run);
askNoMore();
