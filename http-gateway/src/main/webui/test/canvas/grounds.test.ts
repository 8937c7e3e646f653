import { describe, expect, it } from "vitest";
import { lineColourOf } from "../../src/canvas/drawing/paint";
import { textColourOf, textColoursOf } from "../../src/canvas/drawing/text";
import { groundsAmong } from "../../src/canvas/grounds";
import { framesAround } from "../../src/canvas/frames";
import type { Rect } from "../../src/canvas/geometry";
import type { Theme } from "../../src/canvas/theme";
import { WHITE_PAPER } from "../../src/exchange/image/paper";
import type { BoardObject } from "../../src/model/object";
import { anObject } from "../model/objects";
import { sceneOf } from "./boards";

const DARK_PAPER: Theme = { ...WHITE_PAPER, paper: "#15191f", ink: "#e9edf2", surface: "#20262e" };
const PALE = "#fdf6e3";
const DEEP = "#20304a";

const box = { width: 200, height: 100 };
const sheet = (fill: string, fields: Partial<BoardObject> = {}) =>
  anObject(`sheet ${fill}`, { kind: "rectangle", ...box, ...fields, props: { fill, ...fields.props } });
const words = (props: BoardObject["props"] = {}, fields: Partial<BoardObject> = {}) =>
  anObject("words", {
    kind: "text",
    x: 50,
    y: 40,
    width: 100,
    height: 20,
    zIndex: 9,
    props: { text: "Hi", ...props },
    ...fields,
  });

/** The colour of the words among objects on the board, and in a picture of them. */
function colourOn(theme: Theme, text: BoardObject, ...others: BoardObject[]): string {
  const { scene } = sceneOf(text, ...others);
  const layers = scene.all();
  const inPicture = groundsAmong(layers, (object) => framesAround(object, (id) => scene.shown(id)));
  const colour = textColourOf(theme, text, scene.groundOf);
  expect(textColourOf(theme, text, inPicture)).toBe(colour);
  return colour;
}

describe("letters without a colour of their own", () => {
  it("are as light or dark as the paper needs", () => {
    expect(colourOn(DARK_PAPER, words())).toBe(DARK_PAPER.ink);
    expect(colourOn(WHITE_PAPER, words())).toBe(WHITE_PAPER.ink);
  });

  it("are dark on a pale fill and light on a deep one, whatever the paper", () => {
    for (const paper of [WHITE_PAPER, DARK_PAPER]) {
      expect(colourOn(paper, words(), sheet(PALE))).toBe("#1b2430");
      expect(colourOn(paper, words(), sheet(DEEP))).toBe("#ffffff");
    }
  });

  it("go by the topmost fill below them, not by what lies over them or beside them", () => {
    expect(colourOn(DARK_PAPER, words(), sheet(PALE), sheet(DEEP, { zIndex: 1 }))).toBe("#ffffff");
    expect(colourOn(DARK_PAPER, words(), sheet(PALE), sheet(DEEP, { zIndex: 10 }))).toBe("#1b2430");
    expect(colourOn(DARK_PAPER, words(), sheet(PALE, { x: 500 }))).toBe(DARK_PAPER.ink);
  });

  it("do not go by a hatched fill, through which the paper is seen", () => {
    const hatched = sheet(PALE, { props: { fillStyle: "hatched" } });
    expect(colourOn(DARK_PAPER, words(), hatched)).toBe(DARK_PAPER.ink);
  });

  it("in a shape without a fill go by what lies below that", () => {
    const hollow = words({ fill: "none" }, { kind: "ellipse" });
    expect(colourOn(DARK_PAPER, hollow, sheet(PALE))).toBe("#1b2430");
    expect(colourOn(DARK_PAPER, { ...hollow, props: { text: "Hi", fill: DEEP } }, sheet(PALE))).toBe("#ffffff");
  });

  it("go by outlines, not by boxes, also of turned objects and of closed lines", () => {
    const corner = words({}, { x: -45, y: -5, width: 100, height: 20 });
    expect(colourOn(DARK_PAPER, corner, sheet(PALE, { kind: "ellipse" }))).toBe(DARK_PAPER.ink);
    expect(colourOn(DARK_PAPER, words({}, { x: 50, y: -30 }), sheet(PALE, { rotation: 90 }))).toBe("#1b2430");
    const triangle = sheet(PALE, { kind: "line", props: { points: "0,0 10000,0 10000,10000 0,0" } });
    expect(colourOn(DARK_PAPER, words({}, { x: 120, y: 20 }), triangle)).toBe("#1b2430");
    expect(colourOn(DARK_PAPER, words({}, { x: -20, y: 70 }), triangle)).toBe(DARK_PAPER.ink);
  });

  it("are on paper again in a frame, and on what can hardly be seen", () => {
    const frame = anObject("frame", { kind: "frame", ...box, zIndex: 1 });
    expect(colourOn(DARK_PAPER, words({ frame: "frame" }), sheet(PALE), frame)).toBe(DARK_PAPER.ink);
    expect(colourOn(DARK_PAPER, words(), sheet(PALE, { props: { opacity: 0.2 } }))).toBe(DARK_PAPER.ink);
  });

  it("pass over what a frame cuts off", () => {
    const frame = anObject("frame", { kind: "frame", x: 400, ...box });
    expect(colourOn(DARK_PAPER, words(), sheet(PALE, { props: { frame: "frame" }, zIndex: 1 }), frame)).toBe(
      DARK_PAPER.ink,
    );
  });
});

describe("letters that reach out of the fill of their object", () => {
  it("are on paper there", () => {
    const colours = (fields: Partial<BoardObject>) => {
      const at = textColoursOf(DARK_PAPER, sheet(PALE, fields), () => "");
      return [-10, 50, 110].map((middle) => at(middle));
    };
    expect(colours({ props: { text: "Hi" } })).toEqual([DARK_PAPER.ink, "#1b2430", DARK_PAPER.ink]);
    const [above, inside] = colours({ props: { text: "Hi", textColor: "#2a2035" } });
    expect(inside).toBe("#2a2035");
    expect(above).not.toBe("#2a2035");
  });
});

describe("letters with a colour of their own", () => {
  it("keep it on a fill, which is the same in light and dark, and are turned over on paper where they would be lost", () => {
    const plum = words({ textColor: "#2a2035" });
    expect(colourOn(DARK_PAPER, plum, sheet(PALE))).toBe("#2a2035");
    expect(colourOn(DARK_PAPER, plum)).not.toBe("#2a2035");
  });
});

describe("letters on the board", () => {
  it("follow as things below them come, go, change and move, large ones too", () => {
    const { board, scene } = sceneOf(words());
    const colour = () => {
      const text = scene.shown("words");
      return text && textColourOf(DARK_PAPER, text, scene.groundOf);
    };
    expect(colour()).toBe(DARK_PAPER.ink);
    const { x, y, ...size } = { x: -9_000, y: -9_000, width: 18_000, height: 18_000 };
    board.createObject({ ...sheet(PALE), x, y, ...size, zIndex: 0 });
    expect(colour()).toBe("#1b2430");
    const id = `sheet ${PALE}`;
    board.update(id, { props: { fill: DEEP } });
    expect(colour()).toBe("#ffffff");
    board.update(id, { width: 200, height: 100, x: 0, y: 0 });
    expect(colour()).toBe("#ffffff");
    board.update(id, { x: 300 });
    expect(colour()).toBe(DARK_PAPER.ink);
    board.update(id, { x: 0 });
    board.update(id, { zIndex: 20 });
    expect(colour()).toBe(DARK_PAPER.ink);
    board.update(id, { zIndex: 1 });
    expect(colour()).toBe("#ffffff");
    board.deleteAll([id]);
    expect(colour()).toBe(DARK_PAPER.ink);
  });
});

describe("where a fill changes below letters", () => {
  it("all of them are drawn again, not only what lies on the fill", () => {
    const { board, scene } = sceneOf(words(), sheet(PALE, { x: 90, width: 20, height: 40 }));
    // Before the second look a change means all of the board.
    for (let look = 0; look < 2; look++) scene.inView({ left: 0, top: 0, right: 500, bottom: 500 });
    const areas: Rect[] = [];
    scene.changed.on((changed) => areas.push(...changed));

    board.update(sheet(PALE).id, { props: { fill: DEEP } });

    const letters = scene.paintBounds("words");
    expect(letters).toBeDefined();
    expect(areas).toContainEqual(letters);
  });
});

describe("lines", () => {
  const INK = "#1b2430";
  const stroke = (fields: Partial<BoardObject> = {}) =>
    anObject("stroke", {
      kind: "pen",
      x: 50,
      y: 40,
      width: 100,
      height: 20,
      zIndex: 9,
      props: { stroke: INK },
      ...fields,
    });

  function lineOn(theme: Theme, object: BoardObject, ...others: BoardObject[]): string {
    const { scene } = sceneOf(object, ...others);
    const inPicture = groundsAmong(scene.all(), (one) => framesAround(one, (id) => scene.shown(id)));
    const colour = lineColourOf({ theme, groundOf: scene.groundOf }, object);
    expect(lineColourOf({ theme, groundOf: inPicture }, object)).toBe(colour);
    return colour;
  }

  const light = lineOn(DARK_PAPER, stroke());

  it("that would be lost on the paper are turned over there, and on a fill on which they would be lost as well", () => {
    expect(light).not.toBe(INK);
    expect(lineOn(DARK_PAPER, stroke(), sheet(DEEP))).toBe(light);
    expect(lineOn(WHITE_PAPER, stroke())).toBe(INK);
  });

  it("keep their colour on a fill that they can be told from", () => {
    expect(lineOn(DARK_PAPER, stroke(), sheet(PALE))).toBe(INK);
    expect(lineOn(WHITE_PAPER, stroke({ props: { stroke: "#ffffff" } }), sheet(DEEP))).toBe("#ffffff");
    expect(lineOn(DARK_PAPER, stroke({ kind: "ellipse", props: { stroke: INK, fill: "none" } }), sheet(PALE))).toBe(
      INK,
    );
  });

  it("that are on a fill with their middle only are on paper", () => {
    expect(lineOn(DARK_PAPER, stroke({ x: -120, width: 440 }), sheet(PALE))).toBe(light);
    const [small, large] = [sheet(DEEP, { x: 90, width: 20, zIndex: 1 }), sheet(PALE)];
    expect(lineOn(DARK_PAPER, stroke(), small, large)).toBe(INK);
  });

  it("follow as what is below them moves, and are drawn again where that matters", () => {
    const { board, scene } = sceneOf(stroke(), sheet(PALE, { zIndex: 1 }));
    const colour = () => {
      const object = scene.shown("stroke");
      return object && lineColourOf({ theme: DARK_PAPER, groundOf: scene.groundOf }, object);
    };
    for (let look = 0; look < 2; look++) scene.inView({ left: 0, top: 0, right: 500, bottom: 500 });
    let areas: Rect[] = [];
    scene.changed.on((changed) => (areas = [...changed]));
    board.update(sheet(PALE).id, { props: { fill: "#fff1c2" } });
    expect(areas).not.toContainEqual(scene.paintBounds("stroke"));
    expect(colour()).toBe(INK);
    board.update(sheet(PALE).id, { x: 60 });
    expect(areas).toContainEqual(scene.paintBounds("stroke"));
    expect(colour()).toBe(light);
  });
});
