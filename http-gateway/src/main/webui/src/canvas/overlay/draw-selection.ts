import type { BoardModel } from "../../model/board-model";
import type { BoardObject } from "../../model/object";
import type { Point } from "../../model/presence";
import { isConnector, isLocked } from "../../model/style";
import { bends, endsOf, middlesIn } from "../tools/select/ends";
import type { Box } from "../transform/box";
import { boxAround, boxOf, pointOf } from "../transform/box";
import { frameOf, handlesOf, turnHandleOf } from "../transform/handles";
import type { Plate } from "./plate";

const HANDLE = 9;
const TURN_RADIUS = 5;

/** Of the handles that make a new point of a line. */
const MIDDLE_RADIUS = 3.5;
const FAINT = 0.65;

/** More frames than this are not told apart; the one around all is enough. */
const MOST_FRAMES = 300;

const LOCKED_DASH = [4, 4];

/** Frames around what is picked and, where it can be changed now, the handles to do it with. */
export function drawSelection(plate: Plate, board: BoardModel, handles: boolean): void {
  const objects = [...board.selection.ids].flatMap((id) => plate.scene.shown(id) ?? []);
  const [first] = objects;
  if (!first) return;
  const { context, theme } = plate;
  context.strokeStyle = theme.accent;
  const free = handles && board.editable && !objects.some(isLocked);
  if (objects.length === 1 && isConnector(first.kind) && free) {
    drawPoints(plate, first);
    return;
  }
  context.lineWidth = objects.length > 1 ? 1 : 2;
  if (objects.length <= MOST_FRAMES) for (const object of objects) drawFrameOf(plate, object);
  const box = boxAround(objects);
  if (box && (objects.length > 1 || free)) drawBox(plate, frameOf(box, plate.camera), free);
}

function drawFrameOf(plate: Plate, object: BoardObject): void {
  const { context } = plate;
  context.setLineDash(isLocked(object) ? LOCKED_DASH : []);
  strokeBox(context, frameOf(boxOf(object), plate.camera));
  context.setLineDash([]);
}

function drawBox(plate: Plate, frame: Box, handles: boolean): void {
  const { context } = plate;
  context.lineWidth = 1.5;
  strokeBox(context, frame);
  if (!handles) return;
  const shown = handlesOf(frame);
  if (shown.length === 0) return;
  const knob = turnHandleOf(frame);
  line(context, pointOf(frame, 0, -1), knob);
  disc(plate, knob, TURN_RADIUS);
  for (const { u, v } of shown) square(plate, pointOf(frame, u, v), frame.rotation);
}

function drawPoints(plate: Plate, object: BoardObject): void {
  const { camera, context, scene } = plate;
  const ends = endsOf(scene, object);
  context.lineWidth = 2;
  if (bends(object, ends)) {
    context.globalAlpha = FAINT;
    for (const { at } of middlesIn(scene, object, ends, camera.zoom)) disc(plate, camera.toScreen(at), MIDDLE_RADIUS);
    context.globalAlpha = 1;
    for (const point of ends.between) disc(plate, camera.toScreen(point), HANDLE / 2);
  }
  for (const end of [ends.start, ends.end]) disc(plate, camera.toScreen(end), HANDLE / 2 + 1);
}

function strokeBox(context: CanvasRenderingContext2D, box: Box): void {
  context.save();
  context.translate(box.centre.x, box.centre.y);
  context.rotate((box.rotation * Math.PI) / 180);
  context.strokeRect(-box.width / 2, -box.height / 2, box.width, box.height);
  context.restore();
}

function square({ context, theme }: Plate, at: Point, rotation: number): void {
  context.save();
  context.translate(at.x, at.y);
  context.rotate((rotation * Math.PI) / 180);
  context.fillStyle = theme.handle;
  context.beginPath();
  context.roundRect(-HANDLE / 2, -HANDLE / 2, HANDLE, HANDLE, 2);
  context.fill();
  context.stroke();
  context.restore();
}

function disc({ context, theme }: Plate, at: Point, radius: number): void {
  context.fillStyle = theme.handle;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function line(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}
