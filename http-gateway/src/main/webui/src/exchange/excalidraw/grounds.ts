import { shown } from "../../canvas/connectors";
import { courseOf } from "../../canvas/course";
import type { Rect } from "../../canvas/geometry";
import { boundsOf, centreOf, fromLocal } from "../../canvas/geometry";
import { fillCovers, OPAQUE_FROM } from "../../canvas/grounds";
import type { BoardObject } from "../../model/object";
import type { Point } from "../../model/presence";
import { isPath, styleOf } from "../../model/style";
import type { NewObject } from "../drawing";
import { asBoardObject } from "../drawing";

/** Board units of a cell in which fills are looked for. */
const CELL = 256;

/** What covers more cells than this is looked for everywhere. */
const MAX_CELLS = 64;

/** Fills that are looked at for one object, in its cell and among the large ones: the topmost. */
const MAX_FILLS = 200;

/** Kinds whose fill is paper to what lies on it; frames show as much as paper does. */
const GROUNDS = new Set(["rectangle", "ellipse", "diamond", "line", "pen"]);

/**
 * Has objects that lie on a fill, and white shapes and lines, keep their colours: with us lines and letters are turned over where paper would hide
 * them, and white letters on a blue box are no such thing. Takes and gives drawing order.
 */
export function withGrounds(objects: readonly NewObject[]): NewObject[] {
  const fills = new Fills();
  const byId = new Map(objects.map((object) => [object.id, object]));
  const get = (id: string) => {
    const holder = byId.get(id);
    return holder && asBoardObject(holder);
  };
  return objects.map((object) => {
    const seen = shown(asBoardObject(object), get);
    const grounded = object.kind !== "frame" && (fills.cover(middleOf(seen)) || isUnseen(seen));
    if (isGround(seen)) fills.add(seen);
    return grounded ? { ...object, props: { ...object.props, keepColours: true } } : object;
  });
}

function isGround(object: BoardObject): boolean {
  const { fill, fillStyle, opacity } = styleOf(object);
  return fill !== "" && fillStyle === "solid" && opacity >= OPAQUE_FROM && GROUNDS.has(object.kind);
}

/** White on white paper: it hides something, or nothing at all, and is not to get dark lines with us. Letters do. */
function isUnseen(object: BoardObject): boolean {
  const { fill, stroke, text } = styleOf(object);
  const colours = [fill, stroke].filter((colour) => colour !== "");
  return text === "" && colours.length > 0 && colours.every((colour) => colour.toLowerCase() === "#ffffff");
}

function middleOf(object: BoardObject): Point {
  if (!isPath(object.kind)) return centreOf(object);
  const course = courseOf(object);
  const [before, after] = [course[Math.floor((course.length - 1) / 2)], course[Math.ceil((course.length - 1) / 2)]];
  if (!before || !after) return centreOf(object);
  return fromLocal(object, { x: (before.x + after.x) / 2, y: (before.y + after.y) / 2 });
}

class Fills {
  private readonly cells = new Map<string, BoardObject[]>();
  private readonly large: BoardObject[] = [];

  add(object: BoardObject): void {
    const cells = cellsOf(boundsOf(object));
    if (!cells) this.large.push(object);
    for (const cell of cells ?? []) {
      const others = this.cells.get(cell);
      if (others) others.push(object);
      else this.cells.set(cell, [object]);
    }
  }

  cover(point: Point): boolean {
    const near = this.cells.get(cellAt(Math.floor(point.x / CELL), Math.floor(point.y / CELL))) ?? [];
    return [...near.slice(-MAX_FILLS), ...this.large.slice(-MAX_FILLS)].some((fill) => fillCovers(fill, point));
  }
}

function cellAt(x: number, y: number): string {
  return `${x},${y}`;
}

/** Undefined where they are too many. */
function cellsOf({ left, top, right, bottom }: Rect): string[] | undefined {
  const [fromX, toX] = [Math.floor(left / CELL), Math.floor(right / CELL)];
  const [fromY, toY] = [Math.floor(top / CELL), Math.floor(bottom / CELL)];
  if ((toX - fromX + 1) * (toY - fromY + 1) > MAX_CELLS) return undefined;
  const cells: string[] = [];
  for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) cells.push(cellAt(x, y));
  return cells;
}
