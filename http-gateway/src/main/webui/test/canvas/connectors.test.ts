import { describe, expect, it } from "vitest";
import { courseOf } from "../../src/canvas/course";
import { distance, fromLocal } from "../../src/canvas/geometry";
import { nearestOnOutline } from "../../src/canvas/outline";
import type { Scene } from "../../src/canvas/scene";
import type { BoardObject, Kind } from "../../src/model/object";
import type { Point } from "../../src/model/presence";
import { anObject } from "../model/objects";
import { sceneOf } from "./boards";

const left = anObject("left", { kind: "rectangle", x: 0, y: 0, width: 100, height: 100 });
const right = anObject("right", { kind: "rectangle", x: 300, y: 0, width: 100, height: 100 });

function arrow(props: Record<string, string | boolean>, more: Partial<BoardObject> = {}): BoardObject {
  return anObject("arrow", { kind: "arrow", x: 10, y: 500, width: 50, height: 20, zIndex: 9, props, ...more });
}

function course(scene: Scene): Point[] {
  const shown = scene.shown("arrow");
  if (!shown) throw new Error("there is no arrow");
  return courseOf(shown).map((point) => fromLocal(shown, point));
}

function near(actual: readonly Point[], expected: readonly Point[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((point, i) => expect(distance(point, actual[i] ?? { x: NaN, y: NaN })).toBeLessThan(0.01));
}

describe("a connector", () => {
  it("ends on the outlines of the objects that hold it, on the way from middle to middle", () => {
    const { scene } = sceneOf(left, right, arrow({ startObject: "left", endObject: "right" }));
    near(course(scene), [
      { x: 100, y: 50 },
      { x: 300, y: 50 },
    ]);
  });

  it("touches the outline of every shape, turned ones too", () => {
    for (const kind of ["rectangle", "ellipse", "diamond", "star", "sticky_note", "frame"] as Kind[]) {
      const holder = anObject("right", { kind, x: 240, y: 90, width: 130, height: 80, rotation: 35 });
      const { scene } = sceneOf(left, holder, arrow({ startObject: "left", endObject: "right" }));
      const end = course(scene).at(-1) ?? { x: 0, y: 0 };
      expect(distance(end, nearestOnOutline(holder, end)), kind).toBeLessThan(0.01);
      expect(end.x, kind).toBeLessThan(305);
    }
  });

  it("follows while its object is dragged, and after", () => {
    const { board, scene } = sceneOf(left, right, arrow({ startObject: "left", endObject: "right" }));
    board.drag(new Map([["right", { x: 0, y: 300 }]]));
    near(course(scene), [
      { x: 50, y: 100 },
      { x: 50, y: 300 },
    ]);
    expect(scene.at({ x: 50, y: 200 })?.id).toBe("arrow");
    expect(scene.at({ x: 200, y: 50 })).toBeUndefined();
    board.drop();
    near(course(scene).slice(1), [{ x: 50, y: 300 }]);
    // Nobody edited it.
    expect(scene.get("arrow")?.y).toBe(500);
  });

  it("comes before its objects on the wire and is held all the same", () => {
    const { scene } = sceneOf(arrow({ startObject: "left", endObject: "right" }), right, left);
    expect(course(scene)[0]?.x).toBeCloseTo(100);
  });

  it("keeps its own geometry where its object is gone, and from then on when it goes", () => {
    const { board, scene } = sceneOf(left, arrow({ startObject: "left" }));
    expect(course(scene)[0]?.y).toBeCloseTo(100);
    board.deleteAll(["left"]);
    near(course(scene), [
      { x: 10, y: 500 },
      { x: 60, y: 520 },
    ]);
  });

  it("keeps to its anchors", () => {
    const { scene } = sceneOf(left, right, arrow({ startObject: "left", startAnchor: "5000,0", endObject: "right" }));
    near(course(scene).slice(0, 1), [{ x: 50, y: 0 }]);
  });

  it("is held by no line, nor by itself", () => {
    const line = anObject("line", { kind: "line", x: 0, y: 0, width: 100, height: 100 });
    const { scene } = sceneOf(line, arrow({ startObject: "line", endObject: "arrow" }));
    near(course(scene), [
      { x: 10, y: 500 },
      { x: 60, y: 520 },
    ]);
  });

  it("runs straight along both axes when it has elbows, and leaves where the other end is", () => {
    const far = anObject("right", { kind: "ellipse", x: 300, y: 400, width: 100, height: 100 });
    const { scene } = sceneOf(left, far, arrow({ startObject: "left", endObject: "right", routing: "elbow" }));
    const points = course(scene);
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (a && b) expect(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeLessThan(0.01);
    }
    near([points[0], points.at(-1)] as Point[], [
      { x: 50, y: 100 },
      { x: 350, y: 400 },
    ]);
  });
});
