import type { BoardObject } from "../../model/object";
import { styleOf } from "../../model/style";
import type { Hatched } from "../hatching";
import { hatch, hatchCover, hatchGap, hatchWidth, isHatched } from "../hatching";
import type { Brush } from "./brush";
import { keptBySize } from "./path-cache";

/** Hatching whose lines are nearer to each other than this on the screen is an even tone. */
const LINES_FROM_PX = 3;

/** Fills a closed path in the way of an object that has a fill. */
export function fillInside({ context, zoom }: Brush, object: BoardObject, path: Path2D): void {
  const style = styleOf(object);
  if (!isHatched(style)) {
    context.fillStyle = style.fill;
    context.fill(path);
  } else if (hatchGap(style) * zoom < LINES_FROM_PX) {
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * hatchCover(style);
    context.fillStyle = style.fill;
    context.fill(path);
    context.globalAlpha = globalAlpha;
  } else {
    context.strokeStyle = style.fill;
    context.lineWidth = hatchWidth(style);
    context.lineCap = "butt";
    context.stroke(hatchPath(object));
  }
}

const hatchPath = keptBySize((object) => hatch(object, styleOf(object) as Hatched, new Path2D()));
