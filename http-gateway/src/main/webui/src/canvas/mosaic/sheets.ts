/** A square canvas, in device pixels. */
export interface Sheet {
  readonly canvas: CanvasImageSource;
  readonly context: CanvasRenderingContext2D;
  /** Has the browser do now what it was told to draw, so that the time this takes is known. */
  finish(): void;
  /** Empties it, whatever was being drawn. */
  reset(): void;
}

/** Gives out sheets of one size, and keeps a few that came back: making one takes longer than drawing on it. */
export interface Sheets {
  take(): Sheet;
  /** One of any size, that is not given back. */
  large(width: number, height: number): Sheet;
  giveBack(sheet: Sheet): void;
}

const MOST_KEPT = 32;

export class CanvasSheets implements Sheets {
  private readonly free: Sheet[] = [];
  private readonly probe = contextOf(document.createElement("canvas"));

  /** @param side device pixels */
  constructor(private readonly side: number) {
    this.probe.canvas.width = this.probe.canvas.height = 1;
  }

  take(): Sheet {
    return this.free.pop() ?? this.make(this.side, this.side);
  }

  large(width: number, height: number): Sheet {
    return this.make(width, height);
  }

  giveBack(sheet: Sheet): void {
    if (this.free.length >= MOST_KEPT) return;
    sheet.reset();
    this.free.push(sheet);
  }

  private make(width: number, height: number): Sheet {
    const { probe } = this;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    return {
      canvas,
      context: contextOf(canvas),
      finish: () => probe.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1),
      reset: () => {
        canvas.width = width;
      },
    };
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("this browser has no Canvas 2D");
  return context;
}
