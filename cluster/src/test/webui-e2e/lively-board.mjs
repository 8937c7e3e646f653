// A board as people make them, as a file of our own format: what the pictures in the documentation show.

const NOTE = { width: 140, height: 140 };
const HEARD = [
  "The board is wiped before anyone takes a photo",
  "Remote people hear of it a day later",
  "Who moved my note?",
  "Photos nobody finds again",
];
const MEANT = ["Changes are seen while they happen", "Saved means saved, also in a crash", "Everything has an author"];
const NEXT = ["Plan Monday's sprint here", "Invite the support team", "Compare two boards"];

let count = 0;

function object(kind, x, y, size, props, more = {}) {
  count += 1;
  return { id: `o${count}`, kind, x, y, ...size, rotation: 0, zIndex: count, groupId: "", props, ...more };
}

function column(x, title, fill, texts) {
  const frame = object("frame", x, 0, { width: 336, height: 372 }, { text: title });
  const notes = texts.map((text, index) => {
    const [left, top] = [x + 20 + (index % 2) * 156, 28 + Math.floor(index / 2) * 164];
    return object("sticky_note", left, top, NOTE, { text, fill, frame: frame.id }, { rotation: index % 2 ? 1.5 : -1 });
  });
  return [frame, ...notes];
}

function arrow(from, to, props = {}) {
  const ends = { startObject: from.id, endObject: to.id };
  return object("arrow", from.x, from.y, { width: 100, height: 10 }, { strokeWidth: 2.5, ...ends, ...props });
}

function underline(x, y, length) {
  const pairs = Array.from(
    { length: 24 },
    (_, i) => `${Math.round((i / 23) * 10_000)},${Math.round(5_000 + 4_000 * Math.sin(i / 2.6))}`,
  );
  return object(
    "pen",
    x,
    y,
    { width: length, height: 14 },
    { points: pairs.join(" "), stroke: "#D94B4B", strokeWidth: 5 },
  );
}

export function livelyBoard() {
  const heading = object(
    "text",
    0,
    -110,
    { width: 560, height: 50 },
    { text: "Why we plan on a board", fontSize: 38, fontFamily: "hand" },
  );
  const line = underline(2, -58, 400);
  const columns = [
    column(0, "Heard in interviews", "#FFEB3B", HEARD),
    column(376, "What it means", "#8ECDF7", MEANT),
    column(752, "Try next week", "#A8DDA0", NEXT),
  ];
  const shape = (kind, x, width, props) => object(kind, x, 428, { width, height: 104 }, { fontSize: 18, ...props });
  const idea = shape("ellipse", 10, 170, { text: "Idea", fill: "#F8A5C2" });
  const sketch = shape("rectangle", 264, 180, { text: "Sketch it together", fill: "#ffffff" });
  const good = shape("diamond", 528, 190, { text: "Good?", fill: "#C5B3F6" });
  const done = shape("star", 830, 150, { fill: "#FFB74D" });
  const words = object(
    "text",
    848,
    474,
    { width: 114, height: 28 },
    { text: "Ship it", fontSize: 20, textAlign: "center" },
  );
  const again = object(
    "text",
    384,
    574,
    { width: 170, height: 26 },
    { text: "not yet", fontSize: 18, fontFamily: "hand" },
  );
  const back = arrow(good, sketch, {
    curved: true,
    strokeStyle: "dashed",
    startAnchor: "5000,10000",
    endAnchor: "5000,10000",
  });
  const objects = [heading, line, ...columns.flat(), idea, sketch, good, done, words, again];
  objects.push(arrow(idea, sketch), arrow(sketch, good), arrow(good, done, { strokeWidth: 3 }), back);
  return JSON.stringify({ type: "collabboard", version: 1, objects });
}
