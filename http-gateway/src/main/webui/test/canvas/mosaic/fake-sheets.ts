import type { Sheet, Sheets } from "../../../src/canvas/mosaic/sheets";

export interface FakeSheet extends Sheet {
  resets: number;
}

/** Nothing can be drawn on it: paints of these tests only count. */
export function fakeSheet(): FakeSheet {
  const nothing = {} as CanvasRenderingContext2D;
  return {
    canvas: {} as CanvasImageSource,
    context: nothing,
    resets: 0,
    finish: () => undefined,
    reset() {
      this.resets++;
    },
  };
}

export class FakeSheets implements Sheets {
  out = 0;

  take(): Sheet {
    this.out++;
    return fakeSheet();
  }

  giveBack(): void {
    this.out--;
  }
}
