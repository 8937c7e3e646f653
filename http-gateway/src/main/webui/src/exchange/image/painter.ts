import { ClippedDrawing } from "../../canvas/drawing/clipped";
import type { Picture } from "../../canvas/drawing/pictures";
import { Pictures } from "../../canvas/drawing/pictures";
import type { Rect } from "../../canvas/geometry";
import { CanvasLetters } from "../../canvas/letters";
import { TextLayouts } from "../../canvas/text-layout";
import type { Theme } from "../../canvas/theme";
import { fontsFor } from "./fonts";
import type { Sight } from "../sight";

const NOTHING: ReadonlySet<string> = new Set();

export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly theme: Theme;
  /** The part of the board that is drawn. */
  readonly box: Rect;
  /** Pixels per board unit. */
  readonly zoom: number;
}

class AwaitedPictures extends Pictures {
  private loading = false;

  /** Whether something that is drawn is still on its way. */
  loadsDuring(draw: () => void): boolean {
    this.loading = false;
    draw();
    return this.loading;
  }

  override image(src: string): Picture {
    return this.noticed(super.image(src));
  }

  override svg(text: string, pixels: number): Picture {
    return this.noticed(super.svg(text, pixels));
  }

  private noticed(picture: Picture): Picture {
    this.loading ||= picture.state === "loading";
    return picture;
  }
}

/** Draws objects as the board does, on any canvas. */
export class Painter {
  readonly letters = new CanvasLetters();
  readonly texts = new TextLayouts(this.letters);
  readonly pictures = new AwaitedPictures();

  constructor() {
    this.letters.changed.on(() => this.texts.clear());
  }

  /** With stand-ins for fonts and pictures that have not come yet. */
  paint(sheet: Sheet, sight: Sight): void {
    const drawing = this.begin(sheet, sight);
    for (const object of sight.layers) drawing.draw(object);
    drawing.end();
    sheet.context.restore();
  }

  /** With every font and picture in place: each is waited for before what needs it is drawn. */
  async paintWhole(sheet: Sheet, sight: Sight): Promise<void> {
    await fontsFor(sight.layers);
    this.texts.clear();
    const trial = document.createElement("canvas").getContext("2d");
    for (const object of sight.layers) {
      if (trial && (object.kind === "svg" || object.kind === "image")) {
        await this.settled(() => this.paint({ ...sheet, context: trial }, { ...sight, layers: [object] }));
      }
    }
    this.paint(sheet, sight);
  }

  private begin({ context, theme, box, zoom }: Sheet, { framesOf, groundOf }: Sight): ClippedDrawing {
    const { texts, pictures } = this;
    context.save();
    context.scale(zoom, zoom);
    context.translate(-box.left, -box.top);
    const base = context.getTransform();
    const brush = { context, base, theme, texts, pictures, groundOf, zoom, editing: undefined, fading: NOTHING };
    return new ClippedDrawing(brush, framesOf);
  }

  /** Draws until nothing of it is on its way any more. */
  private async settled(draw: () => void): Promise<void> {
    const changed = new Promise<void>((resolve) => {
      const stop = this.pictures.changed.on(() => {
        stop();
        resolve();
      });
    });
    if (this.pictures.loadsDuring(draw)) {
      await changed;
      await this.settled(draw);
    }
  }
}
