import { readTheme } from "../canvas/theme";
import type { NewObject } from "./drawing";
import { asBoardObject } from "./drawing";
import { Painter } from "./image/painter";
import { sightOf } from "./sight";
import { Slices } from "./slices";

/** Objects that are drawn at a time. */
const PART = 200;

/** Previews are drawn one after the other, all in the same slices. */
const slices = new Slices();
let queue: Promise<void> = Promise.resolve();

function afterOthers(work: () => Promise<void>): void {
  // One that fails is told of, and is no reason not to draw the others.
  queue = queue.then(work).catch(reportError);
}

/** CSS pixels around the drawing. */
const MARGIN = 8;

/**
 * Draws objects as large as they fit, behind all previews that were asked for before, and again when fonts and pictures
 * have come. Returns the function that ends it.
 */
export function drawPreview(
  canvas: HTMLCanvasElement,
  objects: readonly NewObject[],
  width: number,
  height: number,
): () => void {
  const stops: (() => void)[] = [];
  let wanted = true;
  afterOthers(async () => {
    await slices.pause();
    if (wanted) stops.push(...(await drawn(canvas, objects, width, height, () => wanted)));
  });
  return () => {
    wanted = false;
    for (const stop of stops) stop();
  };
}

async function drawn(
  canvas: HTMLCanvasElement,
  objects: readonly NewObject[],
  width: number,
  height: number,
  wanted: () => boolean,
): Promise<(() => void)[]> {
  const context = canvas.getContext("2d");
  const sight = sightOf(objects.map(asBoardObject));
  const { bounds } = sight;
  if (!context || !bounds) return [];
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const [wide, high] = [Math.max(1, bounds.right - bounds.left), Math.max(1, bounds.bottom - bounds.top)];
  const scale = Math.min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high, 1);
  const left = (bounds.left + bounds.right - width / scale) / 2;
  const top = (bounds.top + bounds.bottom - height / scale) / 2;
  const box = { left, top, right: left + width / scale, bottom: top + height / scale };
  const painter = new Painter();
  const sheet = { context, theme: readTheme(canvas), box, zoom: scale * devicePixelRatio };
  const draw = async () => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    for (let from = 0; from < sight.layers.length && wanted(); from += PART) {
      painter.paint(sheet, { ...sight, layers: sight.layers.slice(from, from + PART) });
      await slices.pause();
    }
  };
  let due = false;
  const again = () => {
    if (due) return;
    due = true;
    afterOthers(() => {
      due = false;
      return draw();
    });
  };
  const stops = [painter.letters.changed.on(again), painter.pictures.changed.on(again)];
  await draw();
  return stops;
}
