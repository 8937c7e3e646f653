import type { BoardObject } from "../model/object";
import { sizeOf } from "../model/object";
import type { Cursor } from "../model/presence";
import type { Camera } from "./camera";
import { centreOf } from "./geometry";
import { FONT_FAMILY } from "./letters";
import { inkOn } from "./theme";

const GAP = 3;
const POINTER = new Path2D("M0 0 L0 17 L4.5 13 L7.5 19.5 L10.5 18 L7.5 12 L13 11.5 Z");

/** A frame around a picked object, equally thick at every zoom. */
export function drawSelection(
  context: CanvasRenderingContext2D,
  camera: Camera,
  object: BoardObject,
  color: string,
): void {
  const { width, height } = sizeOf(object);
  const centre = camera.toScreen(centreOf(object));
  const w = width * camera.zoom + 2 * GAP;
  const h = height * camera.zoom + 2 * GAP;
  context.save();
  context.translate(centre.x, centre.y);
  context.rotate((object.rotation * Math.PI) / 180);
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.strokeRect(-w / 2, -h / 2, w, h);
  context.restore();
}

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
