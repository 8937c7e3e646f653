import { describe, expect, it } from "vitest";
import { courseOf } from "../../src/canvas/course";
import { boundsOf, distance, fromLocal, grown } from "../../src/canvas/geometry";
import type { Rect } from "../../src/canvas/geometry";
import type { BoardObject, Kind } from "../../src/model/object";
import type { Point } from "../../src/model/presence";
import { anObject } from "../model/objects";
import { seeded } from "../model/random";
import { sceneOf } from "./boards";

/** Bends that a way around two boxes ever needs. */
const MOST_BENDS = 6;

const KINDS: readonly Kind[] = ["rectangle", "ellipse", "diamond", "star", "sticky_note", "frame"];
const ANCHORS = ["5000,0", "10000,5000", "5000,10000", "0,5000"];

function route(...objects: BoardObject[]): Point[] {
  const { scene } = sceneOf(...objects);
  const seen = scene.shown("line");
  if (!seen) throw new Error("no line");
  return courseOf(seen).map((point) => fromLocal(seen, point));
}

function elbow(props: BoardObject["props"], fields: Partial<BoardObject> = {}): BoardObject {
  return anObject("line", { kind: "arrow", width: 10, height: 10, props: { routing: "elbow", ...props }, ...fields });
}

function isOn(points: readonly Point[], x: number, y: number): boolean {
  return points.some((to, i) => {
    const from = points[i - 1] ?? to;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return x > left - 0.5 && x < right + 0.5 && y > top - 0.5 && y < bottom + 0.5;
  });
}

describe("a held line at right angles with points that were clicked", () => {
  const box = (id: string, x: number, y: number) => anObject(id, { kind: "rectangle", x, y, width: 100, height: 100 });
  const [a, b] = [box("a", 0, 0), box("b", 600, 0)];
  /** From 50,50 to 650,50, through 200,-300 and 450,-300. */
  const line = elbow(
    { startObject: "a", endObject: "b", points: "0,10000 2500,0 6667,0 10000,10000" },
    { x: 50, y: -300, width: 600, height: 350 },
  );

  it("runs through all of them, and leaves its objects towards the first and the last", () => {
    const points = route(a, b, line);
    expect(isOn(points, 200, -300)).toBe(true);
    expect(isOn(points, 450, -300)).toBe(true);
    expect(points[0]).toEqual({ x: 50, y: 0 });
    expect(points.at(-1)).toEqual({ x: 650, y: 0 });
    for (const [i, to] of points.entries()) {
      const from = points[i - 1] ?? to;
      expect(Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y))).toBeLessThan(0.1);
      if (i > 1) expect(enters(from, to, boundsOf(a))).toBe(false);
      if (i < points.length - 1) expect(enters(from, to, boundsOf(b))).toBe(false);
    }
  });

  it("keeps them where they are when its object moves", () => {
    const moved = route(a, box("b", 600, 400), line);
    expect(isOn(moved, 200, -300)).toBe(true);
    expect(isOn(moved, 450, -300)).toBe(true);
    expect(moved.at(-1)?.y).toBe(400);
  });
});

/** Whether a piece comes into a box by more than a skin. */
function enters(a: Point, b: Point, box: Rect): boolean {
  const { left, top, right, bottom } = grown(box, -0.6);
  return (
    Math.max(a.x, b.x) > left && Math.min(a.x, b.x) < right && Math.max(a.y, b.y) > top && Math.min(a.y, b.y) < bottom
  );
}

function gap(a: Rect, b: Rect): number {
  return Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
}

/** Horizontal and vertical pieces, few of them, and none through either box but where the line ends there. */
function check(points: readonly Point[], from: Rect | undefined, to: Rect | undefined, what: string): void {
  expect(points.length - 2, what).toBeLessThanOrEqual(MOST_BENDS);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    expect(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y)), what).toBeLessThan(0.02);
    if (from && i > 1) expect(enters(a, b, from), `${what}: piece ${i} into its start`).toBe(false);
    if (to && i < points.length - 1) expect(enters(a, b, to), `${what}: piece ${i} into its end`).toBe(false);
  }
}

/** From the outline outwards: the next point is outside of the box, on the side of the end. */
function checkLeaves(box: Rect, end: Point | undefined, next: Point | undefined, what: string): void {
  if (!end || !next) throw new Error("no course");
  const { left, top, right, bottom } = grown(box, -0.6);
  const outside = next.x <= left || next.x >= right || next.y <= top || next.y >= bottom;
  expect(outside, `${what}: leaves its object`).toBe(true);
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  expect(distance(next, centre), `${what}: goes outwards`).toBeGreaterThan(distance(end, centre));
}

describe("a line at right angles", () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))("goes around its own objects, seed %i", (seed) => {
    const random = seeded(seed);
    const between = (low: number, high: number) => low + Math.round(random() * (high - low));
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    let tried = 0;
    while (tried < 25) {
      const box = (id: string, rotation: number) =>
        anObject(id, {
          ...{ kind: pick(KINDS), x: between(0, 500), y: between(0, 500), rotation },
          ...{ width: between(20, 200), height: between(20, 200) },
        });
      const [a, b] = [box("a", pick([0, 0, 30, 45])), box("b", pick([0, 0, 90, 200]))];
      const [from, to] = [boundsOf(a), boundsOf(b)];
      if (gap(from, to) < 3) continue;
      tried++;
      const anchored = (object: BoardObject) => object.rotation === 0 && object.kind !== "star" && random() < 0.4;
      const props = {
        ...{ startObject: "a", endObject: "b" },
        ...(anchored(a) ? { startAnchor: pick(ANCHORS) } : {}),
        ...(anchored(b) ? { endAnchor: pick(ANCHORS) } : {}),
      };
      const points = route(a, b, elbow(props));
      const what = JSON.stringify({ a, b, props, points });
      check(points, from, to, what);
      checkLeaves(from, points[0], points[1], what);
      checkLeaves(to, points.at(-1), points.at(-2), what);
      expect(route(b, elbow(props), a)).toEqual(points);
    }
  });

  it.each(Array.from({ length: 10 }, (_, i) => i + 1))("goes around the one that holds it, seed %i", (seed) => {
    const random = seeded(seed);
    const between = (low: number, high: number) => low + Math.round(random() * (high - low));
    for (let tried = 0; tried < 25;) {
      const a = anObject("a", { kind: "rectangle", x: 200, y: 200, width: between(20, 200), height: between(20, 200) });
      const end = { x: between(0, 600), y: between(0, 600) };
      const box = boundsOf(a);
      if (gap(box, { left: end.x, top: end.y, right: end.x, bottom: end.y }) < 3) continue;
      tried++;
      const anchor = ANCHORS[Math.floor(random() * 4)] ?? "";
      const line = elbow({ startObject: "a", startAnchor: anchor }, { x: end.x - 10, y: end.y - 10 });
      const points = route(a, line);
      const what = JSON.stringify({ a, end, anchor, points });
      check(points, box, undefined, what);
      checkLeaves(box, points[0], points[1], what);
      expect(distance(points.at(-1) ?? a, end), what).toBeLessThan(0.01);
    }
  });

  it("bends in the middle where nothing is in its way", () => {
    const a = anObject("a", { kind: "rectangle", x: 0, y: 0, width: 100, height: 100 });
    const b = anObject("b", { kind: "rectangle", x: 300, y: 80, width: 100, height: 100 });
    expect(route(a, b, elbow({ startObject: "a", endObject: "b" }))).toEqual([
      { x: 100, y: 50 },
      { x: 200, y: 50 },
      { x: 200, y: 130 },
      { x: 300, y: 130 },
    ]);
  });

  it("does not turn back between objects that are near each other", () => {
    const a = anObject("a", { kind: "rectangle", x: 0, y: 0, width: 100, height: 100 });
    const b = anObject("b", { kind: "rectangle", x: 130, y: 60, width: 100, height: 100 });
    expect(route(a, b, elbow({ startObject: "a", endObject: "b" }))).toEqual([
      { x: 100, y: 50 },
      { x: 115, y: 50 },
      { x: 115, y: 110 },
      { x: 130, y: 110 },
    ]);
  });

  it("still is a line where its objects overlap", () => {
    const a = anObject("a", { kind: "rectangle", x: 0, y: 0, width: 100, height: 100 });
    const b = anObject("b", { kind: "rectangle", x: 50, y: 50, width: 100, height: 100 });
    const points = route(a, b, elbow({ startObject: "a", endObject: "b" }));
    expect(points.length).toBeGreaterThan(1);
    expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});
