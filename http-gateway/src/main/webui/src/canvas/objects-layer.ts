import type { BoardPainter } from "./board-painter";
import type { Camera } from "./camera";
import type { Rect } from "./geometry";
import { Layer } from "./layer";
import type { Look, Part } from "./mosaic/mosaic";
import { Mosaic } from "./mosaic/mosaic";
import { CanvasSheets } from "./mosaic/sheets";
import type { Scene } from "./scene";

/** Milliseconds of a frame for painting; with more the frame would be late, together with all else that it has to do. */
const PAINT_MS = 6;

/** CSS pixels of a tile's side. */
const TILE = 256;

/** Left when a board with objects is first drawn whole, and when it is first seen whole; see docs/performance.md. */
const DRAWN_MARK = "board-drawn";
const SHOWN_MARK = "board-shown";

/** The canvas on which objects are seen. */
export class ObjectsLayer {
  private readonly layer: Layer;
  private mosaic: Mosaic;
  /** Whether what was drawn last was all that is in view. */
  whole = false;
  private readonly marked = new Set<string>();
  /** There was a board to show; from then on what there is of it is shown. */
  private begun = false;

  constructor(
    parent: HTMLElement,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly painter: BoardPainter,
  ) {
    this.layer = new Layer(parent, { opaque: true });
    this.mosaic = this.newMosaic();
    this.layer.empty = true;
  }

  /** CSS pixels. Empties the canvas. */
  resize(width: number, height: number): void {
    const before = this.layer.ratio;
    this.layer.resize(width, height);
    if (this.layer.ratio !== before) this.mosaic = this.newMosaic();
    this.mosaic.canvasEmptied();
  }

  spoil(areas: Iterable<Rect>): void {
    this.mosaic.spoil(areas);
  }

  /** Objects look different now. */
  spoilObjects(ids: Iterable<string>): void {
    for (const id of ids) {
      const bounds = this.scene.paintBounds(id);
      if (bounds) this.mosaic.spoil([bounds]);
    }
  }

  spoilWaiting(): void {
    this.mosaic.spoilWaiting();
  }

  outdate(): void {
    this.mosaic.outdate();
  }

  /** Returns whether all is painted; else it has to be called again with the next frame. */
  draw(): boolean {
    // Until then the page shows its paper: painting that here would only keep the board waiting.
    this.begun ||= this.scene.known || this.scene.size > 0;
    if (!this.begun) return true;
    this.layer.empty = false;
    const { canvas, context } = this.layer;
    const look = this.look(canvas);
    context.setTransform(1, 0, 0, 1, 0, 0);
    // What comes first comes whole.
    const first = this.mosaic.isEmpty && this.scene.size > 0;
    if (first) this.mosaic.showFirst(context, look);
    const whole = !first && this.mosaic.show(context, this.painter.theme.paper, look, performance.now() + PAINT_MS);
    this.whole = first || whole;
    if (this.whole && this.scene.size > 0) {
      this.leaveMark(DRAWN_MARK, undefined);
      this.leaveMark(SHOWN_MARK, "objects");
    }
    return whole;
  }

  get canvas(): HTMLCanvasElement {
    return this.layer.canvas;
  }

  /** The board was seen, by a picture in place of its objects. */
  pictureSeen(): void {
    this.leaveMark(SHOWN_MARK, "picture");
  }

  /** Each mark once: it tells of the first time. */
  private leaveMark(name: string, detail: "objects" | "picture" | undefined): void {
    if (this.marked.has(name)) return;
    this.marked.add(name);
    performance.mark(name, { detail });
  }

  /**
   * How many pixels differ from what a drawing of everything at once gives. What lies on the edge between two tiles is drawn
   * twice, each time a half of it; colours may differ by the rounding of that.
   */
  differences(tolerance: number): number {
    const { canvas, context } = this.layer;
    const { width, height } = canvas;
    const fresh = document.createElement("canvas");
    [fresh.width, fresh.height] = [width, height];
    const again = fresh.getContext("2d", { alpha: false });
    if (!again) throw new Error("this browser has no Canvas 2D");
    const { view, scale } = this.look(canvas);
    const origin = { x: Math.round(view.left * scale), y: Math.round(view.top * scale) };
    const part = { pixels: { left: 0, top: 0, right: width, bottom: height }, origin, scale };
    const steps = this.painter.paintPart(again, part, this.layer.ratio);
    while (!steps.next().done);
    const a = context.getImageData(0, 0, width, height).data;
    const b = again.getImageData(0, 0, width, height).data;
    let count = 0;
    for (let i = 0; i < a.length; i += 4) {
      const far = Math.max(...[0, 1, 2].map((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0))));
      if (far > tolerance) count++;
    }
    return count;
  }

  private look({ width, height }: HTMLCanvasElement): Look {
    const { view, zoom } = this.camera;
    return { view, scale: zoom * this.layer.ratio, width, height };
  }

  private newMosaic(): Mosaic {
    const { ratio } = this.layer;
    const side = Math.round(TILE * ratio);
    return new Mosaic(side, new CanvasSheets(side), (context: CanvasRenderingContext2D, part: Part) =>
      this.painter.paintPart(context, part, ratio),
    );
  }
}
