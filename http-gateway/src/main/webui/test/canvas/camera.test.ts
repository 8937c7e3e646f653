import { describe, expect, it } from "vitest";
import { Camera, MAX_ZOOM, MIN_ZOOM } from "../../src/canvas/camera";

function camera(): Camera {
  const it = new Camera();
  it.resize(800, 600);
  return it;
}

describe("the camera", () => {
  it("keeps what is under the pointer there while it zooms, within bounds", () => {
    const it = camera();
    const pointer = { x: 200, y: 100 };
    const under = it.toBoard(pointer);
    for (const factor of [3, 0.2, 50, 0.00001]) {
      it.zoomAt(pointer, factor);
      expect(it.toBoard(pointer).x).toBeCloseTo(under.x, 9);
      expect(it.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
      expect(it.zoom).toBeLessThanOrEqual(MAX_ZOOM);
    }
  });

  it("moves the paper with the pointer", () => {
    const it = camera();
    it.zoomAtCentre(2);
    const before = it.toScreen({ x: 10, y: 10 });
    it.panBy(30, -40);
    const after = it.toScreen({ x: 10, y: 10 });
    expect([after.x - before.x, after.y - before.y]).toEqual([30, -40]);
  });

  it("shows a part whole and centred, never larger than it is", () => {
    const it = camera();
    it.show({ left: 0, top: 0, right: 4000, bottom: 100 }, 50);
    expect(it.view.left).toBeLessThan(0);
    expect(it.view.right).toBeGreaterThan(4000);
    it.show({ left: 10, top: 10, right: 20, bottom: 20 }, 50);
    expect(it.zoom).toBe(1);
    expect(it.centre).toEqual({ x: 15, y: 15 });
  });
});
