import { describe, expect, test } from "vitest";
import { Plane } from "../../../src/canvas/mosaic/plane";
import type { Tile } from "../../../src/canvas/mosaic/plane";
import { fakeSheet } from "./fake-sheets";

function readyTile(plane: Plane, column: number, row: number): Tile {
  const tile = plane.add({ column, row }, fakeSheet());
  tile.ready = true;
  return tile;
}

describe("a plane of tiles", () => {
  test("covers an area whole, its middle first", () => {
    const places = new Plane(0.5, 100).placesIn({ left: -50, top: 0, right: 450, bottom: 150 });

    expect(places).toHaveLength(4);
    expect(places.map(({ column }) => column).toSorted()).toEqual([-1, 0, 1, 2]);
    expect(places.slice(0, 2).map(({ column }) => column)).toEqual(expect.arrayContaining([0, 1]));
  });

  test("spoils only what is touched, rounded out to whole pixels, joined with what was spoiled before", () => {
    const plane = new Plane(0.5, 100);
    const [touched, beside] = [readyTile(plane, 0, 0), readyTile(plane, 1, 0)];

    plane.spoil({ left: 11, top: 11, right: 20, bottom: 20 });
    expect(touched.spoiled).toEqual({ left: 5, top: 5, right: 10, bottom: 10 });
    expect(beside.spoiled).toBeUndefined();

    plane.spoil({ left: 180, top: 30, right: 221, bottom: 40 });
    expect(touched.spoiled).toEqual({ left: 5, top: 5, right: 100, bottom: 20 });
    expect(beside.spoiled).toEqual({ left: 0, top: 15, right: 11, bottom: 20 });
  });

  test("spoils the same tiles for an area of far more places than there are tiles", () => {
    const plane = new Plane(1, 100);
    const tile = readyTile(plane, 3, 4);

    plane.spoil({ left: -1e9, top: -1e9, right: 350, bottom: 1e9 });

    expect(tile.spoiled).toEqual({ left: 0, top: 0, right: 50, bottom: 100 });
  });

  test("begins a painting again whose objects change while it is under way", () => {
    const plane = new Plane(1, 100);
    const sheet = fakeSheet();
    const tile = plane.add({ column: 0, row: 0 }, sheet);
    tile.painting = { next: () => ({ done: true, value: false }) };

    plane.spoil({ left: 10, top: 10, right: 20, bottom: 20 });

    expect(tile.painting).toBeUndefined();
    expect(sheet.resets).toBe(1);
  });

  test("gives away the tiles outside of an area", () => {
    const plane = new Plane(1, 100);
    const [near, far] = [readyTile(plane, 0, 0), readyTile(plane, 5, 0)];

    expect(plane.trim({ left: 0, top: 0, right: 150, bottom: 50 })).toEqual([far]);
    expect([...plane.all()]).toEqual([near]);
  });
});
