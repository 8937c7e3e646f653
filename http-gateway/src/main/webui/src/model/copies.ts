import type { BoardObject, Props } from "./object";
import { byDrawingOrder, textProp } from "./object";
import type { Point } from "./presence";
import { uuidV7 } from "./uuid";
import { placesOnTop } from "./z-order";

/** Where copies come to. */
export interface Destination {
  readonly offset: Point;
  /** The highest place there; copies come above it. */
  readonly top: number;
  /** Whether an object that was not copied is there, for copies to refer to. */
  has(id: string): boolean;
}

/** Props of an end of a line that mean nothing without the object that holds it. */
const ENDS = { startObject: "startAnchor", endObject: "endAnchor" } as const;

/**
 * New objects like those given, in drawing order. Groups of which two or more are copied become groups of their own,
 * references among the copied are to the copies. A line is held by no object that was not copied, or it would lie
 * exactly on the original; a copy stays in a frame that is there.
 */
export function copiesOf(objects: Iterable<BoardObject>, destination: Destination): BoardObject[] {
  const originals = [...objects].sort(byDrawingOrder);
  const ids = new Map(originals.map(({ id }) => [id, uuidV7()]));
  const groups = newGroups(originals);
  const places = placesOnTop(destination.top, originals.length);
  return originals.map((object, at) => ({
    ...object,
    id: ids.get(object.id) ?? uuidV7(),
    x: object.x + destination.offset.x,
    y: object.y + destination.offset.y,
    zIndex: places[at] ?? 0,
    props: propsOfCopy(object, ids, destination),
    groupId: groups.get(object.groupId) ?? "",
    createdBy: "",
    version: 0,
  }));
}

function newGroups(objects: readonly BoardObject[]): Map<string, string> {
  const sizes = new Map<string, number>();
  for (const { groupId } of objects) if (groupId !== "") sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  return new Map([...sizes].filter(([, size]) => size > 1).map(([groupId]) => [groupId, uuidV7()]));
}

function propsOfCopy(object: BoardObject, ids: ReadonlyMap<string, string>, destination: Destination): Props {
  const dropped = new Set<string>();
  const mapped: Record<string, string> = {};
  for (const [end, anchor] of Object.entries(ENDS)) {
    const holder = ids.get(textProp(object, end));
    if (holder !== undefined) mapped[end] = holder;
    else dropped.add(end).add(anchor);
  }
  const frame = textProp(object, "frame");
  const copied = ids.get(frame);
  if (copied !== undefined) mapped["frame"] = copied;
  else if (!destination.has(frame)) dropped.add("frame");
  return Object.fromEntries(
    [...Object.entries(object.props), ...Object.entries(mapped)].filter(([key]) => !dropped.has(key)),
  );
}
