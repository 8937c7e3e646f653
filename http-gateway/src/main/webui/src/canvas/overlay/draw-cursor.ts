import type { Cursor } from "../../model/presence";
import type { Camera } from "../camera";
import { FONT_FAMILY } from "../letters";
import { inkOn } from "../theme";

const POINTER = new Path2D("M0 0 L0 17 L4.5 13 L7.5 19.5 L10.5 18 L7.5 12 L13 11.5 Z");
const OUTLINE = "#ffffff";
const TAG = { left: 11, top: 18, height: 22, padding: 7 };

/** Letters of a name that a tag has room for. */
const MOST_LETTERS = 24;

/** Somebody's pointer with the name on a tag, which a light line sets off from whatever lies under it. */
export function drawCursor(context: CanvasRenderingContext2D, camera: Camera, cursor: Cursor): void {
  const { x, y } = camera.toScreen(cursor);
  context.save();
  context.globalAlpha = cursor.opacity;
  context.translate(x, y);
  context.fillStyle = cursor.color;
  context.strokeStyle = OUTLINE;
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.stroke(POINTER);
  context.fill(POINTER);
  drawTag(context, shortened(cursor.name), cursor.color);
  context.restore();
}

function drawTag(context: CanvasRenderingContext2D, name: string, color: string): void {
  context.font = `600 13px ${FONT_FAMILY}`;
  const width = context.measureText(name).width + 2 * TAG.padding;
  context.beginPath();
  context.roundRect(TAG.left, TAG.top, width, TAG.height, [3, 11, 11, 11]);
  context.stroke();
  context.fill();
  context.fillStyle = inkOn(color);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(name, TAG.left + TAG.padding, TAG.top + TAG.height / 2 + 0.5);
}

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join("")}…`;
}
