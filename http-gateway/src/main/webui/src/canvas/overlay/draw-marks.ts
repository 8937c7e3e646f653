import type { Guide, Shown } from "../../model/marks";
import type { Plate } from "./plate";

const MARQUEE_FILL = 0.09;

/** Screen pixels by which a guide goes on behind what it aligns. */
const OVERHANG = 8;

/** What the tool at work shows: the marquee and the lines that things are aligned with. */
export function drawMarks(plate: Plate, { marquee, guides }: Shown): void {
  for (const guide of guides) drawGuide(plate, guide);
  if (!marquee) return;
  const { context, camera, theme } = plate;
  const from = camera.toScreen({ x: marquee.left, y: marquee.top });
  const to = camera.toScreen({ x: marquee.right, y: marquee.bottom });
  context.save();
  context.fillStyle = context.strokeStyle = theme.accent;
  context.lineWidth = 1;
  context.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y);
  context.globalAlpha = MARQUEE_FILL;
  context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  context.restore();
}

function drawGuide({ context, camera, theme }: Plate, { axis, at, from, to }: Guide): void {
  const start = camera.toScreen(axis === "x" ? { x: at, y: from } : { x: from, y: at });
  const end = camera.toScreen(axis === "x" ? { x: at, y: to } : { x: to, y: at });
  const [x, y] = axis === "x" ? [0, OVERHANG] : [OVERHANG, 0];
  context.strokeStyle = theme.guide;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(start.x - x, start.y - y);
  context.lineTo(end.x + x, end.y + y);
  context.stroke();
}
