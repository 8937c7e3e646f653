/** One canvas of the surface, in device pixels but drawn on in CSS pixels. */
export class Layer {
  readonly canvas = document.createElement("canvas");
  readonly context: CanvasRenderingContext2D;
  private ratio = 1;

  constructor(parent: HTMLElement) {
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("this browser has no Canvas 2D");
    this.context = context;
    this.canvas.className = "layer";
    parent.append(this.canvas);
  }

  resize(width: number, height: number): void {
    this.ratio = devicePixelRatio;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
  }

  /** Removes everything; units are CSS pixels afterwards. */
  clear(): void {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.scale(this.ratio, this.ratio);
  }
}
