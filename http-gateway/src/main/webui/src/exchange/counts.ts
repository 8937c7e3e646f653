import type { Kind } from "../model/object";
import type { NewObject } from "./drawing";

const NAMES: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  sticky_note: ["sticky note", "sticky notes"],
  rectangle: ["rectangle", "rectangles"],
  ellipse: ["ellipse", "ellipses"],
  diamond: ["diamond", "diamonds"],
  star: ["star", "stars"],
  text: ["text", "texts"],
  line: ["line", "lines"],
  arrow: ["arrow", "arrows"],
  frame: ["frame", "frames"],
  svg: ["SVG picture", "SVG pictures"],
  pen: ["pen stroke", "pen strokes"],
  image: ["image", "images"],
};

/** How many of what, the most frequent first: "12 rectangles, 1 arrow". */
export function countsOf(objects: readonly NewObject[]): string {
  const counts = new Map<Kind, number>();
  for (const { kind } of objects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${NAMES[kind][count === 1 ? 0 : 1]}`)
    .join(", ");
}
