// What a browser keeps of the one board that its person has.

/** How long the page may take to put it there; a slow machine under load, not the expected time. */
const PATIENCE_MS = 60_000;

/** Runs `work` in the page, with the browser's storage and an argument; `done` makes a promise of a request to it. */
async function withStorage({ page }, work, argument) {
  const storage = await page.evaluateHandle(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const { name } = (await indexedDB.databases()).find((one) => one.name.startsWith("collabboard-"));
    return { database: await done(indexedDB.open(name)), done };
  });
  try {
    return await storage.evaluate(work, argument);
  } finally {
    await storage.evaluate(({ database }) => database.close());
    await storage.dispose();
  }
}

/** Until all objects are kept, and the picture with which the board opens at the page's size. */
export function untilKept(person, objects) {
  return withStorage(
    person,
    async ({ database, done }, [wanted, patience]) => {
      const all = (store) => done(database.transaction(store).objectStore(store).getAll());
      const look = async () => {
        const [[facts], [picture], edits, buckets] = await Promise.all(
          ["boards", "pictures", "edits", "objects"].map(all),
        );
        const size = picture && `${picture.setting.width} ${picture.setting.height}`;
        return {
          objects: buckets.flat().length,
          edits: edits.length,
          seq: facts && `${facts.epoch} ${facts.seq}`,
          seqOfPicture: picture && `${picture.position.epoch} ${picture.position.seq}`,
          fits: size === `${innerWidth} ${innerHeight}`,
        };
      };
      for (const until = Date.now() + patience; ; await new Promise((again) => setTimeout(again, 200))) {
        const seen = await look();
        const { seq, seqOfPicture, edits, fits } = seen;
        if (seen.objects === wanted && edits === 0 && fits && seq && seq === seqOfPicture) return;
        if (Date.now() > until) throw new Error(`waited in vain; kept is ${JSON.stringify(seen)}`);
      }
    },
    [objects, PATIENCE_MS],
  );
}

/** Puts another picture in the place of the kept one: `seq` is added to that of the board, `garbage` is no picture. */
export function spoilPicture(person, { seq = 0, garbage = false }) {
  return withStorage(
    person,
    async ({ database, done }, [more, broken]) => {
      const store = database.transaction("pictures", "readwrite").objectStore("pictures");
      const [picture] = await done(store.getAll());
      picture.position.seq += BigInt(more);
      if (broken) picture.png = new Uint8Array(1_000).buffer;
      await done(store.put(picture));
    },
    [seq, garbage],
  );
}

/** Pixels in which the kept picture differs from what is drawn on the canvas of the objects. */
export function differencesOfPicture(person) {
  return withStorage(person, async ({ database, done }) => {
    const [picture] = await done(database.transaction("pictures").objectStore("pictures").getAll());
    const bitmap = await createImageBitmap(new Blob([picture.png], { type: "image/png" }));
    const drawn = document.querySelector("canvas");
    if (bitmap.width !== drawn.width || bitmap.height !== drawn.height) throw new Error("of another size");
    const shown = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { alpha: false });
    shown.drawImage(bitmap, 0, 0);
    const pixels = (context) => new Uint32Array(context.getImageData(0, 0, drawn.width, drawn.height).data.buffer);
    const [a, b] = [pixels(shown), pixels(drawn.getContext("2d"))];
    return a.reduce((count, pixel, at) => count + (pixel === b[at] ? 0 : 1), 0);
  });
}

/** When a board was seen and drawn for the first time, in ms from the start of the navigation, and what it was seen by. */
export function firstLooks(person) {
  return person.until("a board that is shown and drawn", () => {
    const [[shown], [drawn]] = ["board-shown", "board-drawn"].map((mark) => performance.getEntriesByName(mark));
    return shown && drawn && { shown: shown.startTime, drawn: drawn.startTime, by: shown.detail };
  });
}
