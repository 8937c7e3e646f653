import { readTheme } from "../canvas/theme";
import type { NewObject } from "./drawing";
import { asBoardObject } from "./drawing";
import { Painter } from "./image/painter";
import { sightOf } from "./sight";

/** CSS pixels around the drawing. */
const MARGIN = 8;

/** Draws objects as large as they fit, again when fonts and pictures have come. Returns the function that ends it. */
export function drawPreview(
  canvas: HTMLCanvasElement,
  objects: readonly NewObject[],
  width: number,
  height: number,
): (() => void) | undefined {
  const context = canvas.getContext("2d");
  const sight = sightOf(objects.map(asBoardObject));
  const { bounds } = sight;
  if (!context || !bounds) return undefined;
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const [wide, high] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
  const scale = Math.min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high, 1);
  const left = (bounds.left + bounds.right - width / scale) / 2;
  const top = (bounds.top + bounds.bottom - height / scale) / 2;
  const box = { left, top, right: left + width / scale, bottom: top + height / scale };
  const painter = new Painter();
  const draw = () => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    painter.paint({ context, theme: readTheme(canvas), box, zoom: scale * devicePixelRatio }, sight);
  };
  draw();
  const stops = [painter.letters.changed.on(draw), painter.pictures.changed.on(draw)];
  return () => stops.forEach((stop) => stop());
}
