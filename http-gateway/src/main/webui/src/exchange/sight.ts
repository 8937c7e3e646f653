import { shown } from "../canvas/connectors";
import { framesAround, inLayers } from "../canvas/frames";
import type { Rect } from "../canvas/geometry";
import { union } from "../canvas/geometry";
import type { GroundOf } from "../canvas/grounds";
import { groundsAmong } from "../canvas/grounds";
import { paintBoundsOf } from "../canvas/hit-test";
import type { BoardObject } from "../model/object";

type Lookup = (id: string) => BoardObject | undefined;

/** Objects as they are seen together, away from their board. */
export interface Sight {
  /** In the order in which they are drawn, connectors with their ends where they are held. */
  readonly layers: readonly BoardObject[];
  /** The frames at whose edges an object is cut off, the outermost first. */
  readonly framesOf: (object: BoardObject) => readonly BoardObject[];
  readonly groundOf: GroundOf;
  /** Around all that is drawn; undefined: nothing is. */
  readonly bounds: Rect | undefined;
}

/** `holders` finds what connectors are held to; it may know more objects than are seen. */
export function sightOf(objects: readonly BoardObject[], holders?: Lookup): Sight {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const among: Lookup = (id) => byId.get(id);
  const layers = inLayers(objects, among).map((object) => shown(object, holders ?? among));
  const bounds = layers
    .map(paintBoundsOf)
    .reduce<Rect | undefined>((box, next) => (box ? union(box, next) : next), undefined);
  const framesOf = (object: BoardObject) => framesAround(object, among);
  return { layers, framesOf, groundOf: groundsAmong(layers, framesOf), bounds };
}
