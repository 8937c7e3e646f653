import { describe, expect, it } from "vitest";
import { courseOf, flatCourseOf, middlesOf } from "../../src/canvas/course";
import { fromLocal } from "../../src/canvas/geometry";
import { covers, paintBoundsOf } from "../../src/canvas/hit-test";
import type { BoardObject } from "../../src/model/object";
import type { Point } from "../../src/model/presence";
import { traced } from "../../src/canvas/drawing/line";
import { PathText } from "../../src/exchange/svg/path";
import { anObject } from "../model/objects";
import { sceneOf } from "./boards";

const left = anObject("left", { kind: "rectangle", x: 0, y: 0, width: 100, height: 100 });
const right = anObject("right", { kind: "rectangle", x: 400, y: 300, width: 100, height: 100 });
const props = { curved: true };

function curve(more: BoardObject["props"] = {}, fields: Partial<BoardObject> = {}): BoardObject {
  return anObject("line", {
    kind: "arrow",
    x: 0,
    y: 0,
    width: 200,
    height: 0,
    props: { ...props, ...more },
    ...fields,
  });
}

function shown(...objects: BoardObject[]): BoardObject {
  const object = sceneOf(...objects).scene.shown("line");
  if (!object) throw new Error("no line");
  return object;
}

function way(object: BoardObject): Point[] {
  return flatCourseOf(object).map((point) => fromLocal(object, point));
}

describe("a curve between two points", () => {
  it("swings out where both ends are free", () => {
    const points = way(shown(curve()));
    expect(Math.min(...points.map(({ y }) => y))).toBeCloseTo(-30);
    expect(points[0]).toEqual({ x: 0, y: 0 });
    expect(points.at(-1)).toEqual({ x: 200, y: 0 });
  });

  it("leaves and reaches held objects straight through the middles of the sides that face each other", () => {
    const points = way(shown(left, right, curve({ startObject: "left", endObject: "right" })));
    expect(points[0]).toEqual({ x: 100, y: 50 });
    expect(points.at(-1)).toEqual({ x: 400, y: 350 });
    const [, second, last] = [points[0], points[1], points.at(-2)];
    expect((second?.y ?? 99) - 50).toBeLessThan(((second?.x ?? 0) - 100) / 4);
    expect(350 - (last?.y ?? 0)).toBeLessThan((400 - (last?.x ?? 0)) / 4);
  });

  it("leaves through the side of its anchor, and bends towards a free end", () => {
    const held = curve({ startObject: "left", startAnchor: "5000,0" }, { x: 300, y: -300, width: 100, height: 100 });
    const points = way(shown(left, held));
    expect(points[0]).toEqual({ x: 50, y: 0 });
    expect(Math.abs((points[1]?.x ?? 0) - 50)).toBeLessThan(-(points[1]?.y ?? 0) / 4);
  });

  it("lies within its bounds, however far it swings out", () => {
    const beside = anObject("right", { ...right, x: 0, y: 300 });
    const around = { startObject: "left", startAnchor: "10000,5000", endObject: "right", endAnchor: "10000,5000" };
    for (const object of [shown(curve()), shown(left, beside, curve(around))]) {
      const bounds = paintBoundsOf(object);
      for (const { x, y } of way(object)) {
        expect(x >= bounds.left && x <= bounds.right && y >= bounds.top && y <= bounds.bottom).toBe(true);
      }
    }
  });

  it("is hit where it is drawn and not on the straight way, with its handle on it", () => {
    const object = shown(left, right, curve({ startObject: "left", endObject: "right" }));
    for (const point of way(object)) expect(covers(object, point, 1)).toBe(true);
    expect(covers(object, { x: 180, y: 130 }, 5)).toBe(false);
    const [middle] = middlesOf(object);
    expect(covers(object, fromLocal(object, middle ?? { x: 0, y: 0 }), 1)).toBe(true);
  });

  it("is drawn as one Bézier curve that is no straight line", () => {
    const paths = { body: new PathText(), open: new PathText(), solid: new PathText() };
    traced(shown(left, right, curve({ startObject: "left", endObject: "right" })), paths);
    expect(paths.body.text).toBe("M0 0C212.13 0 87.87 300 300 300");
  });

  it("through more points, and of a pen, is as it was", () => {
    const object = curve({ points: "0,0 5000,10000 10000,0" }, { height: 100 });
    expect(courseOf(object)).toHaveLength(3);
    expect(way(object)).toHaveLength(21);
    const pen = curve({ points: "0,0 10000,0" }, { kind: "pen" });
    expect(way(pen).every(({ y }) => y === 0)).toBe(true);
  });
});
