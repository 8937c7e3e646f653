// What is done on a board while its frames are measured, and how it is known that the page did it.
import { generator } from "./content.mjs";
import { uuidText } from "./ids.mjs";
import { RATE, ZOOM_PER_PIXEL } from "./hand.mjs";

/** Zooms: most letters can be read, and all of 10,000 objects are in view. */
export const NEAR = 0.5;
export const FAR = 0.1;
/** The largest zoom of the page. */
export const NEAREST = 10;

/** Wheel pixels per event. */
const PAN = 24;
const ZOOM = 30;

/** Screen pixels from where an object is picked up to where it is let go. */
const CARRY = 40;

/** Changes a second by others, and how far they move an object, in board units. */
const UPDATES = 200;
const STIR = 20;

/** Each is measured on the board and, where `reference` names a movement, the reference of the same view with it. */
export const PARTS = [
  { name: "pan, wheel, 50 %", zoom: NEAR, reference: "pan", run: pan },
  { name: "pan, wheel, 10 %", zoom: FAR, reference: "pan", run: pan },
  { name: "pan, space and drag, 10 %", zoom: FAR, reference: "pan", run: spaceDrag },
  { name: "zoom, 10 % to 1000 % and back", zoom: FAR, reference: "zoom", run: zoom },
  { name: "drag 1, 50 %", zoom: NEAR, reference: "pan", run: (stage) => carry(stage, stage.single, 1) },
  {
    name: "drag 50, 50 %",
    zoom: NEAR,
    reference: "pan",
    run: (stage) => carry(stage, stage.group[0], stage.group.length),
  },
  {
    name: "drag 50, 10 %",
    zoom: FAR,
    reference: "pan",
    run: (stage) => carry(stage, stage.group[0], stage.group.length),
  },
  { name: "200 updates/s, 10 %", zoom: FAR, reference: "pan", run: watch },
  {
    name: "200 updates/s and pan, 50 %",
    zoom: NEAR,
    reference: "pan",
    run: (stage) => stirred(stage, () => pan(stage)),
  },
  {
    name: "200 updates/s and pan, 10 %",
    zoom: FAR,
    reference: "pan",
    run: (stage) => stirred(stage, () => pan(stage)),
  },
];

/** The movements of references. They need no check: such a page does nothing but draw. */
export const MOVEMENTS = {
  pan: ({ hand, middle, seconds }) => hand.wheel(middle, seconds, swaying),
  zoom: ({ hand, middle, seconds }) => zoomInAndOut(hand, middle, seconds),
};

async function pan({ hand, person, middle, seconds, measure }) {
  const before = await view(person);
  let farthest = 0;
  const look = async () => {
    const now = await view(person);
    farthest = Math.max(farthest, Math.hypot(now.x - before.x, now.y - before.y) * now.zoom);
  };
  let looking = look();
  const watch = setInterval(() => (looking = looking.then(look)), 300);
  try {
    await measure(() => hand.wheel(middle, seconds, swaying));
  } finally {
    clearInterval(watch);
  }
  await looking;
  check(farthest > PAN, `the view moved by ${farthest} pixels only`);
}

/** A second and a half to the right and down, then back, and so on. */
function swaying(i) {
  const forth = i % 180 < 90 ? 1 : -1;
  return { x: forth * PAN, y: (forth * PAN) / 2 };
}

async function spaceDrag({ hand, person, middle, seconds, measure }) {
  const before = await view(person);
  await person.page.keyboard.down("Space");
  await measure(() => hand.drag(seconds, way(middle, seconds, 300)));
  await person.page.keyboard.up("Space");
  const now = await view(person);
  check(Math.hypot(now.x - before.x, now.y - before.y) * now.zoom > CARRY / 2, "dragging with space moved nothing");
}

/** Round and round, ending a little beside its beginning, so that it can be told that something moved. */
function way(start, seconds, width) {
  return (part) => {
    const angle = part * Math.max(1, Math.round(seconds / 2)) * 2 * Math.PI;
    return { x: start.x + Math.sin(angle) * width + part * CARRY, y: start.y + Math.sin(angle * 2) * width * 0.4 };
  };
}

async function zoom({ hand, person, middle, seconds, measure }) {
  await measure(() => zoomInAndOut(hand, middle, seconds, (wanted) => reached(person, wanted)));
}

/** The browser may have taken turns of the wheel that the page has yet to follow. */
function reached(person, zoom) {
  return person.until(
    `a zoom of ${zoom}`,
    (wanted) => Math.abs(Math.log(window.collabboard.view().zoom / wanted)) < 0.1,
    zoom,
  );
}

/** Through the whole range and back, as often as there is time for. */
async function zoomInAndOut(hand, middle, seconds, reachedEnd = async () => {}) {
  const oneWay = Math.log(NEAREST / FAR) / ZOOM_PER_PIXEL / ZOOM / RATE;
  const times = Math.max(1, Math.round(seconds / oneWay / 2));
  for (let i = 0; i < times; i++) {
    await hand.wheel(middle, oneWay, () => ({ x: 0, y: -ZOOM }), { ctrl: true });
    await reachedEnd(NEAREST);
    await hand.wheel(middle, oneWay, () => ({ x: 0, y: ZOOM }), { ctrl: true });
    await reachedEnd(FAR);
  }
}

async function carry({ hand, person, seconds, measure }, grabbed, count) {
  const before = await positions(person);
  const start = await person.toPage({ x: grabbed.x + grabbed.width / 2, y: grabbed.y + grabbed.height / 2 });
  await measure(() => hand.drag(seconds, way(start, seconds, 150)));
  await person.saved();
  const after = await positions(person);
  const moved = Object.keys(after).filter((id) => after[id].kind === "sticky_note" && after[id].x !== before[id]?.x);
  check(moved.length === count, `dragging moved ${moved.length} notes, not ${count}`);
  await person.page.keyboard.press("Control+z");
  await person.saved();
  await person.page.keyboard.press("Escape");
}

function watch(stage) {
  const { measure, seconds } = stage;
  return stirred(stage, () => measure(() => new Promise((resolve) => setTimeout(resolve, seconds * 1000))));
}

/** Others move objects about while something is done; afterwards the page shows them where they were left. */
async function stirred({ person, others, movable }, work) {
  const stir = new Stirring(others, movable, generator(2));
  try {
    await work();
  } finally {
    await stir.end();
  }
  const rate = stir.count / stir.seconds;
  check(rate > UPDATES * 0.9, `only ${rate.toFixed(0)} updates a second were sent`);
  await person.until(
    "the others' changes",
    (last) => {
      const objects = new Map(window.collabboard.objects().map((object) => [object.id, object]));
      return last.every(({ id, x, y }) => objects.get(id)?.x === x && objects.get(id)?.y === y);
    },
    stir.last(),
  );
}

/** Changes at an even rate, whatever the server's answers take. */
class Stirring {
  count = 0;
  #begin = performance.now();
  #last = new Map();
  #acknowledged = [];
  #timer;

  constructor(client, movable, random) {
    this.#timer = setInterval(() => {
      const due = Math.floor(((performance.now() - this.#begin) / 1000) * UPDATES);
      for (; this.count < due; this.count++) this.#move(client, movable[Math.floor(random() * movable.length)], random);
    }, 5);
  }

  async end() {
    clearInterval(this.#timer);
    this.seconds = (performance.now() - this.#begin) / 1000;
    await Promise.all(this.#acknowledged);
  }

  last() {
    return [...this.#last.values()];
  }

  #move(client, object, random) {
    const place = { x: object.x + (random() - 0.5) * 2 * STIR, y: object.y + (random() - 0.5) * 2 * STIR };
    const id = uuidText(object.objectId);
    this.#last.set(id, { id, ...place });
    const acknowledged = client.move(object.objectId, place);
    // Looked at in the end; until then a refusal is not unhandled.
    acknowledged.catch(() => {});
    this.#acknowledged.push(acknowledged);
  }
}

function view({ page }) {
  return page.evaluate(() => window.collabboard.view());
}

async function positions(person) {
  const objects = await person.objects();
  return Object.fromEntries(objects.map(({ id, kind, x, y }) => [id, { kind, x, y }]));
}

function check(met, otherwise) {
  if (!met) throw new Error(otherwise);
}
