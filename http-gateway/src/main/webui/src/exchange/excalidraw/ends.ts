import { anchorAt, shown } from "../../canvas/connectors";
import { courseOf } from "../../canvas/course";
import { distance, fromLocal } from "../../canvas/geometry";
import type { BoardObject, Props } from "../../model/object";
import { anchorText } from "../../model/points";
import type { Point } from "../../model/presence";
import { holdersOf, isPath } from "../../model/style";
import type { NewObject } from "../drawing";
import { asBoardObject } from "../drawing";

/** Board units that an end may move when it is held: theirs stay a little off what holds them, ours touch. */
const MAX_MOVE = 16;

type End = "start" | "end";
type Lookup = (id: string) => BoardObject | undefined;

/**
 * Lines whose held ends are where they were drawn: an end that would jump is held at the place where it was drawn, and one
 * that was drawn elsewhere is free. Files hold bindings that Excalidraw itself looks at only when something moves.
 */
export function withTrueEnds(objects: readonly NewObject[]): NewObject[] {
  const holders = new Map(objects.filter(({ kind }) => !isPath(kind)).map((object) => [object.id, object]));
  const get: Lookup = (id) => {
    const holder = holders.get(id);
    return holder && asBoardObject(holder);
  };
  return objects.map((object) =>
    (["start", "end"] as const).reduce((line, end) => withTrueEnd(line, end, get), object),
  );
}

function withTrueEnd(line: NewObject, end: End, get: Lookup): NewObject {
  const object = asBoardObject(line);
  const holder = get(holdersOf(object)[end]);
  const drawn = endOf(object, end);
  if (!holder || !drawn || isNear(object, end, get, drawn)) return line;
  const anchored: Props = { ...line.props, [`${end}Anchor`]: anchorText(within(anchorAt(holder, drawn))) };
  return { ...line, props: isNear({ ...object, props: anchored }, end, get, drawn) ? anchored : freed(line, end) };
}

function freed({ props }: NewObject, end: End): Props {
  const held = [`${end}Object`, `${end}Anchor`];
  return Object.fromEntries(Object.entries(props).filter(([key]) => !held.includes(key)));
}

function isNear(object: BoardObject, end: End, get: Lookup, drawn: Point): boolean {
  const seen = endOf(shown(object, get), end);
  return seen !== undefined && distance(seen, drawn) <= MAX_MOVE;
}

function endOf(object: BoardObject, end: End): Point | undefined {
  const point = courseOf(object).at(end === "start" ? 0 : -1);
  return point && fromLocal(object, point);
}

function within({ x, y }: Point): Point {
  return { x: Math.max(0, Math.min(1, x)), y: Math.max(0, Math.min(1, y)) };
}
