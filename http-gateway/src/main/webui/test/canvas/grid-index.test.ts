import { describe, expect, it } from "vitest";
import type { Rect } from "../../src/canvas/geometry";
import { intersects } from "../../src/canvas/geometry";
import { GridIndex } from "../../src/canvas/grid-index";
import { seeded } from "../model/random";

describe("the grid index", () => {
  it("finds everything that intersects, through moves and removals, near and far", () => {
    const random = seeded(5);
    const grid = new GridIndex();
    const rects = new Map<string, Rect>();
    const someRect = (spread: number, size: number): Rect => {
      const left = (random() - 0.5) * spread;
      const top = (random() - 0.5) * spread;
      return { left, top, right: left + random() * size, bottom: top + random() * size };
    };
    for (let step = 0; step < 3_000; step++) {
      const id = `o${Math.floor(random() * 500)}`;
      if (random() < 0.2) {
        rects.delete(id);
        grid.remove(id);
      } else {
        const rect = random() < 0.05 ? someRect(1e9, 1e8) : someRect(20_000, 600);
        rects.set(id, rect);
        grid.put(id, rect);
      }
      const view = someRect(20_000, 3_000);
      const wanted = [...rects].filter(([, rect]) => intersects(rect, view)).map(([found]) => found);
      const found = new Set(grid.near(view));
      expect(wanted.filter((one) => !found.has(one))).toEqual([]);
    }
    expect(grid.size).toBe(rects.size);
  });

  it("looks only at what is near", () => {
    const grid = new GridIndex();
    for (let i = 0; i < 10_000; i++) {
      const left = (i % 100) * 140;
      const top = Math.floor(i / 100) * 140;
      grid.put(String(i), { left, top, right: left + 120, bottom: top + 120 });
    }
    expect([...grid.near({ left: 0, top: 0, right: 1280, bottom: 800 })].length).toBeLessThan(250);
  });
});
