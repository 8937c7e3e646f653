import { median } from "./figures.mjs";

/** How long the page may take to put a board into the browser's storage. */
const PATIENCE_MS = 30_000;

/** The page leaves this mark when it has drawn a board with objects for the first time. */
const MARK = "board-drawn";

/** JavaScript that a first visit of a board loads, in bytes as they are transferred: nothing is in the browser's cache. */
export async function scriptBytes(browser, url, visit) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    const scripts = new Set();
    let bytes = 0;
    cdp.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await visit(page, url);
    if (bytes === 0) throw new Error("no JavaScript was seen to load");
    return bytes;
  } finally {
    await context.close();
  }
}

/** Milliseconds from the start of a navigation to a board that this browser keeps to its first frame with objects. */
export async function firstFrame(person, address, count, times) {
  await kept(person, count);
  const measured = [];
  for (let i = 0; i < times; i++) {
    await person.page.goto("about:blank");
    await person.page.goto(address);
    const handle = await person.page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, MARK);
    measured.push(await handle.jsonValue());
    await person.onBoard();
  }
  return { median: median(measured), max: Math.max(...measured) };
}

/** Until the browser's storage has all objects of the one board that this person has. */
async function kept(person, count) {
  await person.page.waitForFunction(
    async (wanted) => {
      const [info] = (await indexedDB.databases()).filter(({ name }) => name.startsWith("collabboard-"));
      if (!info) return false;
      const done = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open(info.name));
      try {
        const buckets = await done(database.transaction("objects").objectStore("objects").getAll());
        return buckets.flat().length === wanted;
      } finally {
        database.close();
      }
    },
    count,
    { timeout: PATIENCE_MS, polling: 500 },
  );
}
