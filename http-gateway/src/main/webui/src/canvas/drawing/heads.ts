import type { Point } from "../../model/presence";
import type { Head } from "../../model/style";

/** Board units at no stroke width, and what is added for each unit of it. */
const LENGTH = { base: 7, perWidth: 3 };

/** Of a line's length that a head takes at most. */
const MOST = 0.4;

/** From the middle to the tip of a wing, as a part of the head's length. */
const HALF_WIDTH: Record<Head, number> = { none: 0, arrow: 0.5, triangle: 0.45, dot: 0.35, bar: 0.5, diamond: 0.36 };

/** How far before the end the line itself stops, as a part of the head's length. */
const INSET: Record<Head, number> = { none: 0, arrow: 0, triangle: 0.8, dot: 0.35, bar: 0, diamond: 0.8 };

export function headLength(strokeWidth: number, lineLength: number): number {
  return Math.min(LENGTH.base + LENGTH.perWidth * strokeWidth, lineLength * MOST);
}

export function insetOf(head: Head, length: number): number {
  return INSET[head] * length;
}

/** Heads drawn as lines belong to `open`, filled ones to `solid`. `direction` is a unit vector towards the end. */
export function addHead(
  paths: { readonly open: Path2D; readonly solid: Path2D },
  head: Head,
  end: Point,
  direction: Point,
  length: number,
): void {
  const half = HALF_WIDTH[head] * length;
  /** `back` from the end and `aside` from the line. */
  const at = (back: number, aside: number): [number, number] => [
    end.x - direction.x * back - direction.y * aside,
    end.y - direction.y * back + direction.x * aside,
  ];
  switch (head) {
    case "none":
      return;
    case "arrow":
      paths.open.moveTo(...at(length * 0.86, half));
      paths.open.lineTo(end.x, end.y);
      paths.open.lineTo(...at(length * 0.86, -half));
      return;
    case "bar":
      paths.open.moveTo(...at(0, half));
      paths.open.lineTo(...at(0, -half));
      return;
    case "dot": {
      const [x, y] = at(half, 0);
      paths.solid.moveTo(x + half, y);
      paths.solid.arc(x, y, half, 0, 2 * Math.PI);
      return;
    }
    case "triangle":
    case "diamond":
      paths.solid.moveTo(end.x, end.y);
      paths.solid.lineTo(...at(head === "diamond" ? length / 2 : length, half));
      if (head === "diamond") paths.solid.lineTo(...at(length, 0));
      paths.solid.lineTo(...at(head === "diamond" ? length / 2 : length, -half));
      paths.solid.closePath();
  }
}
