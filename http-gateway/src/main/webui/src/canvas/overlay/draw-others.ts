import { sizeOf } from "../../model/object";
import type { OthersSelection } from "../../model/presence";
import type { Camera } from "../camera";
import { boundsOf, centreOf, intersects } from "../geometry";
import type { Scene } from "../scene";

/** Screen pixels between an object and the frame of who has picked it: outside of one's own. */
const FRAME_GAP = 6;

/** Frames in the colours of those who have picked what is in them. */
export function drawOthersSelections(
  context: CanvasRenderingContext2D,
  camera: Camera,
  selections: readonly OthersSelection[],
  scene: Scene,
): void {
  const { view, zoom } = camera;
  for (const { ids, color } of selections) {
    context.strokeStyle = color;
    context.lineWidth = 1.5;
    for (const id of ids) {
      const object = scene.get(id);
      if (!object || !intersects(boundsOf(object), view)) continue;
      const { width, height } = sizeOf(object);
      const centre = camera.toScreen(centreOf(object));
      const w = Math.abs(width) * zoom + 2 * FRAME_GAP;
      const h = Math.abs(height) * zoom + 2 * FRAME_GAP;
      context.save();
      context.translate(centre.x, centre.y);
      context.rotate((object.rotation * Math.PI) / 180);
      context.beginPath();
      context.roundRect(-w / 2, -h / 2, w, h, 4);
      context.stroke();
      context.restore();
    }
  }
}
