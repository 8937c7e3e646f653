import type { BoardObject, Json, Kind } from "../../src/model/object";
import { throughPoints } from "../../src/model/points";
import type { PathPoint } from "../../src/model/points";

const COLUMN = 190;
const ROW = 170;

let next = 0;

function at(column: number, row: number, kind: Kind, props: Record<string, Json>, more: Partial<BoardObject> = {}) {
  const [x, y] = [column * COLUMN, row * ROW];
  const size = { width: 140, height: 110 };
  next++;
  const fields = { id: `g${next}`, kind, x, y, ...size, rotation: 0, zIndex: next, props, groupId: "", createdBy: "" };
  return { ...fields, version: 1, ...more };
}

function path(kind: Kind, points: PathPoint[], props: Record<string, Json>): BoardObject {
  const { points: text, ...box } = throughPoints(points);
  return at(0, 0, kind, { ...props, points: text }, box);
}

const SHAPES: Kind[] = ["rectangle", "ellipse", "diamond", "star"];

/** Every shape, and what its style can be. */
function shapes(): BoardObject[] {
  return SHAPES.flatMap((kind, row) => [
    at(0, row, kind, { text: "As it comes" }),
    at(1, row, kind, { text: "No edge", stroke: "none" }),
    at(2, row, kind, { text: "Only edge", fill: "none", strokeWidth: 3 }),
    at(3, row, kind, { text: "Dashed", fill: "#FFFFFF", strokeStyle: "dashed", stroke: "#1F5FD6" }),
    at(4, row, kind, { text: "Dotted", fill: "#F8A5C2", strokeStyle: "dotted", strokeWidth: 4 }),
    at(5, row, kind, { text: "Nearly black", fill: "#1B2430", stroke: "none" }),
    at(6, row, kind, { text: "Turned", fill: "#D94B4B", fontFamily: "hand" }, { rotation: 20 }),
    at(7, row, kind, { text: "Half there", opacity: 0.4, cornerRadius: 40, fontFamily: "mono", fontSize: 15 }),
  ]);
}

function notes(): BoardObject[] {
  const square = { width: 120, height: 120 };
  return [
    at(0, 4, "sticky_note", { text: "Short" }, square),
    at(1, 4, "sticky_note", { text: "A longer thought that needs some more room than others do" }, square),
    at(2, 4, "sticky_note", { text: "Hand", fill: "#A8DDA0", fontFamily: "hand", textAlign: "center" }, square),
    at(3, 4, "sticky_note", { text: "Big", fill: "#C5B3F6", fontSize: 44, verticalAlign: "middle" }, square),
    at(4, 4, "sticky_note", { text: "White", fill: "#FFFFFF" }, square),
    at(5, 4, "sticky_note", { text: "Dark", fill: "#14181e" }, square),
    at(6, 4, "sticky_note", { text: "Wide notes write larger", fill: "#8ECDF7" }, { width: 300, height: 130 }),
  ];
}

function texts(): BoardObject[] {
  const box = { width: 170, height: 90 };
  return [
    at(0, 5, "text", { text: "Plain text, wrapped at its width" }, box),
    at(1, 5, "text", { text: "By hand, in red", fontFamily: "hand", textColor: "#D94B4B", fontSize: 26 }, box),
    at(2, 5, "text", { text: "fixed = pitch;", fontFamily: "mono" }, box),
    at(3, 5, "text", { text: "right\nand below", textAlign: "right", verticalAlign: "bottom" }, box),
    at(4, 5, "text", { text: "near black", textColor: "#111111" }, box),
    at(5, 5, "text", { text: "on a sheet", fill: "#FFF3C4", textAlign: "center", verticalAlign: "middle" }, box),
    at(6, 5, "text", { text: "HEADLINE", fontSize: 48 }, { width: 300, height: 70 }),
  ];
}

const HEADS = ["arrow", "triangle", "dot", "bar", "diamond", "none"];

function lines(): BoardObject[] {
  const y = 6 * ROW + 10;
  const heads = HEADS.map((endHead, i) => {
    const x = i * COLUMN;
    return path(
      "arrow",
      [
        { x, y },
        { x: x + 140, y: y + 50 },
      ],
      { endHead, startHead: HEADS[i] ?? "", strokeWidth: i + 1 },
    );
  });
  const bends = (x: number) => [
    { x, y: y + 90 },
    { x: x + 40, y: y + 150 },
    { x: x + 90, y: y + 80 },
    { x: x + 150, y: y + 140 },
  ];
  return [
    ...heads,
    path("line", bends(0), {}),
    path("line", bends(COLUMN), { curved: true, stroke: "#1F5FD6", strokeWidth: 4 }),
    path("arrow", bends(2 * COLUMN), { curved: true, strokeStyle: "dashed", endHead: "triangle" }),
    path("arrow", bends(3 * COLUMN), { strokeStyle: "dotted", strokeWidth: 5, stroke: "#D94B4B" }),
    path(
      "arrow",
      [
        { x: 4 * COLUMN, y: y + 90 },
        { x: 4 * COLUMN + 150, y: y + 150 },
      ],
      { routing: "elbow" },
    ),
    at(5, 6, "line", {}, { x: 5 * COLUMN, y: y + 150, width: 140, height: -60 }),
    path(
      "line",
      [
        { x: 6 * COLUMN, y: y + 90 },
        { x: 6 * COLUMN + 150, y: y + 150 },
      ],
      { stroke: "#FFFFFF", strokeWidth: 3 },
    ),
  ];
}

function pens(): BoardObject[] {
  const y = 7 * ROW + 50;
  const wave = (x: number, pressed: boolean) =>
    Array.from({ length: 40 }, (_, i) => {
      const at = { x: x + i * 4, y: y + 30 * Math.sin(i / 4) };
      return pressed ? { ...at, pressure: 0.1 + 0.9 * Math.abs(Math.sin(i / 12)) } : at;
    });
  return [
    path("pen", wave(0, false), {}),
    path("pen", wave(COLUMN, true), { strokeWidth: 8, stroke: "#1F5FD6" }),
    path("pen", wave(2 * COLUMN, true), { strokeWidth: 4, strokeStyle: "dashed" }),
    path("pen", wave(3 * COLUMN, true), { strokeWidth: 30, stroke: "#FFEB3B", opacity: 0.5 }),
    path("pen", wave(4 * COLUMN, true), { strokeWidth: 3, stroke: "#000000" }),
  ];
}

/** Objects held by lines of every sort. */
function held(): BoardObject[] {
  const [x, y] = [0, 8 * ROW];
  const hub = at(0, 8, "ellipse", { text: "Hub" }, { x: x + 330, y: y + 90, width: 150, height: 110 });
  const box = at(0, 8, "rectangle", { text: "Box" }, { x, y, width: 140, height: 80 });
  const star = at(0, 8, "star", {}, { x: x + 20, y: y + 200, width: 110, height: 110 });
  const turned = at(0, 8, "diamond", { text: "Turned" }, { x: x + 640, y, width: 150, height: 110, rotation: 30 });
  const note = at(0, 8, "sticky_note", { text: "Note" }, { x: x + 660, y: y + 200, width: 120, height: 120 });
  const join = (from: BoardObject, to: BoardObject, props: Record<string, Json>) =>
    at(0, 8, "arrow", { startObject: from.id, endObject: to.id, ...props }, { x, y, width: 10, height: 10 });
  return [
    ...[hub, box, star, turned, note],
    join(box, hub, { routing: "elbow" }),
    join(star, hub, { endHead: "triangle" }),
    join(hub, turned, { startHead: "dot", strokeWidth: 3 }),
    join(hub, note, { endAnchor: "0,5000", routing: "elbow", strokeStyle: "dashed" }),
    join(turned, note, { startAnchor: "5000,10000", endAnchor: "5000,0" }),
  ];
}

const DRAWING =
  '<svg viewBox="0 0 100 60"><defs><linearGradient id="g"><stop stop-color="#8ECDF7"/><stop offset="1" ' +
  'stop-color="#C5B3F6"/></linearGradient></defs><rect width="100" height="60" rx="8" fill="url(#g)"/>' +
  '<circle cx="70" cy="22" r="10" fill="#FFEB3B"/><path d="M0 60 30 25 55 60" fill="#1b2430"/>' +
  "<script>throw new Error('a script of a picture was run')</script></svg>";

const DOT = "data:image/gif;base64,R0lGODlhAgACAPAAANlLSx9f1iH5BAAAAAAALAAAAAACAAIAAAIDRBIFADs=";

function framed(): BoardObject[] {
  const [x, y] = [960, 8 * ROW];
  const frame = at(0, 8, "frame", { text: "A frame and what it carries" }, { x, y, width: 420, height: 300 });
  const inner = at(0, 8, "frame", { frame: frame.id }, { x: x + 230, y: y + 120, width: 260, height: 120 });
  return [
    frame,
    at(
      0,
      8,
      "sticky_note",
      { text: "Cut off at the edge", frame: frame.id },
      { x: x - 40, y: y + 60, width: 120, height: 120 },
    ),
    inner,
    at(0, 8, "star", { frame: inner.id }, { x: x + 260, y: y + 150, width: 120, height: 120 }),
    at(0, 8, "svg", { svg: DRAWING }, { x: 1140, y: 7 * ROW, width: 150, height: 90 }),
    at(0, 8, "image", { src: DOT }, { x: 1320, y: 7 * ROW, width: 90, height: 90 }),
    at(0, 8, "image", { src: "https://example.org/not-followed.png" }, { x: 980, y: 7 * ROW, width: 130, height: 90 }),
    at(0, 8, "rectangle", { text: "Locked", locked: true }, { x: x + 20, y: y + 210, width: 140, height: 60 }),
  ];
}

/** A board with every kind of object in every style. */
export function everyKind(): BoardObject[] {
  next = 0;
  return [...shapes(), ...notes(), ...texts(), ...lines(), ...pens(), ...held(), ...framed()];
}

/** The same again and again, side by side. */
export function many(count: number): BoardObject[] {
  const one = everyKind();
  const columns = Math.ceil(Math.sqrt(count / one.length));
  return Array.from({ length: count }, (_, i) => {
    const object = one[i % one.length] as BoardObject;
    const tile = Math.floor(i / one.length);
    const [dx, dy] = [(tile % columns) * 1_700, Math.floor(tile / columns) * 1_800];
    const props = Object.fromEntries(
      Object.entries(object.props).map(([key, value]) => {
        const refers = ["frame", "startObject", "endObject"].includes(key);
        return [key, refers && typeof value === "string" ? `${value}-${tile}` : value];
      }),
    );
    return { ...object, id: `${object.id}-${tile}`, x: object.x + dx, y: object.y + dy, zIndex: i, props };
  });
}
