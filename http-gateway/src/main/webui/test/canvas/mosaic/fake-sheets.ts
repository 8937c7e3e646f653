import type { Sheet, Sheets } from "../../../src/canvas/mosaic/sheets";

export interface FakeSheet extends Sheet {
  resets: number;
}

/** Told the corner of each part of another sheet that is drawn on one. */
type Cut = (x: number, y: number) => void;

/** Nothing can be drawn on it: paints of these tests only count. */
export function fakeSheet(cut: Cut = () => undefined): FakeSheet {
  const context = { drawImage: (_: unknown, x: number, y: number) => cut(x, y) };
  return {
    canvas: {} as CanvasImageSource,
    context: context as unknown as CanvasRenderingContext2D,
    resets: 0,
    finish: () => undefined,
    reset() {
      this.resets++;
    },
  };
}

export class FakeSheets implements Sheets {
  out = 0;

  constructor(private readonly cut?: Cut) {}

  take(): Sheet {
    this.out++;
    return fakeSheet(this.cut);
  }

  large(): Sheet {
    return fakeSheet(this.cut);
  }

  giveBack(): void {
    this.out--;
  }
}
