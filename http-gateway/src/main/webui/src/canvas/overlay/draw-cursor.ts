import type { Cursor } from "../../model/presence";
import type { Camera } from "../camera";
import { FONT_FAMILY } from "../letters";
import { inkOn } from "../theme";

const POINTER = new Path2D("M0 0 L0 17 L4.5 13 L7.5 19.5 L10.5 18 L7.5 12 L13 11.5 Z");

/** Somebody's pointer with the name on a tag. */
export function drawCursor(context: CanvasRenderingContext2D, camera: Camera, cursor: Cursor): void {
  const { x, y } = camera.toScreen(cursor);
  context.save();
  context.translate(x, y);
  context.fillStyle = cursor.color;
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  context.fill(POINTER);
  context.stroke(POINTER);
  context.font = `600 13px ${FONT_FAMILY}`;
  const width = context.measureText(cursor.name).width + 14;
  context.beginPath();
  context.roundRect(11, 18, width, 22, [3, 11, 11, 11]);
  context.fill();
  context.fillStyle = inkOn(cursor.color);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(cursor.name, 18, 29.5);
  context.restore();
}
