import type { BoardSurface } from "./board-surface";

/** Pixels; twice the size at which boards are listed. */
const WIDTH = 480;
const HEIGHT = 192;
const MARGIN = 16;

const QUALITY = 0.75;

/** A picture of the whole board as a data: URL; undefined for an empty one. It has no ground, so that it suits both themes. */
export function thumbnailOf(surface: BoardSurface): string | undefined {
  const bounds = surface.scene.bounds();
  if (!bounds) return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  const width = Math.max(1, bounds.right - bounds.left);
  const height = Math.max(1, bounds.bottom - bounds.top);
  const zoom = Math.min(1, (WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
  const left = (bounds.left + bounds.right - WIDTH / zoom) / 2;
  const top = (bounds.top + bounds.bottom - HEIGHT / zoom) / 2;
  surface.paint(context, { left, top, right: left + WIDTH / zoom, bottom: top + HEIGHT / zoom }, zoom);
  return canvas.toDataURL("image/webp", QUALITY);
}
