// What a board of a workshop holds: mostly notes, with shapes, words, handwriting and connectors between them, some in
// frames. The same number gives the same board every time.
import { uuidText, uuidV7 } from "./ids.mjs";

/** Board units from one object to the next: 10,000 of them are all in view at 10 %. */
const PITCH = 88;

/** As wide as a screen is to its height. */
const ASPECT = 1.6;

/** Each square of so many places a side has a frame that carries what lies in its first rows and columns. */
const BLOCK = 10;
const FRAMED = { columns: 4, rows: 3 };

const FILLS = ["#FFEB3B", "#FFB74D", "#A8DDA0", "#8ECDF7", "#F48FB1", "#C5B3F6"];
const WORDS =
  "idea plan ask who next week the users cannot find it measure first then cut ship small test with five people why".split(
    " ",
  );

/** How often each kind comes, in parts of the whole. */
const MIXTURE = [
  ["STICKY_NOTE", 0.45],
  ["RECTANGLE", 0.14],
  ["ELLIPSE", 0.07],
  ["DIAMOND", 0.04],
  ["STAR", 0.03],
  ["TEXT", 0.08],
  ["ARROW", 0.11],
  ["PEN", 0.08],
];

/** Notes in the middle of the board that are picked together, and one beside them. */
const GROUPED = 50;

/**
 * A board of so many objects, each as `Client.createAll` takes it: what a line is held to comes before it, and a frame
 * before what it carries. On top, in the middle, lie a group of notes and a single one.
 */
export function board(count, seed = 1) {
  const columns = Math.ceil(Math.sqrt(count * ASPECT));
  const centre = { column: Math.floor(columns / 2), row: Math.floor(count / columns / 2) };
  const reserved = new Set(placesAround(centre, GROUPED + 1).map(({ column, row }) => row * columns + column));
  const random = generator(seed);
  const spread = [...scattered(count - GROUPED - 1, columns, reserved, random)];
  const notes = [...reserved].map((place) => note(random, cornerOf(place, columns), {}));
  const single = notes.pop();
  const groupId = uuidV7();
  const group = notes.map((one) => ({ ...one, groupId }));
  const objects = [...spread, ...group, single];
  return { objects, group, single, movable: spread.filter(({ kind }) => kind !== "ARROW" && kind !== "FRAME") };
}

function placesAround(centre, count) {
  const side = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, i) => ({
    column: centre.column + (i % side) - Math.floor(side / 2),
    row: centre.row + Math.floor(i / side) - Math.floor(side / 2),
  }));
}

function* scattered(count, columns, reserved, random) {
  const frames = new Map();
  const holders = [];
  for (let made = 0, place = 0; made < count; place++) {
    if (reserved.has(place)) continue;
    const corner = cornerOf(place, columns);
    const frame = frameAround(frames, place % columns, Math.floor(place / columns));
    if (frame.fresh && made < count - 1) {
      frame.fresh = false;
      made++;
      yield frameAt(frame.id, corner);
    }
    const carried = frame.id && !frame.fresh ? { frame: uuidText(frame.id) } : {};
    const object = objectOf(random, corner, holders, carried);
    made++;
    yield object;
    if (object.kind !== "ARROW" && object.kind !== "PEN") holders.push(object);
  }
}

function cornerOf(place, columns) {
  return { x: (place % columns) * PITCH, y: Math.floor(place / columns) * PITCH };
}

function frameAround(frames, column, row) {
  if (column % BLOCK >= FRAMED.columns || row % BLOCK >= FRAMED.rows) return {};
  const key = `${Math.floor(column / BLOCK)} ${Math.floor(row / BLOCK)}`;
  if (!frames.has(key)) frames.set(key, { id: uuidV7(), fresh: true });
  return frames.get(key);
}

function frameAt(objectId, { x, y }) {
  const [width, height] = [FRAMED.columns * PITCH, FRAMED.rows * PITCH];
  return { objectId, kind: "FRAME", x: x - 8, y: y - 8, width, height, props: { text: "Group" } };
}

function objectOf(random, { x, y }, holders, carried) {
  const kind = pick(random, holders);
  const spot = { x: x + random() * 10, y: y + random() * 10 };
  const base = { objectId: uuidV7(), kind };
  switch (kind) {
    case "STICKY_NOTE":
      return note(random, spot, carried);
    case "TEXT":
      return {
        ...base,
        ...spot,
        width: 76,
        height: 30,
        props: { text: words(random, 1, 3), fontSize: 16, ...carried },
      };
    case "ARROW": {
      const [start, end] = [holders.at(-1 - Math.floor(random() * 3)), holders.at(-4 - Math.floor(random() * 4))];
      const held = { startObject: uuidText(start.objectId), endObject: uuidText(end.objectId) };
      return { ...base, x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y, props: held };
    }
    case "PEN":
      return {
        ...base,
        ...spot,
        width: 70,
        height: 50,
        props: { points: scribble(random), strokeWidth: 2, ...carried },
      };
    default: {
      const label = random() < 0.6 ? { text: words(random, 1, 2), fontSize: 12 } : {};
      return {
        ...base,
        ...spot,
        width: 74,
        height: 60 + random() * 14,
        props: { fill: fill(random), ...label, ...carried },
      };
    }
  }
}

function note(random, spot, carried) {
  const props = { text: words(random, 3, 9), fill: fill(random), ...carried };
  return { objectId: uuidV7(), kind: "STICKY_NOTE", ...spot, width: 72, height: 72, props };
}

function pick(random, holders) {
  let part = random();
  for (const [kind, share] of MIXTURE) {
    if (part < share && (kind !== "ARROW" || holders.length > 8)) return kind;
    part -= share;
  }
  return "STICKY_NOTE";
}

function scribble(random) {
  const points = [];
  let [u, v] = [0, 5000];
  const count = 16 + Math.floor(random() * 40);
  for (let i = 0; i < count; i++) {
    u = (i * 10000) / (count - 1);
    v = Math.max(0, Math.min(10000, v + (random() - 0.5) * 6000));
    points.push(`${Math.round(u)},${Math.round(v)}`);
  }
  return points.join(" ");
}

function words(random, least, most) {
  const count = least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
}

function fill(random) {
  return FILLS[Math.floor(random() * FILLS.length)];
}

/** Even numbers from 0 to 1 (mulberry32). */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
