import { arcsOf, courseOf, pointOn } from "../../canvas/course";
import { distance, fromLocal } from "../../canvas/geometry";
import type { BoardObject } from "../../model/object";
import type { Point } from "../../model/presence";
import { styleOf } from "../../model/style";

/** Of one cubic curve: Excalidraw's own through so many points runs within a hundredth of its length. */
const PIECES = 8;

/** Board units by which points may be off. */
const EXACT = 0.1;

/** Length of the handles of a held curve as a part of its own, and how far those of a free one are from its ends. */
const HELD_REACH = 0.5;
const FREE_REACH = Math.hypot(0.25, 0.2);

/**
 * Points on the board along a curve between two points alone, which Excalidraw would draw straight; undefined for all other
 * lines.
 */
export function alongLoneCurve(object: BoardObject): Point[] | undefined {
  const course = courseOf(object);
  if (course.length !== 2 || !styleOf(object).curved) return undefined;
  const [arc] = arcsOf(object, course);
  if (!arc) return undefined;
  return Array.from({ length: PIECES + 1 }, (_, index) => fromLocal(object, pointOn(arc, index / PIECES)));
}

/** Whether points are such as the above, and nobody has changed one since. */
export function areAlongLoneCurve(points: readonly Point[]): boolean {
  const [from, , quarter, , , , threeQuarters, , to] = points;
  if (points.length !== PIECES + 1 || !from || !to || !quarter || !threeQuarters) return false;
  // The handles follow from where the curve is after one and three quarters of its way.
  const handle = (near: Point, far: Point, here: Point, there: Point) => {
    const part = (axis: "x" | "y") => {
      const a = 64 * here[axis] - 27 * near[axis] - far[axis];
      const b = 64 * there[axis] - near[axis] - 27 * far[axis];
      return (27 * a - 9 * b) / 648;
    };
    return { x: part("x"), y: part("y") };
  };
  const arc = {
    from,
    control1: handle(from, to, quarter, threeQuarters),
    control2: handle(to, from, threeQuarters, quarter),
    to,
  };
  const reaches = [distance(from, arc.control1), distance(to, arc.control2)];
  const ours = [HELD_REACH, FREE_REACH].some((part) => {
    return reaches.every((reach) => Math.abs(reach - part * distance(from, to)) < EXACT);
  });
  return ours && points.every((point, index) => distance(point, pointOn(arc, index / PIECES)) < EXACT);
}
