// A board without a server, to look at and to measure: /test/gallery/?count=10000
import { BoardSurface } from "../../src/canvas/board-surface";
import { sanitised } from "../../src/canvas/drawing/sanitise-svg";
import { BoardModel } from "../../src/model/board-model";
import { everyKind, many } from "./every-kind";

const element = document.getElementById("surface");
if (!element) throw new Error("the page has no surface");
const count = Number(new URLSearchParams(location.search).get("count") ?? 0);
const board = new BoardModel();
board.editable = true;
board.document.stageSnapshot(count > 0 ? many(count) : everyKind(), 1n);
board.document.joined(7n, 1n, "Gallery");
const surface = new BoardSurface(element, board);
surface.showAll();

/** Milliseconds between frames while the board is panned a little in each, in ascending order. */
async function panning(frames: number, zoom: number): Promise<number[]> {
  surface.camera.zoomAtCentre(zoom / surface.camera.zoom);
  const times: number[] = [];
  let last = await nextFrame();
  for (let i = 0; i < frames; i++) {
    surface.camera.panBy(Math.sin(i / 10) * 12, Math.cos(i / 10) * 12);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times.sort((a, b) => a - b);
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}

Object.assign(window, { gallery: { surface, board, panning, sanitised } });
