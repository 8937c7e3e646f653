import type { BoardObject } from "../model/object";
import { drawPaper } from "./drawing/paper";
import type { Brush } from "./drawing/brush";
import { ClippedDrawing } from "./drawing/clipped";
import { Pictures } from "./drawing/pictures";
import type { Rect } from "./geometry";
import type { Part } from "./mosaic/mosaic";
import type { Painting } from "./mosaic/plane";
import type { Scene } from "./scene";
import type { TextLayouts } from "./text-layout";
import type { Theme } from "./theme";

/** Objects that are drawn between two looks at the clock. */
const STEP = 16;

/** Draws parts of the board as they look now. */
export class BoardPainter {
  readonly pictures = new Pictures();
  /** The object whose text is in the editor is drawn without it. */
  editing: string | undefined;
  /** About to be deleted. */
  fading: ReadonlySet<string> = new Set();

  constructor(
    private readonly scene: Scene,
    private readonly texts: TextLayouts,
    public theme: Theme,
  ) {}

  /** From here on the context's units are those of the board. `zoom` is in CSS pixels per unit. */
  brushOn(context: CanvasRenderingContext2D, corner: Pick<Rect, "left" | "top">, zoom: number): Brush {
    const { theme, texts, pictures, fading, editing } = this;
    context.scale(zoom, zoom);
    context.translate(-corner.left, -corner.top);
    const { groundOf } = this.scene;
    return { context, base: context.getTransform(), theme, texts, pictures, groundOf, zoom, editing, fading };
  }

  /** Draws the objects of a part of the board, without paper, whatever is being edited. */
  paint(context: CanvasRenderingContext2D, view: Rect, zoom: number): void {
    const brush = { ...this.brushOn(context, view, zoom), editing: undefined };
    drawAll(this.drawing(brush, view));
  }

  /** Draws a part of a tile, paper and objects. */
  *paintPart(context: CanvasRenderingContext2D, { pixels, origin, scale }: Part, ratio: number): Painting {
    const { left, top, right, bottom } = pixels;
    const view = {
      left: (origin.x + left) / scale,
      top: (origin.y + top) / scale,
      right: (origin.x + right) / scale,
      bottom: (origin.y + bottom) / scale,
    };
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    drawPaper(context, this.theme, { pixels, origin, zoom: scale / ratio, ratio });
    context.translate(-origin.x, -origin.y);
    context.scale(ratio, ratio);
    const { pictures } = this;
    const steps = this.drawing(this.brushOn(context, { left: 0, top: 0 }, scale / ratio), view);
    let waits = false;
    // Others may be under way at the same time: what is missed belongs to who draws just then.
    for (let done = false; !done;) {
      pictures.missed = false;
      done = steps.next().done === true;
      waits ||= pictures.missed;
      if (!done) yield;
    }
    context.restore();
    return waits;
  }

  private *drawing(brush: Brush, view: Rect): Generator<undefined, void> {
    const drawing = new ClippedDrawing(brush, (object: BoardObject) => this.scene.framesOf(object));
    let count = 0;
    for (const object of this.scene.inView(view)) {
      drawing.draw(object);
      if (++count % STEP === 0) yield;
    }
    drawing.end();
  }
}

function drawAll(steps: Iterator<undefined>): void {
  while (!steps.next().done);
}
