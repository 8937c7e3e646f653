import type { View } from "../model/view";
import type { BoardPainter } from "./board-painter";
import { Camera } from "./camera";
import { showAll } from "./commands/view-commands";
import type { Scene } from "./scene";

/** Milliseconds of painting between two rests, in which a page that is looked at draws its frames. */
const SLICE_MS = 4;
const REST_MS = 20;

export interface OpeningPicture {
  readonly canvas: HTMLCanvasElement;
  readonly view: View;
}

/**
 * Paints a board as it looks when it is opened on a surface of some size, in CSS pixels. Undefined as soon as
 * `goesOn` says no, and where something in view is still to come.
 */
export async function paintOpening(
  painter: BoardPainter,
  scene: Scene,
  { width, height, ratio }: { readonly width: number; readonly height: number; readonly ratio: number },
  goesOn: () => boolean,
): Promise<OpeningPicture | undefined> {
  const camera = new Camera();
  camera.resize(width, height);
  showAll({ camera, scene });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return undefined;
  const { view, zoom, centre } = camera;
  const scale = zoom * ratio;
  const origin = { x: Math.round(view.left * scale), y: Math.round(view.top * scale) };
  const pixels = { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
  const painting = painter.paintPart(context, { pixels, origin, scale }, ratio);
  let step = painting.next();
  while (!step.done) {
    // Nobody sees the frames of a page that is hidden, and its timers are slow.
    const until = document.hidden ? Infinity : performance.now() + SLICE_MS;
    while (!step.done && performance.now() < until) step = painting.next();
    if (step.done) break;
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (!goesOn()) return undefined;
  }
  return step.value ? undefined : { canvas, view: { ...centre, zoom, width, height } };
}
