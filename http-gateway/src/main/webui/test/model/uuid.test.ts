import { describe, expect, it } from "vitest";
import { isUuid, uuidFromBytes, uuidToBytes, uuidV7 } from "../../src/model/uuid";

describe("uuidV7", () => {
  it("has version 7, variant 2 and the time in front", () => {
    const id = uuidV7();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const millis = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    expect(Math.abs(millis - Date.now())).toBeLessThan(5_000);
  });

  it("rises strictly, within one millisecond and when the clock steps back", () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => uuidV7(i % 2 === 0 ? 1_000 : 2_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("bytes of a UUID", () => {
  it("come back as the same text", () => {
    const id = uuidV7();
    expect(uuidToBytes(id)).toHaveLength(16);
    expect(uuidFromBytes(uuidToBytes(id))).toBe(id);
  });

  it("are none for no UUID", () => {
    expect(uuidToBytes("")).toHaveLength(0);
    expect(uuidFromBytes(new Uint8Array(3))).toBe("");
    expect(isUuid("../../etc")).toBe(false);
  });
});
