import { describe, expect, it } from "vitest";
import { Camera } from "../../src/canvas/camera";
import { Fingers } from "../../src/canvas/fingers";
import { seeded } from "../model/random";

const SEED = 3;

describe("two fingers", () => {
  it(`keep the paper under them (seed ${SEED})`, () => {
    const random = seeded(SEED);
    const camera = new Camera();
    camera.resize(1_000, 800);
    const fingers = new Fingers();
    const places = [
      { x: 400, y: 400 },
      { x: 600, y: 400 },
    ];
    const [a, b] = places.map((place) => camera.toBoard(place));
    places.forEach((place, id) => fingers.down(id, place));
    for (let step = 0; step < 50; step++) {
      const id = step % 2;
      // Along the line between them, which a view that is never turned can follow exactly.
      const to = { x: (id === 0 ? 300 : 700) + random() * 80, y: 400 };
      const pinch = fingers.move(id, to);
      places[id] = to;
      if (!pinch) throw new Error("two fingers that move mean something");
      camera.panBy(pinch.by.x, pinch.by.y);
      camera.zoomAt(pinch.around, pinch.factor);
    }
    for (const [point, place] of [
      [a, places[0]],
      [b, places[1]],
    ] as const) {
      if (!point || !place) throw new Error("no finger");
      expect(camera.toScreen(point).x).toBeCloseTo(place.x, 6);
      expect(camera.toScreen(point).y).toBeCloseTo(place.y, 6);
    }
  });

  it("mean nothing when there is only one", () => {
    const fingers = new Fingers();
    fingers.down(1, { x: 0, y: 0 });
    expect(fingers.move(1, { x: 50, y: 0 })).toBeUndefined();
    expect(fingers.move(2, { x: 50, y: 0 })).toBeUndefined();
  });
});
