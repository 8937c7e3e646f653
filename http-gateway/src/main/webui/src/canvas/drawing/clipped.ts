import type { BoardObject } from "../../model/object";
import { drawObject } from "../draw-object";
import { fromLocal } from "../geometry";
import { outlineOf } from "../outline";
import type { Brush } from "./brush";

/** Draws objects, each cut off at the edges of the frames that carry it. */
export class ClippedDrawing {
  /** The innermost frame at whose edges all is cut off now. */
  private frame: string | undefined;

  constructor(
    private readonly brush: Brush,
    private readonly framesOf: (object: BoardObject) => readonly BoardObject[],
  ) {}

  /** What one frame carries should come in a row: each change of frame costs a new clip. */
  draw(object: BoardObject): void {
    const frames = this.framesOf(object);
    const innermost = frames.at(-1)?.id;
    if (innermost !== this.frame) {
      this.end();
      if (innermost !== undefined) this.clip(frames);
      this.frame = innermost;
    }
    drawObject(this.brush, object);
  }

  end(): void {
    if (this.frame !== undefined) this.brush.context.restore();
    this.frame = undefined;
  }

  private clip(frames: readonly BoardObject[]): void {
    const { context } = this.brush;
    context.save();
    for (const frame of frames) {
      context.beginPath();
      for (const corner of outlineOf(frame)) {
        const { x, y } = fromLocal(frame, corner);
        context.lineTo(x, y);
      }
      context.closePath();
      context.clip();
    }
  }
}
