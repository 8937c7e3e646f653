import { useEffect, useRef } from "react";
import type { Drawing } from "../exchange/drawing";
import { drawPreview } from "../exchange/preview";

interface Props {
  readonly drawing: Drawing;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A small picture of a drawing that is not on the board yet. */
export function DrawingPreview({ drawing, width, height }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () => (canvas.current ? drawPreview(canvas.current, drawing.objects, width, height) : undefined),
    [drawing, width, height],
  );
  return <canvas ref={canvas} className="drawing-preview" style={{ width, height }} aria-hidden="true" />;
}
