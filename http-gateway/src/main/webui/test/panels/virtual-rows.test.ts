import { describe, expect, it } from "vitest";
import { rowsInView } from "../../src/panels/virtual-rows";

describe("the rows worth drawing", () => {
  it("are those in view and a few more, however many there are", () => {
    const { first, end } = rowsInView(2_000, 28, 28_000, 280);
    expect(first).toBeLessThan(1_000);
    expect(end).toBeGreaterThan(1_010);
    expect(end - first).toBeLessThan(40);
  });

  it("are none beyond the ends", () => {
    expect(rowsInView(3, 28, 0, 280)).toEqual({ first: 0, end: 3 });
    expect(rowsInView(0, 28, 500, 280)).toEqual({ first: 0, end: 0 });
    expect(rowsInView(5, 28, 9_000, 280)).toEqual({ first: 5, end: 5 });
  });
});
