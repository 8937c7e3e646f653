import { describe, expect, it } from "vitest";
import { endsOf } from "../../../src/canvas/tools/select/ends";
import type { BoardObject } from "../../../src/model/object";
import { throughPoints } from "../../../src/model/points";
import type { Point } from "../../../src/model/presence";
import { anObject } from "../../model/objects";
import { ADesk } from "./a-desk";

const COURSE = [
  { x: 100, y: 100 },
  { x: 300, y: 100 },
  { x: 300, y: 300 },
];

function line(course: readonly Point[] = COURSE, props: BoardObject["props"] = {}, rotation = 0): BoardObject {
  const { points, ...box } = throughPoints(course);
  return anObject("line", { kind: "line", ...box, rotation, props: { ...props, points }, zIndex: 5 });
}

function picked(...objects: BoardObject[]): ADesk {
  const desk = new ADesk(...objects);
  desk.board.selection.set(["line"]);
  return desk;
}

function course(desk: ADesk): Point[] {
  const { start, between, end } = endsOf(desk.desk.scene, desk.object("line"));
  return [start, ...between, end].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
}

describe("the points of a line", () => {
  it("move, each alone, as one step", () => {
    const desk = picked(line()).drag({ x: 300, y: 100 }, { x: 400, y: 50 });
    expect(course(desk)).toEqual([COURSE[0], { x: 400, y: 50 }, COURSE[2]]);
    desk.board.undo();
    expect(course(desk)).toEqual(COURSE);
  });

  it("of a turned line are where they are seen", () => {
    const turned = picked(line(COURSE, {}, 90));
    const [start, middle, end] = course(turned);
    if (!middle) throw new Error("no middle");
    turned.drag(middle, { x: middle.x + 40, y: middle.y });
    expect(course(turned)).toEqual([start, { x: middle.x + 40, y: middle.y }, end]);
  });

  it("become more where the middle of a piece is dragged, but not by a trembling click", () => {
    const desk = picked(line()).drag({ x: 200, y: 100 }, { x: 201, y: 101 });
    expect(desk.board.document.pendingCount).toBe(0);
    desk.drag({ x: 200, y: 100 }, { x: 200, y: 40 });
    expect(course(desk)).toEqual([COURSE[0], { x: 200, y: 40 }, COURSE[1], COURSE[2]]);
  });

  it("go with alt, by a double click, or dragged onto a neighbour", () => {
    const ends = [COURSE[0], COURSE[2]];
    expect(course(picked(line()).click({ x: 300, y: 100 }, { alt: true }))).toEqual(ends);
    expect(course(picked(line()).doubleClick({ x: 300, y: 100 }))).toEqual(ends);
    expect(course(picked(line()).drag({ x: 300, y: 100 }, { x: 303, y: 296 }))).toEqual(ends);
  });

  it("keep to 15 degrees from the one before with shift, and stay where they were when given up", () => {
    const desk = picked(line()).drag({ x: 300, y: 100 }, { x: 400, y: 104 }, { shift: true });
    expect(course(desk)[1]).toEqual({ x: 400, y: 100 });
    const kept = picked(line()).down({ x: 300, y: 100 }).move({ x: 400, y: 50 }).cancel();
    expect(course(kept)).toEqual(COURSE);
    expect(kept.board.document.pendingCount).toBe(0);
  });

  it("leave the ends held to what holds them", () => {
    const holder = anObject("a", { kind: "rectangle", x: 250, y: 300, width: 100, height: 100 });
    const desk = picked(holder, line(COURSE, { endObject: "a" })).drag({ x: 300, y: 100 }, { x: 500, y: 100 });
    expect(desk.object("line").props["endObject"]).toBe("a");
    expect(course(desk)[1]).toEqual({ x: 500, y: 100 });
  });

  it("are no handles where a line finds its own way, is locked, or has very many", () => {
    const many = Array.from({ length: 501 }, (_, i) => ({ x: 100 + i, y: 100 + (i % 2) * 60 }));
    for (const stiff of [line(COURSE, { routing: "elbow" }), line(COURSE, { locked: true }), line(many)]) {
      const desk = picked(stiff);
      const before = course(desk);
      desk.down(before[1] ?? { x: 0, y: 0 }).move({ x: 500, y: 500 });
      expect(desk.cursor).not.toBe("copy");
      expect(course(desk)).toHaveLength(before.length);
      desk.cancel();
    }
  });
});
