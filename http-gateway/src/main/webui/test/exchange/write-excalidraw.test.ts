import { describe, expect, it } from "vitest";
import { shown } from "../../src/canvas/connectors";
import { arcsThrough, flatCourseOf, pointOn } from "../../src/canvas/course";
import { distance, fromLocal, nearestOnPiece } from "../../src/canvas/geometry";
import type { NewObject } from "../../src/exchange/drawing";
import { asBoardObject } from "../../src/exchange/drawing";
import { writeExcalidraw } from "../../src/exchange/excalidraw/write-scene";
import { dataUrlOf } from "../../src/exchange/pictures";
import { sightOf } from "../../src/exchange/sight";
import { readFile } from "../../src/exchange/read-file";
import { seeded } from "../model/random";
import { aScene, anElement, PIXEL } from "./elements";
import { randomBoard } from "./random-objects";

/** Points of a line on the board, close to each other. */
function pathOf(object: NewObject) {
  const seen = shown(asBoardObject(object), () => undefined);
  return flatCourseOf(seen).map((point) => fromLocal(seen, point));
}

interface Scene {
  readonly elements: readonly Record<string, unknown>[];
  readonly files: Record<string, { readonly dataURL: string }>;
}

function objectsOf(text: string): readonly NewObject[] {
  return readFile("f", text).drawings[0]?.objects ?? [];
}

function written(objects: readonly NewObject[]): Scene {
  // As on a board, where drawing order is that of z_index.
  const placed = objects.map((object, zIndex) => asBoardObject({ ...object, zIndex }));
  return JSON.parse(writeExcalidraw(placed)) as Scene;
}

const POINTS = [[0, 0], [120, -40], [60, 90], [0, 0]]; // prettier-ignore

/** Every kind that both know, with all that ties them together. */
const ELEMENTS = [
  anElement("rectangle", {
    backgroundColor: "#ffec99",
    roundness: { type: 3, value: 12 },
    angle: 0.5,
    groupIds: ["g"],
    link: "https://example.org",
  }),
  anElement("ellipse", { x: 300, strokeStyle: "dotted", opacity: 70, groupIds: ["g"], locked: true }),
  anElement("diamond", { x: 500, strokeColor: "transparent", backgroundColor: "#b2f2bb", frameId: "frame" }),
  anElement("text", {
    id: "inner",
    opacity: 70,
    locked: true,
    containerId: "ellipse",
    text: "in\nside",
    originalText: "in side",
    fontFamily: 3,
  }),
  anElement("text", { x: -70, textAlign: "center", verticalAlign: "middle", angle: 1, fontSize: 33 }),
  anElement("line", {
    startArrowhead: null,
    endArrowhead: null,
    points: POINTS,
    backgroundColor: "#a5d8ff",
    roundness: { type: 2 },
    strokeWidth: 4,
    angle: 2,
  }),
  anElement("arrow", {
    x: 24,
    y: 65,
    points: [[0, 0], [274, -13]], // prettier-ignore
    startArrowhead: "dot",
    endArrowhead: "triangle",
    startBinding: { elementId: "rectangle", focus: 0, gap: 1, fixedPoint: [0.25, 1] },
    endBinding: { elementId: "ellipse", focus: 0.2, gap: 3 },
  }),
  anElement("arrow", { id: "elbow", elbowed: true, endArrowhead: null, points: [[0, 0], [50, 0], [50, 70]] }), // prettier-ignore
  anElement("freedraw", { points: POINTS, pressures: [0.1, 0.5, 1, 0.2], simulatePressure: false, strokeWidth: 1 }),
  anElement("image", { fileId: "file" }),
  anElement("frame", { x: 450, name: "Plan" }),
];
const FILES = { file: { id: "file", mimeType: "image/png", dataURL: PIXEL } };

/** What must be the same after a way there and back. Numbers of `points` are to a ten thousandth of their box. */
function essence(element: Record<string, unknown>): Record<string, unknown> {
  const kept = [
    "type",
    "strokeColor",
    "backgroundColor",
    "strokeStyle",
    "strokeWidth",
    "opacity",
    "roundness",
    "locked",
  ];
  const more = [
    "link",
    "originalText",
    "fontSize",
    "textAlign",
    "verticalAlign",
    "startArrowhead",
    "endArrowhead",
    "name",
  ];
  return Object.fromEntries([...kept, ...more, "elbowed", "simulatePressure"].map((key) => [key, element[key]]));
}

function numbers(element: Record<string, unknown>): number[] {
  const { x, y, width, height, angle, points } = element;
  const box = [x, y, width, height, angle] as number[];
  return [...box, ...((points as number[][] | undefined) ?? []).flat()];
}

describe("a way to us and back to Excalidraw", () => {
  const back = written(objectsOf(aScene(ELEMENTS, FILES)));
  const pairs = ELEMENTS.map((before) => {
    const same = (after: Record<string, unknown>) => {
      const box = before["type"] === "arrow" ? after["elbowed"] === (before["elbowed"] ?? false) : true;
      const text = before["type"] !== "text" || after["originalText"] === before["originalText"];
      return after["type"] === before["type"] && box && text;
    };
    return { before, after: back.elements.find(same) };
  });

  it.each(pairs.map(({ before, after }) => [before["id"], before, after]))("keeps how %s looks", (_, before, after) => {
    if (typeof after !== "object" || typeof before !== "object") throw new Error("it is gone");
    const expected = essence({ elbowed: before["type"] === "arrow" ? false : undefined, ...before });
    // What pictures and frames are painted with is not seen.
    const unseen = { strokeColor: expect.anything() as unknown, backgroundColor: expect.anything() as unknown };
    const painted = !["image", "frame"].includes(String(before["type"]));
    expect(essence(after)).toEqual(painted ? expected : { ...expected, ...unseen });
  });

  it("keeps where everything is", () => {
    for (const { before, after } of pairs) {
      // A text inside is put where Excalidraw's own containers have it.
      if (!after || before["id"] === "inner") continue;
      // The size of what runs through points is theirs, whatever the file said.
      const [mine, theirs] = [numbers(after), numbers(before)];
      const sized = before["points"] === undefined;
      mine.forEach((value, index) => {
        if (sized || (index !== 2 && index !== 3)) expect(Math.abs(value - (theirs[index] ?? NaN))).toBeLessThan(0.05);
      });
    }
  });

  it("keeps bindings, containers, groups, frames and files", () => {
    const find = (type: string) => back.elements.find((element) => element["type"] === type);
    const [box, ellipse, diamond, frame] = ["rectangle", "ellipse", "diamond", "frame"].map(find);
    const arrow = back.elements.find(({ startBinding }) => startBinding);
    expect(arrow?.["startBinding"]).toMatchObject({ elementId: box?.["id"], fixedPoint: [0.25, 1] });
    expect(arrow?.["endBinding"]).toMatchObject({ elementId: ellipse?.["id"] });
    const inner = back.elements.find(({ containerId }) => containerId);
    expect(inner?.["containerId"]).toBe(ellipse?.["id"]);
    expect(box?.["boundElements"]).toEqual([{ type: "arrow", id: arrow?.["id"] }]);
    expect(ellipse?.["boundElements"]).toHaveLength(2);
    expect(box?.["groupIds"]).toEqual(ellipse?.["groupIds"]);
    expect(diamond?.["frameId"]).toBe(frame?.["id"]);
    expect(back.elements.indexOf(frame ?? {})).toBeGreaterThan(back.elements.indexOf(diamond ?? {}));
    expect(back.files[String(find("image")?.["fileId"])]?.dataURL).toBe(PIXEL);
  });
});

describe("what Excalidraw has no type for", () => {
  const one = (fields: Partial<NewObject>) =>
    written([
      { id: "a", kind: "star", x: 0, y: 0, width: 100, height: 100, rotation: 0, zIndex: 0, groupId: "", props: {}, ...fields },
    ]); // prettier-ignore

  it("becomes a filled line: a star", () => {
    const [star] = one({ kind: "star", props: { fill: "#ffec99" } }).elements;
    expect(star).toMatchObject({ type: "line", backgroundColor: "#ffec99" });
    const points = star?.["points"] as number[][];
    expect(points).toHaveLength(11);
    expect(points[0]).toEqual(points[10]);
  });

  it("becomes a rectangle with text inside: a sticky note", () => {
    const { elements } = one({ kind: "sticky_note", props: { text: "Buy milk", fill: "#ffeb3b" } });
    expect(elements.map(({ type }) => type)).toEqual(["rectangle", "text"]);
    expect(elements[1]).toMatchObject({ containerId: "a", originalText: "Buy milk", verticalAlign: "top" });
    expect(elements[0]?.["boundElements"]).toEqual([{ type: "text", id: elements[1]?.["id"] }]);
  });

  it("becomes an image: an SVG document", () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const { elements, files } = one({ kind: "svg", props: { svg } });
    expect(elements[0]).toMatchObject({ type: "image", fileId: "a" });
    expect(files["a"]?.dataURL).toBe(dataUrlOf("image/svg+xml", svg));
  });
});

describe("any board", () => {
  it.each([1, 2, 3, 4, 5, 6])("can be read again once it was written, seed %i", (seed) => {
    const board = sightOf(randomBoard(seeded(seed), 60)).layers;
    const { objects, remarks } = readFile("f", writeExcalidraw(board)).drawings[0] ?? {
      objects: [],
      remarks: undefined,
    };
    expect(remarks?.sentences()).toEqual([]);
    const words = (all: readonly NewObject[]) => all.flatMap(({ kind, props }) => (["line", "arrow", "pen", "svg", "image"].includes(kind) ? [] : props["text"] ?? [])).sort(); // prettier-ignore
    const framed = (all: readonly NewObject[]) => all.filter(({ props }) => props["frame"] !== undefined).length;
    const held = (all: readonly NewObject[]) => all.filter(({ props }) => props["startObject"] !== undefined).length;
    expect(words(objects).filter((text) => text !== "Frame")).toEqual(words(board));
    expect(framed(objects)).toBeGreaterThanOrEqual(framed(board));
    expect(held(objects)).toBe(held(board));
  });
});

describe("a curve between two points", () => {
  const box = (id: string, x: number, y: number): NewObject => {
    return { id, kind: "rectangle", x, y, width: 100, height: 80, rotation: 0, zIndex: 0, groupId: "", props: {} };
  };
  const curve = (props: NewObject["props"], rotation = 0): NewObject => {
    const at = { x: 100, y: 50, width: 300, height: -120 };
    return { id: "curve", kind: "arrow", ...at, rotation, zIndex: 2, groupId: "", props: { ...props, curved: true } };
  };
  const boxes = [box("a", 0, 0), box("b", 400, 300)];
  const held = curve({ startObject: "a", endObject: "b" });
  const scene = (objects: readonly NewObject[]) => writeExcalidraw(sightOf(objects.map(asBoardObject)).layers);
  const arrowOf = (text: string) => objectsOf(text).find(({ kind }) => kind === "arrow");
  const arrowIn = (text: string) => (JSON.parse(text) as Scene).elements.find(({ type }) => type === "arrow");

  it.each([
    ["free", [curve({})]],
    ["held at both ends", [...boxes, held]],
    ["held at one end", [...boxes, curve({ startObject: "a", startAnchor: "5000,10000" })]],
  ])("that is %s comes back as it was", (_, objects) => {
    const text = scene(objects);
    expect(arrowIn(text)?.["points"]).toHaveLength(9);
    const back = arrowOf(text);
    expect(back?.props["curved"]).toBe(true);
    expect(back?.props).not.toHaveProperty("points");
    expect(arrowIn(scene(objectsOf(text)))?.["points"]).toHaveLength(9);
  });

  it("runs through points that Excalidraw curves alike, turned ones too", () => {
    for (const rotation of [0, 35]) {
      const was = pathOf(curve({}, rotation));
      const { x, y, points } = arrowIn(scene([curve({}, rotation)])) as { x: number; y: number; points: [number, number][] };
      const spots = points.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
      const theirs = arcsThrough(spots).flatMap((arc) => [0.25, 0.5, 0.75].map((t) => pointOn(arc, t)));
      for (const point of theirs) {
        const off = was.slice(1).map((to, i) => distance(point, nearestOnPiece(point, was[i] ?? to, to)));
        expect(Math.min(...off)).toBeLessThan(3);
      }
      expect(distance(spots[0] ?? { x: 0, y: 0 }, was[0] ?? { x: 9e9, y: 0 })).toBeLessThan(0.01);
    }
  }); // prettier-ignore

  it("that was bent in Excalidraw keeps its points", () => {
    const text = scene([curve({})]);
    const bent = JSON.parse(text) as { elements: { points: [number, number][] }[] };
    const [, , , , middle] = bent.elements[0]?.points ?? [];
    if (middle) middle[1] += 30;
    expect(arrowOf(JSON.stringify(bent))?.props).toHaveProperty("points");
  });
});
