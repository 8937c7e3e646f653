import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pace } from "../../src/protocol/pace";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function take(pace: Pace, count: number): void {
  for (let i = 0; i < count; i++) pace.took();
}

describe("the pace of a socket", () => {
  it("lets what can wait go until little of the burst is left", () => {
    const pace = new Pace(200, 1_000);
    take(pace, 949);
    expect(pace.waitMs).toBe(0);
    take(pace, 1);
    expect(pace.waitMs).toBeGreaterThan(0);
  });

  it("never asks for more than the server gives", () => {
    const pace = new Pace(200, 1_000);
    const begun = Date.now();
    let sent = 0;
    while (Date.now() - begun < 20_000) {
      for (; pace.waitMs === 0; sent++) pace.took();
      vi.advanceTimersByTime(pace.waitMs);
    }
    // The burst, and 200 a second; a part of the burst is left to others.
    expect(sent).toBeGreaterThan(950 + 20 * 200 - 50);
    expect(sent).toBeLessThanOrEqual(950 + 20 * 200 + 20);
  });

  it("sends some at once after a wait, not one at a time", () => {
    const pace = new Pace(200, 1_000);
    take(pace, 950);
    expect(pace.waitMs).toBe(100);
    vi.advanceTimersByTime(100);
    take(pace, 19);
    expect(pace.waitMs).toBe(0);
  });

  it("fills nothing where the clock is set back, and goes on", () => {
    const pace = new Pace(10, 20);
    take(pace, 20);
    vi.setSystemTime(Date.now() - 60_000);
    expect(pace.waitMs).toBe(200);
    vi.advanceTimersByTime(200);
    expect(pace.waitMs).toBe(0);
  });

  it("works with a burst of one", () => {
    const pace = new Pace(1, 1);
    expect(pace.waitMs).toBe(0);
    pace.took();
    expect(pace.waitMs).toBe(1_000);
  });
});
