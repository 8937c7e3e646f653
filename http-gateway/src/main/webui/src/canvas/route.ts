import type { Point } from "../model/presence";
import { elbow, straightened, STUB } from "./elbow";
import type { Side } from "./elbow";
import type { Rect } from "./geometry";
import { grown } from "./geometry";
import type { Lines } from "./route-grid";
import { cheapest, Grid } from "./route-grid";

/** One end of a line at right angles. */
export interface Stop {
  readonly point: Point;
  /** Through which side of its object it is left; undefined: it is held to none. */
  readonly side: Side | undefined;
  /** The upright box around that object. */
  readonly box: Rect | undefined;
}

/** How far a way may reach into a box without counting: it ends on the box. */
const SKIN = 0.5;

/**
 * From stop to stop in horizontal and vertical pieces, leaving each through its side and around both objects. The simple
 * way where that is free, or nothing is: where the objects overlap. Depends on the two stops only.
 */
export function routed(start: Stop, end: Stop): Point[] {
  const gap = gapBetween(boxOf(start), boxOf(end));
  const margin = gap > 0 ? Math.min(STUB, gap / 2) : STUB;
  const simple = elbow(start.point, start.side, end.point, end.side, margin);
  if (gap <= 0 || isFree(simple, start, end)) return simple;
  return around(start, end, margin) ?? simple;
}

function isFree(course: readonly Point[], start: Stop, end: Stop): boolean {
  const last = course.length - 1;
  if (!leaves(course[0], course[1], start) || !leaves(course[last], course[last - 1], end)) return false;
  for (let i = 1; i <= last; i++) {
    const [a, b] = [course[i - 1], course[i]];
    if (!a || !b) continue;
    if (i > 1 && start.box && crosses(a, b, start.box)) return false;
    if (i < last && end.box && crosses(a, b, end.box)) return false;
  }
  return true;
}

function leaves(from: Point | undefined, to: Point | undefined, { side }: Stop): boolean {
  if (!side || !from || !to) return true;
  return (to.x - from.x) * side.x > 0 || (to.y - from.y) * side.y > 0;
}

/** Whether a horizontal or vertical piece runs through the inside of a box. */
function crosses(a: Point, b: Point, box: Rect): boolean {
  const { left, top, right, bottom } = grown(box, -SKIN);
  const across = Math.max(a.x, b.x) > left && Math.min(a.x, b.x) < right;
  return across && Math.max(a.y, b.y) > top && Math.min(a.y, b.y) < bottom;
}

/** The cheapest way on the lines that run beside the boxes and in the middle between them; undefined: there is none. */
function around(start: Stop, end: Stop, margin: number): Point[] | undefined {
  const [from, to] = [boxOf(start), boxOf(end)];
  const [exit, entry] = [doorstep(start, margin), doorstep(end, margin)];
  const boxes = [start.box, end.box].flatMap((box) => (box ? [grown(box, margin)] : []));
  const xs = linesOf([exit.x, entry.x], boxes, "left", "right", middleOf(from.left, from.right, to.left, to.right));
  const ys = linesOf([exit.y, entry.y], boxes, "top", "bottom", middleOf(from.top, from.bottom, to.top, to.bottom));
  const way = cheapest(new Grid(xs, ys, boxes), exit, start.side, entry, end.side);
  return way && straightened([start.point, ...way, end.point]);
}

/** What is held to nothing takes no room. */
function boxOf({ point: { x, y }, box }: Stop): Rect {
  return box ?? { left: x, top: y, right: x, bottom: y };
}

/** Board units between boxes along the axis on which they are farther apart; 0 or less where they overlap. */
function gapBetween(a: Rect, b: Rect): number {
  return Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
}

/** Where a way is clear of the box that it leaves. */
function doorstep({ point, side, box }: Stop, margin: number): Point {
  if (!side || !box) return point;
  const { left, top, right, bottom } = grown(box, margin);
  if (side.x !== 0) return { x: side.x > 0 ? right : left, y: point.y };
  return { x: point.x, y: side.y > 0 ? bottom : top };
}

function linesOf(
  ends: readonly number[],
  boxes: readonly Rect[],
  low: "left" | "top",
  high: "right" | "bottom",
  middle: number | undefined,
): Lines {
  const at = new Set([...ends, ...boxes.flatMap((box) => [box[low], box[high]])]);
  if (middle !== undefined) at.add(middle);
  return { at: [...at].sort((a, b) => a - b), middle };
}

function middleOf(low: number, high: number, otherLow: number, otherHigh: number): number | undefined {
  if (otherLow > high) return (otherLow + high) / 2;
  return low > otherHigh ? (low + otherHigh) / 2 : undefined;
}
