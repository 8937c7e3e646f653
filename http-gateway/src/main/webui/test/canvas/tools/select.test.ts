import { describe, expect, it } from "vitest";
import { endsOf } from "../../../src/canvas/tools/select/ends";
import { anObject } from "../../model/objects";
import { ADesk } from "./a-desk";

const box = (id: string, x: number, y: number, fields = {}) =>
  anObject(id, { kind: "rectangle", x, y, width: 100, height: 100, ...fields });

const MIDDLE_OF_A = { x: 150, y: 150 };

function threeBoxes(): ADesk {
  return new ADesk(box("a", 100, 100), box("b", 300, 130), box("c", 500, 400));
}

describe("picking", () => {
  it("takes what is clicked, with shift more or less of it, and nothing on paper", () => {
    const desk = threeBoxes().click(MIDDLE_OF_A);
    expect(desk.picked).toEqual(["a"]);
    expect(desk.click({ x: 350, y: 150 }, { shift: true }).picked).toEqual(["a", "b"]);
    expect(desk.click(MIDDLE_OF_A, { shift: true }).picked).toEqual(["b"]);
    expect(desk.click({ x: 50, y: 50 }).picked).toEqual([]);
  });

  it("of one among several takes only that one, once the click is over", () => {
    const desk = threeBoxes();
    desk.board.selection.set(["a", "b"]);
    expect(desk.down(MIDDLE_OF_A).picked).toEqual(["a", "b"]);
    expect(desk.up(MIDDLE_OF_A).picked).toEqual(["a"]);
  });

  it("lets pointers through locked objects", () => {
    const desk = new ADesk(box("a", 100, 100), box("lid", 100, 100, { zIndex: 1, props: { locked: true } }));
    expect(desk.click(MIDDLE_OF_A).picked).toEqual(["a"]);
  });

  it("of a grouped object takes the group, and a double click goes into it", () => {
    const desk = new ADesk(box("a", 100, 100, { groupId: "g" }), box("b", 300, 100, { groupId: "g" }));
    expect(desk.click(MIDDLE_OF_A).picked).toEqual(["a", "b"]);
    expect(desk.doubleClick(MIDDLE_OF_A).picked).toEqual(["a"]);
    expect(desk.edited).toEqual([]);
    // Inside, the others of the group are reached one by one.
    expect(desk.click({ x: 350, y: 150 }).picked).toEqual(["b"]);
    expect(desk.click({ x: 50, y: 50 }).click(MIDDLE_OF_A).picked).toEqual(["a", "b"]);
  });

  it("by a double click opens the text of what stands alone", () => {
    expect(threeBoxes().doubleClick(MIDDLE_OF_A).edited).toEqual(["a"]);
  });
});

describe("a marquee", () => {
  it("takes what it touches, and shows itself while it is pulled", () => {
    const desk = threeBoxes().down({ x: 50, y: 50 }).move({ x: 310, y: 140 });
    expect(desk.picked).toEqual(["a", "b"]);
    expect(desk.desk.marks.shown.marquee).toEqual({ left: 50, top: 50, right: 310, bottom: 140 });
    desk.up({ x: 310, y: 140 });
    expect(desk.picked).toEqual(["a", "b"]);
    expect(desk.desk.marks.shown.marquee).toBeUndefined();
  });

  it("with shift adds, and given up leaves all as it was", () => {
    const desk = threeBoxes().click(MIDDLE_OF_A);
    desk.down({ x: 450, y: 350 }, { shift: true }).move({ x: 510, y: 410 }, { shift: true });
    expect(desk.picked).toEqual(["a", "c"]);
    expect(desk.cancel().picked).toEqual(["a"]);
  });

  it("misses what only its box would touch: a turned object", () => {
    const desk = new ADesk(box("a", 100, 100, { rotation: 45 }));
    expect(desk.drag({ x: 60, y: 60 }, { x: 99, y: 99 }).picked).toEqual([]);
    expect(desk.drag({ x: 60, y: 140 }, { x: 99, y: 160 }).picked).toEqual(["a"]);
  });

  it("takes a line only where the line itself is", () => {
    const desk = new ADesk(anObject("line", { kind: "line", x: 100, y: 100, width: 200, height: 200 }));
    expect(desk.drag({ x: 90, y: 200 }, { x: 150, y: 310 }).picked).toEqual([]);
    expect(desk.drag({ x: 190, y: 90 }, { x: 210, y: 210 }).picked).toEqual(["line"]);
  });

  it("takes groups whole, frames only when they are all inside, and nothing locked", () => {
    const desk = new ADesk(
      box("a", 100, 100, { groupId: "g" }),
      box("b", 700, 700, { groupId: "g" }),
      anObject("frame", { kind: "frame", x: 90, y: 90, width: 500, height: 500 }),
      box("locked", 110, 110, { props: { locked: true } }),
    );
    expect(desk.drag({ x: 50, y: 50 }, { x: 120, y: 120 }).picked).toEqual(["a", "b"]);
    expect(desk.drag({ x: 50, y: 50 }, { x: 600, y: 600 }).picked).toEqual(["a", "b", "frame"]);
  });
});

describe("moving", () => {
  it("takes along all that is picked, as one step, and only when let go", () => {
    const desk = threeBoxes();
    desk.board.selection.set(["a", "c"]);
    desk.down(MIDDLE_OF_A).move({ x: 160, y: 190 }, { ctrl: true });
    expect(desk.board.document.get("a")).toMatchObject({ x: 100, y: 100 });
    expect(desk.object("c")).toMatchObject({ x: 510, y: 440 });
    desk.up({ x: 160, y: 190 });
    expect(desk.board.document.get("a")).toMatchObject({ x: 110, y: 140 });
    expect(desk.board.undo()).toBe(true);
    expect(desk.board.document.get("c")).toMatchObject({ x: 500, y: 400 });
    expect(desk.board.history.canUndo).toBe(false);
  });

  it("a trembling click moves nothing", () => {
    const desk = threeBoxes().drag(MIDDLE_OF_A, { x: 152, y: 150 });
    expect(desk.board.document.pendingCount).toBe(0);
  });

  it("aligns with what lies still, unless ctrl is held", () => {
    // The lower edge of a comes within 4 units of that of b.
    const desk = threeBoxes().down(MIDDLE_OF_A).move({ x: 165, y: 176 });
    expect(desk.object("a")).toMatchObject({ x: 115, y: 130 });
    expect(desk.desk.marks.shown.guides).toContainEqual({ axis: "y", at: 130, from: 115, to: 400 });
    desk.move({ x: 165, y: 176 }, { ctrl: true });
    expect(desk.object("a")).toMatchObject({ x: 115, y: 126 });
    expect(desk.up({ x: 165, y: 176 }).desk.marks.shown.guides).toEqual([]);
  });

  it("with shift keeps to one direction", () => {
    const desk = threeBoxes().down(MIDDLE_OF_A).move({ x: 150, y: 160 }).move({ x: 233, y: 170 }, { shift: true });
    expect(desk.object("a").y).toBe(100);
    expect(desk.object("a").x).toBeGreaterThan(170);
  });

  it("with alt moves a copy, which one undo takes away", () => {
    const desk = threeBoxes().drag(MIDDLE_OF_A, { x: 150, y: 650 }, { alt: true, ctrl: true });
    expect(desk.object("a")).toMatchObject({ x: 100, y: 100 });
    const [copy = ""] = desk.picked;
    expect(copy).not.toBe("a");
    expect(desk.object(copy)).toMatchObject({ x: 100, y: 600, kind: "rectangle" });
    desk.board.undo();
    expect(desk.board.get(copy)).toBeUndefined();
    expect(desk.board.history.canUndo).toBe(false);
    desk.board.redo();
    expect([...desk.board.objects()].filter(({ y }) => y === 600)).toHaveLength(1);
  });

  it("given up leaves everything where it was, and no copy", () => {
    const desk = threeBoxes().down(MIDDLE_OF_A, { alt: true }).move({ x: 150, y: 650 }, { alt: true }).cancel();
    expect([...desk.board.objects()].map(({ id, y }) => [id, y])).toEqual([
      ["a", 100],
      ["b", 130],
      ["c", 400],
    ]);
    expect(desk.picked).toEqual(["a"]);
  });

  it("of a frame takes along what it carries", () => {
    const desk = new ADesk(
      anObject("frame", { kind: "frame", x: 0, y: 0, width: 400, height: 400 }),
      box("a", 100, 100, { zIndex: 1, props: { frame: "frame" } }),
      box("b", 700, 100),
    );
    desk.board.selection.set(["frame"]);
    desk.drag({ x: 20, y: 395 }, { x: 30, y: 695 }, { ctrl: true });
    expect(desk.object("a")).toMatchObject({ x: 110, y: 400 });
    expect(desk.object("b")).toMatchObject({ x: 700, y: 100 });
  });

  it("of a line alone lets go of what holds it, and together with that does not", () => {
    const desk = new ADesk(
      box("a", 100, 100),
      anObject("line", { kind: "line", x: 0, y: 0, width: 1, height: 1, props: { startObject: "a" }, zIndex: 1 }),
    );
    desk.board.drag(new Map([["line", { x: 300, y: 150, width: 100, height: 0 }]]));
    desk.board.drop();
    desk.board.selection.set(["a", "line"]);
    desk.drag(MIDDLE_OF_A, { x: 150, y: 250 }, { ctrl: true });
    expect(desk.object("line")).toMatchObject({ y: 250, props: { startObject: "a" } });
    desk.board.selection.set(["line"]);
    const seen = endsOf(desk.desk.scene, desk.object("line"));
    expect(seen.start.x).toBe(200);
    desk.drag({ x: 330, y: 250 }, { x: 330, y: 350 }, { ctrl: true });
    expect(desk.object("line").props["startObject"]).toBeUndefined();
    expect(endsOf(desk.desk.scene, desk.object("line")).start).toMatchObject({ x: 200, y: seen.start.y + 100 });
  });

  it("is not for who may only look", () => {
    const desk = threeBoxes();
    desk.board.editable = false;
    desk.drag(MIDDLE_OF_A, { x: 350, y: 650 });
    expect(desk.object("a")).toMatchObject({ x: 100, y: 100 });
    expect(desk.picked).toEqual(["a"]);
  });
});

describe("handles", () => {
  const corner = { x: 204, y: 204 };

  it("resize, and the pointer shows along which way", () => {
    const desk = threeBoxes().click(MIDDLE_OF_A).move(corner);
    expect(desk.cursor).toBe("nwse-resize");
    desk.drag(corner, { x: 254, y: 224 }, { ctrl: true });
    expect(desk.board.document.get("a")).toMatchObject({ x: 100, y: 100, width: 150, height: 120 });
  });

  it("with shift keep the proportions, with alt the centre", () => {
    const desk = threeBoxes().click(MIDDLE_OF_A).drag(corner, { x: 254, y: 214 }, { shift: true });
    expect(desk.board.document.get("a")).toMatchObject({ x: 100, y: 100, width: 150, height: 150 });
    desk.board.undo();
    desk.down(corner).move({ x: 214, y: 204 }, { alt: true }).up(corner);
    expect(desk.board.document.get("a")).toMatchObject({ x: 90, y: 100, width: 120, height: 100 });
  });

  it("of several scale places and sizes", () => {
    const desk = threeBoxes();
    desk.board.selection.set(["a", "b"]);
    // The common box is 300 by 130.
    desk.drag({ x: 404, y: 234 }, { x: 704, y: 234 }, { ctrl: true });
    expect(desk.object("a")).toMatchObject({ x: 100, y: 100, width: 200, height: 100 });
    expect(desk.object("b")).toMatchObject({ x: 500, y: 130, width: 200, height: 100 });
  });

  it("align the edge that is pulled", () => {
    const desk = threeBoxes().click(MIDDLE_OF_A).down({ x: 204, y: 150 }).move({ x: 301, y: 150 });
    expect(desk.object("a").width).toBe(200);
    expect(desk.desk.marks.shown.guides).toMatchObject([{ axis: "x", at: 300 }]);
  });

  it("turn, with shift in steps of 15 degrees", () => {
    const knob = { x: 150, y: 74 };
    const desk = threeBoxes().click(MIDDLE_OF_A).move(knob);
    expect(desk.cursor).toBe("grab");
    desk.down(knob).move({ x: 226, y: 150 }).up({ x: 226, y: 150 });
    expect(desk.object("a").rotation).toBeCloseTo(90);
    expect(desk.object("a")).toMatchObject({ x: 100, y: 100 });
    desk.board.undo();
    desk.down(knob).move({ x: 170, y: 74 }, { shift: true }).up(knob);
    expect(desk.object("a").rotation).toBeCloseTo(15);
  });

  it("are not there for what is locked", () => {
    const desk = new ADesk(box("a", 100, 100, { props: { locked: true } }));
    desk.board.selection.set(["a"]);
    desk.drag(corner, { x: 254, y: 224 });
    expect(desk.object("a").width).toBe(100);
  });

  it("given up leave the object as it was", () => {
    const desk = threeBoxes().click(MIDDLE_OF_A).down(corner).move({ x: 400, y: 400 }).cancel();
    expect(desk.object("a")).toMatchObject({ width: 100, height: 100 });
    expect(desk.board.document.pendingCount).toBe(0);
  });

  it("of a line are its ends, which hold on to what they are let go on", () => {
    const desk = new ADesk(
      anObject("line", { kind: "line", x: 100, y: 100, width: 200, height: 0 }),
      box("b", 300, 200),
    );
    desk.board.selection.set(["line"]);
    desk.drag({ x: 300, y: 100 }, { x: 340, y: 160 });
    expect(desk.object("line")).toMatchObject({ x: 100, y: 100, width: 240, height: 60 });
    desk.down({ x: 340, y: 160 }).move({ x: 350, y: 240 });
    expect(desk.desk.sketch.drawn.holder?.id).toBe("b");
    desk.up({ x: 350, y: 240 });
    expect(desk.object("line").props).toMatchObject({ endObject: "b" });
    expect(desk.desk.sketch.drawn.holder).toBeUndefined();
    const { start, end } = endsOf(desk.desk.scene, desk.object("line"));
    desk.drag(end, { x: 600, y: 100 }, { alt: true });
    expect(desk.object("line").props["endObject"]).toBeUndefined();
    expect(endsOf(desk.desk.scene, desk.object("line"))).toMatchObject({ start, end: { x: 600, y: 100 } });
  });
});

describe("handles of texts", () => {
  /** "Some words" is 100 wide in letters of 20; the padding and a unit around come to it. */
  const text = (id: string, fields = {}) =>
    anObject(id, { kind: "text", x: 100, y: 100, width: 109, height: 33, props: { text: "Some words" }, ...fields });
  const handle = (desk: ADesk, u: 0 | 1, v: 0 | 1) => {
    const { x, y, width = 0, height = 0 } = desk.object("t");
    return { x: x + width * (u === 1 ? 1 : 0.5) + 4 * u, y: y + height * (v === 1 ? 1 : 0.5) + 4 * v };
  };

  it("at a corner scale the letters, and the text follows them, from the opposite corner", () => {
    const desk = new ADesk(text("t"));
    desk.board.selection.set(["t"]);
    const from = handle(desk, 1, 1);
    desk.drag(from, { x: from.x + 109, y: from.y + 33 });
    expect(desk.object("t")).toMatchObject({ x: 100, y: 100, width: 209, height: 58, props: { fontSize: 40 } });
    desk.board.undo();
    expect(desk.object("t").props["fontSize"]).toBeUndefined();
  });

  it("at a side change where it wraps, and its height with that", () => {
    const desk = new ADesk(text("t"));
    desk.board.selection.set(["t"]);
    const from = { x: 213, y: 116 };
    desk.drag(from, { x: from.x - 40, y: from.y }, { ctrl: true });
    expect(desk.object("t")).toMatchObject({ x: 100, y: 100, width: 69, height: 58 });
    expect(desk.object("t").props["fontSize"]).toBeUndefined();
  });

  it("of a text that wraps keep its lines when they scale it", () => {
    const desk = new ADesk(text("t", { width: 69, height: 58 }));
    desk.board.selection.set(["t"]);
    const from = handle(desk, 1, 1);
    desk.drag(from, { x: from.x + 69, y: from.y + 58 });
    expect(desk.object("t")).toMatchObject({ width: 138, height: 108, props: { fontSize: 40 } });
  });

  it("scale a headline that is wider than a text is typed, without breaking it", () => {
    const desk = new ADesk(text("t"));
    desk.board.selection.set(["t"]);
    const from = handle(desk, 1, 1);
    desk.drag(from, { x: from.x + 109 * 9, y: from.y + 33 * 9 });
    expect(desk.object("t")).toMatchObject({ width: 1_009, height: 258, props: { fontSize: 200 } });
  });

  it("scale several at once, and keep letters within their bounds", () => {
    const desk = new ADesk(text("t"), text("other", { y: 200, props: { text: "Some words", fontSize: 40 } }));
    desk.board.selection.set(["t", "other"]);
    desk.drag({ x: 213, y: 237 }, { x: 213 + 109, y: 237 + 133 });
    expect(desk.object("t").props["fontSize"]).toBe(40);
    expect(desk.object("other").props["fontSize"]).toBe(80);
    desk.board.undo();
    desk.drag({ x: 213, y: 237 }, { x: 9_000, y: 9_000 });
    expect(desk.object("other").props["fontSize"]).toBe(400);
    expect(desk.object("t").props["fontSize"]).toBe(200);
  });
});
