import { describe, expect, it } from "vitest";
import { flatCourseOf } from "../../src/canvas/course";
import type { NewObject } from "../../src/exchange/drawing";
import { asBoardObject } from "../../src/exchange/drawing";
import { propsBytes } from "../../src/exchange/limits";
import { readFile } from "../../src/exchange/read-file";
import { spotsOf } from "../../src/exchange/points";
import { dataUrlOf } from "../../src/exchange/pictures";
import { aScene, anElement, PIXEL } from "./elements";

function read(elements: readonly unknown[], files: Record<string, unknown> = {}) {
  const [drawing] = readFile("a.excalidraw", aScene(elements, files)).drawings;
  if (!drawing) throw new Error("nothing was read");
  return drawing;
}

function one(type: string, fields: Record<string, unknown> = {}, files: Record<string, unknown> = {}): NewObject {
  const [object, ...others] = read([anElement(type, fields)], files).objects;
  if (!object || others.length > 0) throw new Error("one object was expected");
  return object;
}

describe("shapes of Excalidraw", () => {
  it.each(["rectangle", "ellipse", "diamond"])("keep place, size and look: %s", (type) => {
    expect(one(type, { backgroundColor: "#ffec99", strokeWidth: 4, strokeStyle: "dashed", opacity: 40 })).toMatchObject(
      {
        kind: type,
        x: 10,
        y: 20,
        width: 100,
        height: 60,
        rotation: 0,
        props: { fill: "#ffec99", stroke: "#1971c2", strokeWidth: 4, strokeStyle: "dashed", opacity: 0.4 },
      },
    );
  });

  it("turn radians into degrees", () => {
    expect(one("ellipse", { angle: Math.PI / 2 }).rotation).toBe(90);
    expect(one("ellipse", { angle: -Math.PI / 2 }).rotation).toBe(270);
    expect(one("ellipse", { angle: 2 * Math.PI - 1e-13 }).rotation).toBe(0);
  });

  it.each([
    ["transparent", "none"],
    ["#0000", "none"],
    ["#f00", "#ff0000"],
    ["#4c6ef580", "#a5b6fa"],
    [" white ", "#ffffff"],
    ["rgba(255, 0, 0, 0.5)", "#ff8080"],
    ["what", "none"],
    ["constructor", "none"],
  ])("read the colour %s as %s", (backgroundColor, fill) => {
    expect(one("rectangle", { backgroundColor }).props["fill"]).toBe(fill);
  });

  it.each([
    ["solid", undefined],
    ["hachure", "hatched"],
    ["zigzag", "hatched"],
    ["dots", "hatched"],
    ["cross-hatch", "cross-hatched"],
    ["constructor", undefined],
  ])("keep the colour of a fill in %s, as %s", (fillStyle, ours) => {
    const { props } = one("rectangle", { backgroundColor: "#ff0000", fillStyle });
    expect([props["fill"], props["fillStyle"]]).toEqual(["#ff0000", ours]);
    expect(one("rectangle", { backgroundColor: "transparent", fillStyle }).props).not.toHaveProperty("fillStyle");
  });

  it.each([
    [{ roundness: null }, 0],
    [{ roundness: { type: 3 } }, 15],
    [{ roundness: { type: 3 }, width: 900, height: 900 }, 32],
    [{ roundness: { type: 3, value: 5 } }, 5],
    [{ roundness: { type: 2 }, width: 900, height: 900 }, 225],
    [{ roundness: undefined, strokeSharpness: "round" }, 15],
    [{ roundness: undefined, strokeSharpness: "sharp" }, 0],
  ])("round corners as %o says", (fields, radius) => {
    expect(one("rectangle", fields).props["cornerRadius"]).toBe(radius);
  });

  it("take their text in, as it was typed", () => {
    const { objects } = read([
      anElement("diamond", { boundElements: [{ type: "text", id: "text" }] }),
      anElement("text", {
        containerId: "diamond",
        text: "two\nwords",
        originalText: "two words",
        fontFamily: 3,
        textAlign: "center",
        verticalAlign: "middle",
        strokeColor: "#e03131",
      }),
    ]);
    expect(objects).toHaveLength(1);
    expect(objects[0]).toMatchObject({
      kind: "diamond",
      props: {
        text: "two words",
        fontSize: 20,
        fontFamily: "mono",
        textAlign: "center",
        verticalAlign: "middle",
        textColor: "#e03131",
      },
    });
  });

  it("leave out what was deleted, and are locked and linked where they were", () => {
    const { objects } = read([
      anElement("rectangle", { isDeleted: true, x: "gone" }),
      anElement("ellipse", { locked: true, link: "https://example.org" }),
    ]);
    expect(objects.map(({ kind }) => kind)).toEqual(["ellipse"]);
    expect(objects[0]?.props).toMatchObject({ locked: true, link: "https://example.org" });
  });
});

describe("texts of Excalidraw", () => {
  it("keep their letters where they are, whatever the room around them", () => {
    const left = one("text", { textAlign: "left" });
    expect(left.x).toBeCloseTo(10 - 4);
    expect(left.y).toBeCloseTo(20 - 4);
    const right = one("text", { textAlign: "right" });
    expect(right.x + (right.width ?? 0)).toBeCloseTo(110 + 4);
    const centred = one("text", { textAlign: "center" });
    expect(centred.x + (centred.width ?? 0) / 2).toBeCloseTo(60);
  });

  it("stay where they are when turned: the left edge of a text that stands on its head is on the right", () => {
    const { x, width = 0 } = one("text", { textAlign: "left", angle: Math.PI });
    expect(x + width / 2 + (width / 2 - 4)).toBeCloseTo(110);
  });

  it.each([
    [{ fontFamily: 1 }, "hand"],
    [{ fontFamily: 2 }, "sans"],
    [{ fontFamily: 8 }, "mono"],
    [{ fontFamily: 99 }, "sans"],
    [{ font: "28px Virgil", fontSize: undefined, fontFamily: undefined }, "hand"],
  ])("are set in a family of ours: %o", (fields, family) => {
    expect(one("text", fields).props["fontFamily"]).toBe(family);
  });

  it("take the unwrapped text of one whose width was set, and size letters within bounds", () => {
    const { props } = one("text", { autoResize: false, text: "a\nb", originalText: "a b", fontSize: 900 });
    expect(props).toMatchObject({ text: "a b", fontSize: 400 });
  });

  it("are left out where they are empty, and cut where they are too long", () => {
    expect(read([anElement("text", { originalText: " " })]).remarks.sentences()).toEqual([
      "1 element was left out: 1 × empty text.",
    ]);
    const { objects, remarks } = read([anElement("text", { originalText: "x".repeat(10_001) })]);
    expect(objects[0]?.props["text"]).toHaveLength(10_000);
    expect(remarks.sentences()).toEqual(["Changed to fit: 1 × text cut to 10000 characters."]);
  });
});

describe("lines of Excalidraw", () => {
  it("with two points go from one to the other, in any direction", () => {
    expect(one("line", { points: [[0, 0], [-30, 40]] })).toMatchObject({ x: 10, y: 20, width: -30, height: 40 }); // prettier-ignore
  });

  it("with more run through all of them, in a box around them", () => {
    const points = [[0, 0], [50, -20], [100, 30]]; // prettier-ignore
    const line = one("line", { points, roundness: { type: 2 } });
    expect(line).toMatchObject({ x: 10, y: 0, width: 100, height: 50, props: { curved: true, fill: "none" } });
    expect(spotsOf(line)).toEqual(points.map(([dx = 0, dy = 0]) => ({ x: 10 + dx, y: 20 + dy })));
  });

  it("are filled where they are closed", () => {
    const points = [[0, 0], [50, 0], [50, 50], [0, 0]]; // prettier-ignore
    expect(one("line", { points, backgroundColor: "#a5d8ff" }).props["fill"]).toBe("#a5d8ff");
    expect(one("line", { points: points.slice(0, 3), backgroundColor: "#a5d8ff" }).props["fill"]).toBe("none");
    const loop = [[0, 0], [50, 50], [3, 0]]; // prettier-ignore
    expect(one("line", { points: loop, backgroundColor: "#a5d8ff" }).props["fill"]).toBe("#a5d8ff");
    expect(one("arrow", { points, backgroundColor: "#a5d8ff" }).props["fill"]).toBe("none");
  });

  it("of the old type draw are lines", () => {
    expect(one("draw", { points: [[0, 0], [5, 5], [9, 1]] }).kind).toBe("line"); // prettier-ignore
  });

  it.each([
    [{ endArrowhead: null }, { endHead: "none" }],
    [
      { startArrowhead: "bar", endArrowhead: "dot" },
      { startHead: "bar", endHead: "dot" },
    ],
    [{ endArrowhead: "triangle_outline" }, { endHead: "triangle" }],
    [{ endArrowhead: "diamond" }, { endHead: "diamond" }],
    [{ endArrowhead: "crowfoot_many", startArrowhead: "arrow" }, { startHead: "arrow" }],
    [{ elbowed: true }, { routing: "elbow" }],
  ])("are arrows with heads as %o says", (fields, props) => {
    const arrow = one("arrow", fields);
    expect(arrow.kind).toBe("arrow");
    expect(arrow.props).toMatchObject(props);
  });

  it("without a word on its heads an arrow points forward", () => {
    const { startHead, endHead } = one("arrow", { startArrowhead: undefined, endArrowhead: undefined }).props;
    expect([startHead, endHead]).toEqual([undefined, undefined]);
  });

  it("at right angles find their way again where they are bound, unless a piece of it was fixed", () => {
    const points = [[0, 0], [0, 40], [60, 40], [60, 90]]; // prettier-ignore
    const startBinding = { elementId: "rectangle", focus: 0, gap: 1 };
    const corners = (fields: object) => {
      const arrow = anElement("arrow", { elbowed: true, points, ...fields });
      return read([anElement("rectangle"), arrow]).objects[1]?.props["points"];
    };
    expect(corners({ startBinding })).toBeUndefined();
    expect(corners({ startBinding, fixedSegments: null })).toBeUndefined();
    expect(corners({ startBinding, fixedSegments: [{ index: 2 }] })).toBeDefined();
    expect(corners({})).toBeDefined();
  });

  it("are held by what they were bound to, at the point they were fixed to", () => {
    const { objects } = read([
      anElement("rectangle"),
      anElement("ellipse", { isDeleted: true }),
      anElement("arrow", {
        x: 60,
        y: 81,
        startBinding: { elementId: "rectangle", focus: 0, gap: 1, fixedPoint: [0.5, 1.02] },
        endBinding: { elementId: "ellipse", focus: 0, gap: 1 },
      }),
    ]);
    const [box, arrow] = objects;
    expect(arrow?.props).toMatchObject({ startObject: box?.id, startAnchor: "5000,10000" });
    expect(arrow?.props).not.toHaveProperty("endObject");
  });

  it("keep their end on what holds them where they point past its middle", () => {
    const arrow = (focus: number, gap = 1) =>
      read([
        anElement("rectangle", { angle: Math.PI / 2 }),
        anElement("arrow", { x: 35, y: 0, points: [[0, 0], [0, -50]], startBinding: { elementId: "rectangle", focus, gap } }), // prettier-ignore
      ]).objects[1];
    // The rectangle stands upright: its left edge is on top, the end is a quarter from its lower one.
    expect(arrow(0.7)?.props["startAnchor"]).toBe("0,9167");
    expect(arrow(0.05)?.props).not.toHaveProperty("startAnchor");
    expect(arrow(0.7, 11)?.props).not.toHaveProperty("startObject");
    expect(arrow(0.05, 11)?.props).toHaveProperty("startObject");
  });

  it("are free where what they were bound to is elsewhere", () => {
    const bound = { startBinding: { elementId: "rectangle", focus: 0, gap: 1 } };
    const from = (x: number, y: number, points: number[][]) =>
      read([anElement("rectangle"), anElement("arrow", { x, y, points, ...bound })]).objects[1]?.props;
    // The rectangle is at 10, 20, 100 wide and 60 high.
    expect(from(112, 50, [[0, 0], [80, 0]])).toMatchObject({ startObject: expect.any(String) as string }); // prettier-ignore
    expect(from(300, 300, [[0, 0], [80, 0]])).not.toHaveProperty("startObject"); // prettier-ignore
    // From its lower edge to the left, along it: its middle would have it leave elsewhere.
    expect(from(100, 80, [[0, 0], [-80, 0]])).toMatchObject({ startAnchor: "9000,10000" }); // prettier-ignore
  });

  it("have their label beside them, in a group with it", () => {
    const { objects } = read([anElement("arrow"), anElement("text", { containerId: "arrow", originalText: "yes" })]);
    expect(objects.map(({ kind }) => kind)).toEqual(["arrow", "text"]);
    expect(objects[0]?.groupId).not.toBe("");
    expect(objects[1]?.groupId).toBe(objects[0]?.groupId);
  });

  it("drawn by pen keep the pressure where it was felt", () => {
    const points = [[0, 0], [10, 5], [20, 0]]; // prettier-ignore
    const pen = one("freedraw", { points, pressures: [0.2, 0.5, 1], simulatePressure: false, strokeWidth: 1 });
    expect(pen.props).toMatchObject({ points: "0,0,200 5000,10000,500 10000,0,1000", strokeWidth: 2.5 });
    expect(one("freedraw", { points, pressures: [0.2, 0.5, 1] }).props["points"]).toBe("0,0 5000,10000 10000,0");
    expect(one("freedraw", { points: [[0, 0]] }).props["points"]).toBe("0,0");
  });

  it("of very many points are simplified until they fit", () => {
    const points = Array.from({ length: 50_000 }, (_, index) => [index / 10, 200 * Math.sin(index / 900)]);
    const { objects, remarks } = read([anElement("freedraw", { points })]);
    const [pen] = objects;
    expect(pen && propsBytes(pen.props)).toBeLessThanOrEqual(32_768);
    expect(pen && spotsOf(pen).length).toBeGreaterThan(200);
    expect(remarks.sentences()).toEqual(["Changed to fit: 1 × pen stroke simplified."]);
  });
});

describe("pictures of Excalidraw", () => {
  const file = (dataURL: string) => ({ f: { id: "f", mimeType: "image/png", dataURL } });

  it("come with their files", () => {
    expect(one("image", { fileId: "f" }, file(PIXEL))).toMatchObject({ kind: "image", props: { src: PIXEL } });
  });

  it("that are SVG documents are kept as text, unless they hold anything active", () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>';
    expect(one("image", { fileId: "f" }, file(dataUrlOf("image/svg+xml", svg)))).toMatchObject({
      kind: "svg",
      props: { svg },
    });
    const active = dataUrlOf("image/svg+xml", svg.replace("<rect", "<rect onload='alert(1)'"));
    expect(read([anElement("image", { fileId: "f" })], file(active)).remarks.leftOut).toBe(1);
  });

  it("without their file, or of another format, are left out", () => {
    expect(read([anElement("image", { fileId: "__proto__" })], {}).remarks.sentences()).toEqual([
      "1 element was left out: 1 × image without its file.",
    ]);
    expect(read([anElement("image", { fileId: "f" })], file("data:text/html,x")).remarks.leftOut).toBe(1);
  });
});

describe("scenes of Excalidraw", () => {
  it("keep their order, but a frame comes before what it carries", () => {
    const { objects } = read([
      anElement("ellipse"),
      anElement("rectangle", { frameId: "frame" }),
      anElement("diamond"),
      anElement("frame", { name: "Plan" }),
    ]);
    expect(objects.map(({ kind }) => kind)).toEqual(["ellipse", "frame", "rectangle", "diamond"]);
    expect(objects[1]?.props["text"]).toBe("Plan");
    expect(objects[2]?.props["frame"]).toBe(objects[1]?.id);
  });

  it("keep the outermost group of each", () => {
    const groups = read([
      anElement("rectangle", { groupIds: ["inner", "outer"] }),
      anElement("ellipse", { groupIds: ["outer"] }),
      anElement("diamond", { groupIds: ["inner"] }),
    ]).objects.map(({ groupId }) => groupId);
    expect(groups[0]).toBe(groups[1]);
    expect(new Set(groups).size).toBe(2);
  });

  it("take every element of the same id, and bind to the first", () => {
    const { objects } = read([
      anElement("rectangle"),
      anElement("rectangle", { x: 500 }),
      anElement("arrow", { endBinding: { elementId: "rectangle" } }),
    ]);
    expect(new Set(objects.map(({ id }) => id)).size).toBe(3);
    expect(objects[2]?.props["endObject"]).toBe(objects[0]?.id);
  });

  it("leave out what is unknown, and say what", () => {
    const { objects, remarks } = read([
      anElement("hologram"),
      anElement("hologram"),
      anElement("embeddable", { link: "https://example.org/video" }),
    ]);
    expect(objects.map(({ props }) => props["text"])).toEqual(["https://example.org/video"]);
    expect(remarks.sentences()).toEqual([
      "2 elements were left out: 2 × hologram.",
      "Changed to fit: 1 × embedded page shown as a box.",
    ]);
  });
});

describe("libraries of Excalidraw", () => {
  it("of version 2 have names", () => {
    const items = [{ id: "1", name: "Box", elements: [anElement("rectangle")] }, { elements: [anElement("ellipse")] }];
    const text = JSON.stringify({ type: "excalidrawlib", version: 2, libraryItems: items });
    const { library, drawings } = readFile("l.excalidrawlib", text);
    expect(library).toBe(true);
    expect(drawings.map(({ name, objects }) => [name, objects.length])).toEqual([["Box", 1], ["Item 2", 1]]); // prettier-ignore
  });

  it("of version 1 are lists of lists", () => {
    const text = JSON.stringify({
      type: "excalidrawlib",
      version: 1,
      library: [[anElement("draw"), anElement("line")]],
    });
    expect(readFile("l", text).drawings.map(({ name, objects }) => [name, objects.length])).toEqual([["Item 1", 2]]);
  });
});

describe("what lies on a fill", () => {
  const blue = anElement("rectangle", { width: 400, height: 300, backgroundColor: "#1971c2" });
  const kept = (elements: readonly unknown[]) => read(elements).objects.map(({ props }) => props["keepColours"]);
  const white = { strokeColor: "#ffffff" };

  it("keeps its colours, which paper would have turned over", () => {
    const text = anElement("text", { ...white, x: 60, y: 60 });
    const line = anElement("line", { ...white, x: 60, y: 60, points: [[0, 0], [100, 60]] }); // prettier-ignore
    expect(kept([blue, text, line])).toEqual([undefined, true, true]);
  });

  it("is not what lies below, beside, on no fill, or on a faint one", () => {
    const text = anElement("text", { ...white, x: 60, y: 60 });
    expect(kept([text, blue])).toEqual([undefined, undefined]);
    expect(kept([blue, { ...text, x: 500 }])).toEqual([undefined, undefined]);
    expect(kept([{ ...blue, backgroundColor: "transparent" }, text])).toEqual([undefined, undefined]);
    expect(kept([{ ...blue, opacity: 20 }, text])).toEqual([undefined, undefined]);
    // The middle of the text is in the box around the ellipse, but not on the ellipse.
    expect(
      kept([
        { ...blue, type: "ellipse" },
        { ...text, x: -20, y: 10 },
      ]),
    ).toEqual([undefined, undefined]);
  });

  it("is white on white, which is to hide and gets no dark lines, but for letters", () => {
    const shape = (fields: object) => anElement("rectangle", { ...white, ...fields });
    expect(kept([shape({ backgroundColor: "#fff" }), shape({ x: 900, backgroundColor: "transparent" })])).toEqual([true, true]);
    expect(kept([shape({ backgroundColor: "#1971c2" }), shape({ x: 900, strokeColor: "#1e1e1e" })])).toEqual([undefined, undefined]);
    expect(kept([anElement("text", white)])).toEqual([undefined]);
  }); // prettier-ignore

  it("is found on fills of any size, and on closed lines", () => {
    const text = anElement("text", { ...white, x: 9_000, y: 9_000 });
    expect(kept([{ ...blue, width: 90_000, height: 90_000 }, text])).toEqual([undefined, true]);
    const points = [[0, 0], [400, 0], [0, 400], [0, 0]]; // prettier-ignore
    const triangle = anElement("line", { points, backgroundColor: "#1971c2" });
    expect(kept([triangle, { ...text, x: 20, y: 40 }])).toEqual([undefined, true]);
    expect(kept([triangle, { ...text, x: 320, y: 340 }])).toEqual([undefined, undefined]);
  });
});

it("a curve that is turned lies where it was, though its points have another middle than the curve", () => {
  // Out to the right it swings far beyond its points: by 1/6 of 300 at either side.
  const points = [[0, 0], [100, 0], [100, 300], [0, 300]]; // prettier-ignore
  const roundness = { type: 2 };
  const upright = one("line", { x: 0, y: 0, points, roundness });
  const turned = one("line", { x: 0, y: 0, points, roundness, angle: Math.PI });
  const beyond = Math.max(...flatCourseOf(asBoardObject(upright)).map(({ x }) => x)) - 100;
  expect(beyond).toBeGreaterThan(10);
  // Its other half lies where the first one did, as high as it was: turned by half around the middle of the curve.
  expect(turned.x - upright.x).toBeCloseTo(beyond, 0);
  expect(turned.y).toBeCloseTo(upright.y, 1);
});
