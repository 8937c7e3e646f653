import { describe, expect, it } from "vitest";
import { Motion } from "../../src/model/motion";

const FRAME_MS = 16;
const TICK_MS = 33;

/** The values at each frame while targets come. */
function frames(motion: Motion, targets: readonly number[], tickMs = TICK_MS): number[] {
  const seen: number[] = [];
  let now = 0;
  for (const x of targets) {
    motion.aim({ x }, now);
    for (const end = now + tickMs; now < end; now += FRAME_MS) {
      motion.advance(FRAME_MS);
      seen.push(motion.values["x"] ?? NaN);
    }
  }
  for (let i = 0; i < 30; i++) {
    motion.advance(FRAME_MS);
    seen.push(motion.values["x"] ?? NaN);
  }
  return seen;
}

describe("a motion", () => {
  it("goes at an even speed through evenly spaced targets", () => {
    const targets = Array.from({ length: 20 }, (_, i) => (i + 1) * 10);
    const seen = frames(new Motion({ x: 0 }), targets, 32).slice(8, 36);
    const steps = seen.slice(1).map((x, i) => x - (seen[i] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0.6 * Math.max(...steps));
  });

  it("never passes a target and never turns back", () => {
    const seen = frames(new Motion({ x: 0 }), [30, 45, 90, 91, 200]);
    expect(Math.max(...seen)).toBe(200);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("comes to rest exactly on the last target, soon", () => {
    const motion = new Motion({ x: 0 });
    motion.aim({ x: 1000 }, 0);
    let frameCount = 0;
    while (motion.advance(FRAME_MS)) frameCount++;
    expect(motion.values["x"]).toBe(1000);
    expect(frameCount * FRAME_MS).toBeLessThan(100);
  });

  it("is not started anew by the target that it has", () => {
    const motion = new Motion({ x: 0 });
    motion.aim({ x: 10 }, 0);
    motion.advance(40);
    motion.aim({ x: 10 }, 40);
    motion.advance(20);
    expect(motion.values["x"]).toBe(10);
  });

  it("takes no longer than the bound, however rare targets are", () => {
    const motion = new Motion({ x: 0 });
    motion.aim({ x: 1 }, 0);
    motion.aim({ x: 100 }, 240);
    motion.advance(201);
    expect(motion.values["x"]).toBe(100);
  });
});
