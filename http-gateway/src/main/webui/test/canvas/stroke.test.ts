import { describe, expect, it } from "vitest";
import { distance, nearPath } from "../../src/canvas/geometry";
import { MOST_BYTES, simplified, Trail } from "../../src/canvas/tools/stroke";
import type { PathPoint } from "../../src/model/points";
import { throughPoints } from "../../src/model/points";
import { seeded } from "../model/random";

function scribble(count: number, seed: number): PathPoint[] {
  const next = seeded(seed);
  let [x, y, angle] = [0, 0, 0];
  return Array.from({ length: count }, () => {
    angle += (next() - 0.5) * 2.5;
    x += Math.cos(angle) * 6;
    y += Math.sin(angle) * 6;
    return { x, y, pressure: next() };
  });
}

describe("a stroke", () => {
  it("is kept in few points where it is straight", () => {
    const straight = Array.from({ length: 5_000 }, (_, i) => ({ x: i * 2, y: i }));
    expect(simplified(straight, 0.5, 8)).toHaveLength(2);
  });

  it("stays as near as the tolerance", () => {
    const points = scribble(2_000, 3).map(({ x, y }) => ({ x, y }));
    const few = simplified(points, 2, 8);
    expect(few.length).toBeLessThan(points.length);
    for (const point of points) expect(nearPath(point, few, 2)).toBe(true);
  });

  it("keeps where its pressure changes on a straight way", () => {
    const pressed = Array.from({ length: 101 }, (_, i) => ({ x: i, y: 0, pressure: i < 50 ? i / 50 : 2 - i / 50 }));
    expect(simplified(pressed, 0.5, 8).some(({ x }) => Math.abs(x - 50) <= 4)).toBe(true);
  });

  it("that is long becomes several objects within the bound of their props, each going on where the last ended", () => {
    const trail = new Trail(1);
    for (const { x, y, pressure } of scribble(12_000, 4)) trail.add({ x, y, pressure });
    const parts = trail.parts();
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(throughPoints(part).points.length).toBeLessThanOrEqual(MOST_BYTES);
    for (let i = 1; i < parts.length; i++) expect(parts[i]?.[0]).toEqual(parts[i - 1]?.at(-1));
  });

  it("leaves out no corner, wherever it is worked through", () => {
    const trail = new Trail(1);
    const points = scribble(1_000, 8);
    for (const { x, y } of points) trail.add({ x, y, pressure: 0.5 });
    const [part = []] = trail.parts(1_000_000);
    for (const point of points) expect(nearPath(point, part, 0.5)).toBe(true);
  });

  it("is thick where it is slow and thin where it is fast", () => {
    const trail = new Trail(1);
    for (let i = 0; i < 30; i++) trail.add({ x: i * 2, y: 0, pressure: undefined });
    const slow = trail.last?.pressure ?? 0;
    for (let i = 0; i < 30; i++) trail.add({ x: 60 + i * 40, y: 0, pressure: undefined });
    expect(trail.last?.pressure ?? 1).toBeLessThan(slow - 0.4);
  });

  it("of a single press is a dot", () => {
    const trail = new Trail(2);
    trail.add({ x: 5, y: 5, pressure: 0.7 });
    const [[first, last] = []] = trail.parts();
    expect(first && last && distance(first, last)).toBeLessThan(1);
  });
});
