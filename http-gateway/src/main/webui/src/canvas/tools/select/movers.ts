import type { BoardObject, ObjectPatch, Props } from "../../../model/object";
import type { Point } from "../../../model/presence";
import { isConnector } from "../../../model/style";
import type { Desk } from "../tool";
import { HOLD, holderOf } from "./ends";

/** An object that moves, where it starts, and what its moving changes beside its place. */
export interface Mover {
  readonly object: BoardObject;
  readonly freed?: ObjectPatch;
}

/**
 * A line that is moved away from what holds it is let go there, and starts from where it is seen. What holds it may move
 * along: it stays held then.
 */
export function moversOf({ scene }: Desk, objects: readonly BoardObject[]): Mover[] {
  const moving = new Set(objects.map(({ id }) => id));
  return objects.map((object) => {
    const seen = scene.shown(object.id);
    const left = (["start", "end"] as const).filter((which) => {
      const holder = isConnector(object.kind) ? holderOf(object, which) : "";
      return holder !== "" && !moving.has(holder);
    });
    if (!seen || left.length === 0) return { object };
    const props: Props = Object.fromEntries(
      left.flatMap((which) => [HOLD[which].object, HOLD[which].anchor].map((key) => [key, null])),
    );
    const { width, height, rotation } = seen;
    const points = seen.props["points"] ?? null;
    return { object: seen, freed: { width, height, rotation, props: { ...props, points } } };
  });
}

export function moves(movers: readonly Mover[], by: Point): Map<string, ObjectPatch> {
  return new Map(
    movers.map(({ object: { id, x, y }, freed }) => [id, { ...freed, x: x + by.x, y: y + by.y }] as const),
  );
}
