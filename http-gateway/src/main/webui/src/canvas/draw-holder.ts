import type { BoardObject } from "../model/object";
import type { Point } from "../model/presence";
import type { Camera } from "./camera";
import { fromLocal } from "./geometry";
import { outlineOf } from "./outline";

const DOT_PX = 5;

/** The outline of the object that would hold the end of a line, and a dot where it would end. */
export function drawHolder(
  context: CanvasRenderingContext2D,
  camera: Camera,
  object: BoardObject,
  at: Point,
  color: string,
): void {
  context.beginPath();
  for (const corner of outlineOf(object)) {
    const { x, y } = camera.toScreen(fromLocal(object, corner));
    context.lineTo(x, y);
  }
  context.closePath();
  context.strokeStyle = color;
  context.lineJoin = "round";
  context.lineWidth = 2.5;
  context.stroke();
  const { x, y } = camera.toScreen(at);
  context.beginPath();
  context.arc(x, y, DOT_PX, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}
