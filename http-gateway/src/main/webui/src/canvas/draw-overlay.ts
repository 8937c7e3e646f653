import type { BoardObject } from "../model/object";
import { sizeOf } from "../model/object";
import type { Camera } from "./camera";
import { centreOf } from "./geometry";

const GAP = 3;

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
