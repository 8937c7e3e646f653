// node offline.mjs URL
// Undo and redo while somebody else edits; then the server dies, one of two people goes on editing, loads the page anew
// without the server, finds her boards, and all that she did reaches the server once. Whoever runs this answers as for
// reconnect.mjs.
import { isDeepStrictEqual } from "node:util";
import { openBrowser } from "./browser.mjs";
import { check, checkQuietButForConnection, runWith } from "./checks.mjs";
import { Person } from "./person.mjs";
import { ask, askNoMore } from "./server.mjs";

const [url] = process.argv.slice(2);
if (!url) {
  console.error("usage: node offline.mjs URL");
  process.exit(2);
}

const NOTE = { x: 400, y: 300 };
const SECOND = { x: 700, y: 250 };
const THIRD = { x: 750, y: 550 };

/** Waits until a page shows exactly these texts. */
function shows(person, ...texts) {
  const wanted = JSON.stringify([...texts].sort());
  return person.until(
    wanted,
    (expected) => {
      const seen = window.collabboard?.objects().map((object) => object.props.text ?? "");
      return JSON.stringify(seen?.sort()) === expected;
    },
    wanted,
  );
}

function says(person, text) {
  return person.page.getByRole("status").getByText(text).waitFor();
}

async function press(person, keys) {
  await person.page.getByRole("application").focus();
  await person.page.keyboard.press(keys);
}

async function run(browser) {
  const grace = await Person.arrive(browser, "Grace", url);
  const board = await grace.createBoard("Offline");
  const ada = await Person.arrive(browser, "Ada", board);
  await ada.onBoard();
  await check("Ada undoes and redoes what she did, and nothing of Grace's", async () => {
    await grace.placeNote(NOTE, "Grace's");
    await shows(ada, "Grace's");
    await ada.retype(NOTE, "Ada's");
    await ada.placeNote(SECOND, "Second");
    await shows(grace, "Ada's", "Second");
    await grace.retype(NOTE, "Grace's again");
    await shows(ada, "Grace's again", "Second");
    await press(ada, "Control+z");
    await shows(grace, "Grace's again", "");
    await press(ada, "Control+z");
    await shows(grace, "Grace's again");
    await press(ada, "Control+z");
    await press(ada, "Control+Shift+z");
    await press(ada, "Control+Shift+z");
    for (const person of [ada, grace]) await shows(person, "Grace's again", "Second");
  });
  await check("all of it is saved", async () => {
    await ada.saved();
    await says(ada, "Saved");
  });

  await check("the browser keeps the page", async () => {
    await ada.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  });
  await ask("kill");
  await check("Ada goes on without the server, and is told how much waits", async () => {
    await says(ada, "Offline");
    await ada.retype(SECOND, "While away");
    await ada.placeNote(THIRD, "Third");
    await says(ada, "Offline, 3 waiting");
  });

  await check("her page, loaded anew without the server, opens with all that she did", async () => {
    await ada.page.reload();
    await shows(ada, "Grace's again", "While away", "Third");
    await says(ada, "Offline, 3 waiting");
  });
  await check("she can edit there, and load it once more", async () => {
    await ada.retype(await middleOf(ada, "Third"), "Third, reopened");
    await says(ada, "4 waiting");
    await ada.page.reload();
    await shows(ada, "Grace's again", "While away", "Third, reopened");
    await says(ada, "Offline, 4 waiting");
  });
  await check("her boards are listed without the server, and the one that she had open opens from there", async () => {
    await ada.page.goto(url);
    await ada.page.getByText("The server does not answer").waitFor();
    await ada.page.getByRole("link", { name: "Offline" }).click();
    await shows(ada, "Grace's again", "While away", "Third, reopened");
    await ada.retype(await middleOf(ada, "Third, reopened"), "Third, from the list");
    await says(ada, "5 waiting");
  });
  await check("what late parts of the page are made of is there too", async () => {
    await ada.page.getByRole("button", { name: "Export and import" }).click();
    await ada.page.getByRole("dialog").waitFor();
    await ada.page.keyboard.press("Escape");
  });

  await ask("start");
  await check("once there is a connection all is saved, and both see the same", async () => {
    await ada.onBoard();
    await ada.saved();
    await says(ada, "Saved");
    await shows(grace, "Grace's again", "While away", "Third, from the list");
    const [hers, theirs] = [byId(await ada.objects()), byId(await grace.objects())];
    if (!isDeepStrictEqual(hers, theirs)) throw new Error(`${JSON.stringify(hers)} is not ${JSON.stringify(theirs)}`);
  });
  await check("each edit was made exactly once", async () => {
    const versions = (await grace.objects()).map(({ props, version }) => `${props.text}: ${version}`).sort();
    // Created, and one more for each text; the second note was created anew by redo.
    const wanted = ["Grace's again: 4", "Third, from the list: 4", "While away: 3"];
    if (!isDeepStrictEqual(versions, wanted)) throw new Error(`${versions.join(", ")} is not ${wanted.join(", ")}`);
  });
  await check("nothing waits after another reload", async () => {
    await ada.page.reload();
    await ada.onBoard();
    await says(ada, "Saved");
    await shows(ada, "Grace's again", "While away", "Third, from the list");
  });
  await check("once she has signed out, nothing of hers is in the browser", async () => {
    await ada.page.goto(url);
    await ada.page.getByRole("button", { name: "Sign out" }).click();
    await ada.page.getByLabel("What should the others call you?").waitFor();
    await ada.until("no database", async () => (await indexedDB.databases()).length === 0);
    const kept = await ada.page.evaluate(() => JSON.stringify(localStorage));
    const boardId = new URL(board).pathname.split("/").at(-1);
    for (const trace of [boardId, "collabboard.account"]) if (kept.includes(trace)) throw new Error(`kept: ${kept}`);
  });
  await checkQuietButForConnection([ada, grace]);
}

async function middleOf(person, text) {
  return person.until(
    text,
    (wanted) => {
      const note = window.collabboard?.objects().find((object) => object.props.text === wanted);
      return note && window.collabboard.toPage({ x: note.x + 60, y: note.y + 60 });
    },
    text,
  );
}

function byId(objects) {
  return Object.fromEntries(objects.map((object) => [object.id, object]));
}

await runWith(openBrowser, run);
askNoMore();
