import type { BoardObject, Props } from "../../model/object";
import { anchorText } from "../../model/points";
import type { Point } from "../../model/presence";
import { isPath } from "../../model/style";
import { anchorAt } from "../connectors";
import { centreOf, distance, fromLocal, toLocal } from "../geometry";
import { sizeOf } from "../../model/object";
import { isSolid } from "../hit-test";
import { isInside, nearestOnOutline, outlineOf, outlineTowards } from "../outline";
import type { Desk } from "./tool";

/** Screen pixels from an outline within which it catches the end of a line. */
const CATCH_PX = 12;

/** Screen pixels within which the middle of a side is meant. */
const MIDDLE_PX = 10;

/** An end of a line and what holds it. */
export interface End {
  readonly at: Point;
  readonly holder: BoardObject | undefined;
  /** Where on the holder, as its prop says; undefined: wherever is nearest. */
  readonly anchor: string | undefined;
}

export function freeEnd(at: Point): End {
  return { at, holder: undefined, anchor: undefined };
}

/** The end of a line that is let go at a point: held by the topmost object whose outline or inside is there. */
export function endAt(desk: Desk, point: Point): End {
  const reach = CATCH_PX / desk.camera.zoom;
  const spot = { left: point.x - reach, top: point.y - reach, right: point.x + reach, bottom: point.y + reach };
  for (const object of desk.scene.inView(spot).toReversed()) {
    if (isPath(object.kind)) continue;
    const edge = nearestOnOutline(object, point);
    if (distance(edge, point) <= reach) return onOutline(desk, object, edge);
    if (!isInside(toLocal(object, point), outlineOf(object))) continue;
    if (isSolid(object)) return { at: point, holder: object, anchor: undefined };
  }
  return freeEnd(point);
}

function onOutline(desk: Desk, object: BoardObject, edge: Point): End {
  const near = MIDDLE_PX / desk.camera.zoom;
  const at = sideMiddles(object).find((middle) => distance(middle, edge) <= near) ?? edge;
  return { at, holder: object, anchor: anchorText(anchorAt(object, at)) };
}

/** Where the outline is straight left, right, above and below the object's middle. */
function sideMiddles(object: BoardObject): Point[] {
  const { width, height } = sizeOf(object);
  const far = width + height;
  const ways = [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const;
  return ways.map(([x, y]) => {
    const away = fromLocal(object, { x: width / 2 + x * far, y: height / 2 + y * far });
    return outlineTowards(object, away);
  });
}

/** Where a held end is seen while the other end is at a point. */
export function seenAt({ at, holder, anchor }: End, other: End): Point {
  if (!holder || anchor !== undefined) return at;
  const towards = other.holder && other.anchor === undefined ? centreOf(other.holder) : other.at;
  return outlineTowards(holder, towards);
}

export function startProps({ holder, anchor }: End): Props {
  if (!holder) return {};
  return anchor === undefined ? { startObject: holder.id } : { startObject: holder.id, startAnchor: anchor };
}

export function endProps({ holder, anchor }: End): Props {
  if (!holder) return {};
  return anchor === undefined ? { endObject: holder.id } : { endObject: holder.id, endAnchor: anchor };
}
