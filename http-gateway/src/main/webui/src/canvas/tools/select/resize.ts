import type { Kind } from "../../../model/object";
import type { Point } from "../../../model/presence";
import type { Box } from "../../transform/box";
import { boxAround, pointOf } from "../../transform/box";
import type { Handle } from "../../transform/handles";
import { cursorOf } from "../../transform/handles";
import { resized, scaled } from "../../transform/resize";
import { resizedText, scalesOf } from "../../transform/text";
import type { Snap } from "../../transform/snap";
import { NO_SNAP, SnapLines } from "../../transform/snap";
import type { Desk, ToolState } from "../tool";
import { SNAP_PX } from "./move";
import { ended } from "./ended";
import { changeable, stillInView } from "./pick";
import { select } from "./select";

/** What looks wrong when only one side grows. */
const IN_PROPORTION: ReadonlySet<Kind> = new Set(["image", "svg"]);

/**
 * A handle follows the pointer, and the picked objects their common box. Shift keeps proportions (and lets go of those of
 * pictures and texts), alt leaves the centre where it is, ctrl aligns with nothing. Texts are scaled with their letters by
 * corners, and wrap at another width by their sides.
 */
export function resize(desk: Desk, handle: Handle, from: Point): ToolState {
  const objects = changeable(desk.board);
  const box = boxAround(objects);
  if (!box) return select(desk);
  const texts = objects.filter(({ kind }) => kind === "text");
  const pictures = objects.every(({ kind }) => IN_PROPORTION.has(kind));
  const inProportion = pictures || (texts.length > 0 && handle.v !== 0);
  const scales = scalesOf(texts);
  const lines = new SnapLines(stillInView(desk, new Set(objects.map(({ id }) => id))));
  const state: ToolState = {
    cursor: cursorOf(handle, box.rotation),
    move: (at) => {
      const keep = at.shift !== inProportion;
      const pull = { x: at.board.x - from.x, y: at.board.y - from.y };
      const snap = keep || at.ctrl ? NO_SNAP : snapOf(lines, box, handle, pull, SNAP_PX / desk.camera.zoom);
      const manner = { keep, centred: at.alt, scales };
      const to = resized(box, handle, { x: pull.x + snap.dx, y: pull.y + snap.dy }, manner);
      const patches = scaled(objects, box, to);
      const scale = keep ? scaleBetween(box, to) : 1;
      const anchor = anchorOf(handle, scale, at.alt || objects.length > 1);
      for (const text of texts) {
        patches.set(text.id, resizedText(desk.texts, text, patches.get(text.id) ?? {}, { scale, anchor }));
      }
      desk.board.drag(patches);
      desk.marks.show({ guides: snap.guides, handles: true });
      return state;
    },
    up: ended(desk, () => desk.board.drop()),
    cancel: ended(desk, () => desk.board.cancelDrag()),
  };
  return state;
}

function scaleBetween(from: Box, to: Box): number {
  return from.width > 0 ? to.width / from.width : to.height / from.height;
}

/** What stays in place of a text; lines that are added or fall away do so at its lower end. */
function anchorOf({ u, v }: Handle, scale: number, centred: boolean): { readonly u: number; readonly v: number } {
  const across = scale === 1 && v === 0;
  return { u: centred ? 0 : -u, v: across ? -1 : centred ? 0 : -v };
}

/** Only sides that lie along the axes can lie on a line. */
function snapOf(lines: SnapLines, box: Box, handle: Handle, pull: Point, tolerance: number): Snap {
  if (box.rotation % 360 !== 0) return NO_SNAP;
  const grip = pointOf(box, handle.u, handle.v);
  const x = grip.x + pull.x;
  const y = grip.y + pull.y;
  const opposite = pointOf(box, -handle.u, -handle.v);
  const area = {
    left: Math.min(x, opposite.x),
    right: Math.max(x, opposite.x),
    top: Math.min(y, opposite.y),
    bottom: Math.max(y, opposite.y),
  };
  return lines.snap(area, { x: handle.u === 0 ? [] : [x], y: handle.v === 0 ? [] : [y] }, tolerance);
}
