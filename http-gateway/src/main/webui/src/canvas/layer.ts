/** One canvas of the surface, in device pixels but drawn on in CSS pixels. */
export class Layer {
  readonly canvas = document.createElement("canvas");
  readonly context: CanvasRenderingContext2D;
  /** Device pixels per CSS pixel. */
  ratio = devicePixelRatio;
  private filled = true;

  /** Of one that is opaque the browser need not look what is below it. */
  constructor(parent: HTMLElement, { opaque = false } = {}) {
    const context = this.canvas.getContext("2d", { alpha: !opaque });
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

  /** Whether anything is on it: else the browser passes it over, and whoever draws need not clear it. */
  set empty(empty: boolean) {
    if (this.filled !== empty) return;
    this.filled = !empty;
    this.canvas.style.visibility = empty ? "hidden" : "";
  }

  get empty(): boolean {
    return !this.filled;
  }

  /** Removes everything; units are CSS pixels afterwards. */
  clear(): void {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.scale(this.ratio, this.ratio);
  }
}
