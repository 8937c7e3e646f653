import { beforeEach, describe, expect, test } from "vitest";
import type { Look, Part } from "../../../src/canvas/mosaic/mosaic";
import { Mosaic } from "../../../src/canvas/mosaic/mosaic";
import { FakeSheets } from "./fake-sheets";

/** Milliseconds that a step of a painting takes, by the clock of these tests; a tile takes four. */
const STEP_MS = 1;
const STEPS = 4;

interface Put {
  readonly left: number;
  readonly top: number;
  readonly width: number | undefined;
}

let clock = 0;
let painted: Part[] = [];
let puts: Put[] = [];
let cleared = 0;
let tilesPainted = 0;
let waits = false;
let cuts: { x: number; y: number }[] = [];

const target = {
  fillRect: () => cleared++,
  drawImage: (_: unknown, left: number, top: number, width?: number) => puts.push({ left, top, width }),
} as unknown as CanvasRenderingContext2D;

function* paint(_: CanvasRenderingContext2D, part: Part): Generator<undefined, boolean> {
  for (let i = 0; i < STEPS; i++) {
    clock += STEP_MS;
    if (i < STEPS - 1) yield;
  }
  painted.push(part);
  tilesPainted++;
  return waits;
}

/** Two by two tiles of 100 pixels, with the corner of the view at a point of the board. */
function look(left: number, top: number, scale = 1): Look {
  return {
    view: { left, top, right: left + 199 / scale, bottom: top + 199 / scale },
    scale,
    width: 199,
    height: 199,
  };
}

let mosaic: Mosaic;
let sheets: FakeSheets;

function show(at: Look, ms = Infinity): boolean {
  painted = [];
  puts = [];
  cleared = 0;
  return mosaic.show(target, "#fff", at, clock + ms);
}

function showFirst(at: Look): void {
  painted = [];
  puts = [];
  mosaic.showFirst(target, at);
}

function settle(at: Look): void {
  for (let i = 0; i < 200; i++) if (show(at, 8)) return;
  throw new Error("it does not settle");
}

beforeEach(() => {
  [clock, waits] = [0, false];
  [tilesPainted, cuts] = [0, []];
  sheets = new FakeSheets((x, y) => cuts.push({ x, y }));
  mosaic = new Mosaic(100, sheets, paint, () => clock);
});

describe("a mosaic", () => {
  test("paints what is in view first in one piece however long that takes, and nothing ahead", () => {
    showFirst(look(-30, 150));

    expect(painted).toEqual([
      { pixels: { left: 0, top: 0, right: 300, bottom: 300 }, origin: { x: -100, y: 100 }, scale: 1 },
    ]);
    expect(puts).toEqual([{ left: -70, top: -50, width: undefined }]);
  });

  test("makes tiles of the first picture, and paints only what is around it", () => {
    showFirst(look(0, 0));
    tilesPainted = 0;

    settle(look(0, 0));

    expect(cuts.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 100],
      [100, 0],
      [100, 100],
    ]);
    expect(tilesPainted).toBe(12);
    expect(sheets.out).toBe(16);
  });

  test("paints anew what changes between the first picture and the frame after it", () => {
    showFirst(look(0, 0));
    mosaic.spoil([{ left: 110, top: 10, right: 130, bottom: 20 }]);

    show(look(0, 0), 1);

    expect(painted).toEqual([
      { pixels: { left: 10, top: 10, right: 30, bottom: 20 }, origin: { x: 100, y: 0 }, scale: 1 },
    ]);
    expect(puts).toHaveLength(4);
  });

  test("shows the first picture larger where the zoom changes right after it", () => {
    showFirst(look(0, 0));

    show(look(0, 0, 2), 1);

    expect(puts).toContainEqual({ left: 0, top: 0, width: 200 });
  });

  test("paints a first picture again that waited for something, once it has come", () => {
    waits = true;
    showFirst(look(0, 0));
    waits = false;
    mosaic.spoilWaiting();
    tilesPainted = 0;

    settle(look(0, 0));

    expect(tilesPainted).toBe(16);
  });

  test("keeps to its time, and goes on with the next frames until all is painted, the surroundings included", () => {
    expect(show(look(0, 0), 6)).toBe(false);
    expect(painted).toHaveLength(1);
    expect(clock).toBeLessThanOrEqual(6);

    settle(look(0, 0));
    expect(sheets.out).toBe(16);
  });

  test("moves tiles and paints nothing where the view moves over what was painted ahead", () => {
    settle(look(0, 0));

    show(look(30, 40), 0);

    expect(painted.map(({ origin }) => origin).filter(({ x, y }) => x < 230 && y < 240)).toEqual([]);
    expect(puts).toContainEqual({ left: -30, top: -40, width: undefined });
  });

  test("puts tiles on whole pixels wherever the view is", () => {
    settle(look(0.4, 0.6));

    expect(show(look(0.3, 0.7))).toBe(true);
    mosaic.canvasEmptied();
    show(look(0.3, 0.7));

    expect(puts).toContainEqual({ left: 0, top: -1, width: undefined });
  });

  test("paints anew only the part that a change touches, and puts only its tile", () => {
    settle(look(0, 0));
    mosaic.spoil([{ left: 10, top: 10, right: 30, bottom: 20 }]);

    show(look(0, 0), 8);

    expect(painted.map(({ pixels }) => pixels)).toEqual([{ left: 10, top: 10, right: 30, bottom: 20 }]);
    expect(puts).toEqual([{ left: 0, top: 0, width: undefined }]);
    expect(cleared).toBe(0);
  });

  test("shows what there is larger while the zoom changes, and its own scale when that is painted", () => {
    settle(look(0, 0));

    show(look(0, 0, 2), 6);
    expect(puts).toContainEqual({ left: 0, top: 0, width: 200 });

    settle(look(0, 0, 2));
    mosaic.canvasEmptied();
    show(look(0, 0, 2), 8);
    expect(puts.every(({ width }) => width === undefined)).toBe(true);
  });

  test("shows a picture whose time suffices at its own scale at once", () => {
    settle(look(0, 0));

    show(look(0, 0, 2), 100);

    expect(painted.length).toBeGreaterThanOrEqual(4);
    expect(puts.every(({ width }) => width === undefined)).toBe(true);
  });

  test("gets newer pictures while the zoom goes on changing", () => {
    settle(look(0, 0));
    const scales = new Set<number>();
    for (let i = 1; i < 60; i++) {
      show(look(0, 0, 1 + i / 60), 6);
      for (const { scale } of painted) scales.add(scale);
    }

    expect(scales.size).toBeGreaterThan(3);
  });

  test("shows the former look until the new one is painted whole", () => {
    settle(look(0, 0));
    mosaic.outdate();

    expect(show(look(0, 0), 6)).toBe(false);
    expect(painted).toHaveLength(1);
    settle(look(0, 0));
    expect(mosaic.show(target, "#fff", look(0, 0), clock)).toBe(true);
  });

  test("paints tiles again that waited for something, once it has come", () => {
    waits = true;
    settle(look(0, 0));
    waits = false;
    mosaic.spoilWaiting();
    settle(look(0, 0));
    mosaic.spoilWaiting();

    expect(show(look(0, 0), 8)).toBe(true);
    expect(painted).toEqual([]);
  });

  test("gives sheets back that are out of view, whatever it went through", () => {
    for (let i = 0; i < 50; i++) {
      settle(look(i * 170, i * -130));
      show(look(i * 170, 0, 1 + (i % 3)), 5);
    }
    settle(look(0, 0));

    expect(sheets.out).toBe(16);
  });
});

test("a jump from nearby to far away looks at the tiles there are, not at all that there could be", () => {
  settle(look(0, 0, 10_000));

  settle(look(0, 0, 1));

  expect(puts.every(({ width }) => width === undefined)).toBe(true);
});
