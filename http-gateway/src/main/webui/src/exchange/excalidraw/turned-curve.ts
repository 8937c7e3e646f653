import { arcsThrough, pointOn } from "../../canvas/course";
import { around, turned } from "../../canvas/geometry";
import type { Point } from "../../model/presence";

/** Points of a piece that are looked at: a piece of 1,000 units is known to less than one. */
const PIECES = 24;

/**
 * How far our curve through points has to be moved to lie where theirs does, and back the other way. They turn it around
 * the middle of all it touches, we around the middle of its points.
 */
export function shiftOfTurned(points: readonly Point[], degrees: number): Point {
  const still = { x: 0, y: 0 };
  if (degrees === 0) return still;
  const ours = middleOf(points);
  const theirs = middleOf([...points, ...arcsThrough(points).flatMap(sampled)]);
  if (!ours || !theirs) return still;
  const offset = { x: ours.x - theirs.x, y: ours.y - theirs.y };
  const to = turned(offset, still, degrees);
  return { x: to.x - offset.x, y: to.y - offset.y };
}

function sampled(arc: Parameters<typeof pointOn>[0]): Point[] {
  return Array.from({ length: PIECES }, (_, index) => pointOn(arc, index / PIECES));
}

function middleOf(points: readonly Point[]): Point | undefined {
  const box = around(points);
  return box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}
