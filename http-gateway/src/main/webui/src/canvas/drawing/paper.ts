import type { Rect } from "../geometry";
import type { Theme } from "../theme";

/** CSS pixels between the dots of the paper; it doubles or halves with the zoom to stay near this. */
const DOT_SPACING = 28;

/** CSS pixels. */
const DOT = 1.5;

interface Ground {
  /** Device pixels, seen from `origin`, which counts from the board's. */
  readonly pixels: Rect;
  readonly origin: { readonly x: number; readonly y: number };
  /** CSS pixels per board unit, and device pixels per CSS pixel. */
  readonly zoom: number;
  readonly ratio: number;
}

/** The paper with its dots; the context's units are device pixels. */
export function drawPaper(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { pixels: { left, top, right, bottom }, origin, zoom, ratio }: Ground,
): void {
  context.fillStyle = theme.paper;
  context.fillRect(left, top, right - left, bottom - top);
  const level = 2 ** Math.round(Math.log2(zoom));
  const spacing = (DOT_SPACING * zoom * ratio) / level;
  const size = DOT * ratio;
  const first = (from: number) => Math.ceil((from - size) / spacing) * spacing;
  context.fillStyle = theme.dot;
  for (let x = first(origin.x + left); x < origin.x + right + size; x += spacing) {
    for (let y = first(origin.y + top); y < origin.y + bottom + size; y += spacing) {
      context.fillRect(x - origin.x - size / 2, y - origin.y - size / 2, size, size);
    }
  }
}
