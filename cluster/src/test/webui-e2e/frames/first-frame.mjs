import { firstLooks, untilKept } from "../kept.mjs";
import { median } from "./figures.mjs";

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

/**
 * Milliseconds from the start of a navigation to a board that this browser keeps to the first frame in which the whole board
 * is seen (`shown`), be it by the picture that is kept of it, and to the one for which its objects are drawn (`drawn`).
 */
export async function firstFrame(person, address, count, times) {
  // As who worked on the board has left it for a moment.
  await untilKept(person, count);
  const looks = [];
  for (let i = 0; i < times; i++) {
    await person.page.goto("about:blank");
    await person.page.goto(address);
    looks.push(await firstLooks(person));
    await person.onBoard();
    await untilKept(person, count);
  }
  const byPicture = looks.filter(({ by }) => by === "picture").length;
  return { shown: spread(looks.map(({ shown }) => shown)), drawn: spread(looks.map(({ drawn }) => drawn)), byPicture };
}

function spread(values) {
  return { median: median(values), max: Math.max(...values) };
}
