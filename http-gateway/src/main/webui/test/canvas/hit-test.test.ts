import { describe, expect, it } from "vitest";
import { boundsOf, fromLocal, toLocal } from "../../src/canvas/geometry";
import { covers, paintBoundsOf } from "../../src/canvas/hit-test";
import type { Kind } from "../../src/model/object";
import { DEFAULT_SIZE } from "../../src/model/object";
import { anObject } from "../model/objects";
import { seeded } from "../model/random";

const box = { x: 0, y: 0, width: 100, height: 100 };

function hits(kind: Kind, x: number, y: number, props = {}): boolean {
  return covers(anObject("a", { kind, ...box, props: { stroke: "none", ...props } }), { x, y });
}

describe("a hit", () => {
  it("is within the outline of each shape, and not in the corners it leaves free", () => {
    for (const kind of ["rectangle", "ellipse", "diamond", "star"] as const) expect(hits(kind, 50, 55)).toBe(true);
    expect(hits("rectangle", 4, 4)).toBe(true);
    expect(hits("rectangle", 1, 1)).toBe(false);
    expect(hits("rectangle", 1, 1, { cornerRadius: 0 })).toBe(true);
    expect(hits("ellipse", 12, 12)).toBe(false);
    expect(hits("diamond", 20, 20)).toBe(false);
    expect(hits("diamond", 26, 26)).toBe(true);
    expect(hits("star", 50, 4)).toBe(true);
    expect(hits("star", 20, 10)).toBe(false);
    expect(hits("star", 50, 95)).toBe(false);
  });

  it("is on the edge only where one sees through a shape", () => {
    const ring = { fill: "none", stroke: "#000000", strokeWidth: 4 };
    expect(hits("ellipse", 50, 50, ring)).toBe(false);
    expect(hits("ellipse", 50, 1.5, ring)).toBe(true);
    expect(hits("ellipse", 50, 50, { ...ring, text: "read me" })).toBe(true);
  });

  it("on a frame is on its edge or its title", () => {
    const frame = anObject("f", { kind: "frame", x: 0, y: 0, width: 200, height: 100 });
    expect(covers(frame, { x: 100, y: 50 })).toBe(false);
    expect(covers(frame, { x: 100, y: -10 })).toBe(true);
    expect(covers(frame, { x: 198, y: 50 }, 3)).toBe(true);
  });

  it("on a thin line is as near as the tolerance, wherever the line bends", () => {
    const line = anObject("l", { kind: "line", ...box, props: { points: "0,0 10000,0 10000,10000", strokeWidth: 2 } });
    expect(covers(line, { x: 50, y: 4 }, 5)).toBe(true);
    expect(covers(line, { x: 50, y: 4 }, 1)).toBe(false);
    expect(covers(line, { x: 98, y: 50 }, 5)).toBe(true);
    expect(covers(line, { x: 40, y: 60 }, 5)).toBe(false);
  });

  it("follows curves, elbows and ends that lie left or above", () => {
    const points = "0,0 5000,10000 10000,0";
    const curve = anObject("c", { kind: "line", ...box, props: { points, curved: true } });
    // The straight pieces pass 25,50; the curve lies beside them.
    expect(covers(curve, { x: 25, y: 50 }, 1)).toBe(false);
    expect(covers(curve, { x: 50, y: 100 }, 1)).toBe(true);
    const elbow = anObject("e", { kind: "line", ...box, width: 200, props: { routing: "elbow" } });
    expect(covers(elbow, { x: 50, y: 0 }, 1)).toBe(true);
    expect(covers(elbow, { x: 100, y: 50 }, 1)).toBe(true);
    const back = anObject("b", { kind: "line", x: 100, y: 100, width: -100, height: -40 });
    expect(covers(back, { x: 50, y: 80 }, 1)).toBe(true);
  });

  it("turns with the object", () => {
    const next = seeded(5);
    for (const kind of Object.keys(DEFAULT_SIZE) as Kind[]) {
      for (let round = 0; round < 50; round++) {
        const size = { width: 20 + next() * 200, height: 20 + next() * 200 };
        const upright = anObject("u", { kind, x: next() * 100, y: next() * 100, ...size });
        const turned = { ...upright, rotation: next() * 360 };
        const local = { x: (next() * 1.4 - 0.2) * size.width, y: (next() * 1.4 - 0.2) * size.height };
        expect(covers(turned, fromLocal(turned, local), 2)).toBe(covers(upright, fromLocal(upright, local), 2));
        const back = toLocal(turned, fromLocal(turned, local));
        expect(Math.hypot(back.x - local.x, back.y - local.y)).toBeLessThan(1e-6);
      }
    }
  });

  it("never lies outside of the bounds", () => {
    const next = seeded(6);
    for (const kind of Object.keys(DEFAULT_SIZE) as Kind[]) {
      for (let round = 0; round < 200; round++) {
        const props = { points: "0,9000 3000,0 10000,10000", curved: true, strokeWidth: 6, fontSize: 40 };
        const object = anObject("o", { kind, ...box, rotation: next() * 360, props });
        const point = { x: next() * 400 - 150, y: next() * 400 - 150 };
        const { left, top, right, bottom } = paintBoundsOf(object);
        const within = point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
        if (covers(object, point)) expect(within, `${kind} at ${point.x}, ${point.y}`).toBe(true);
      }
    }
  });

  it("has a box with the right way round also for lines that run backwards", () => {
    const line = anObject("l", { kind: "line", x: 100, y: 100, width: -60, height: -30 });
    expect(boundsOf(line)).toEqual({ left: 40, top: 70, right: 100, bottom: 100 });
  });
});
