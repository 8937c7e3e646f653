import { penWidthAt } from "../../canvas/tools/pen";
import type { Desk } from "../../canvas/tools/tool";
import type { BoardObject, Kind, ObjectPatch, Props } from "../../model/object";
import { newObject } from "../../model/object";
import type { StyleField } from "../../model/style-fields";
import { OPACITY, sharedBy } from "../../model/style-fields";

/** Objects that the style panel shows, and what it does to them. */
export interface Restyling {
  readonly objects: readonly BoardObject[];
  set<T>(field: StyleField<T>, value: T): void;
  /** While a slider moves. */
  preview(opacity: number): void;
  /** The slider rests. */
  done(): void;
}

/** Of what is picked. */
export function restylingOf(desk: Desk, objects: readonly BoardObject[]): Restyling {
  return {
    objects,
    set: (field, value) => restyle(desk, objects, field, value),
    preview: (opacity) => preview(desk, objects, OPACITY, opacity),
    done: () => {
      const opacity = sharedBy(objects, OPACITY);
      if (opacity && !opacity.mixed) remember(desk, objects, OPACITY, opacity.value);
      desk.board.drop();
    },
  };
}

/** Of what the tool in hand makes next. */
export function restylingNext(desk: Desk, kind: Kind): Restyling {
  const plain = newObject("", kind, 0, 0, 0);
  const width: Props = kind === "pen" ? { strokeWidth: penWidthAt(desk.camera.zoom) } : {};
  const objects = [desk.styles.over({ ...plain, props: { ...plain.props, ...width } })];
  return {
    objects,
    set: (field, value) => remember(desk, objects, field, value),
    preview: (opacity) => remember(desk, objects, OPACITY, opacity),
    done: () => undefined,
  };
}

/** Gives all that it concerns a value, as one step, and remembers it for what is made next. */
function restyle<T>(desk: Desk, objects: readonly BoardObject[], field: StyleField<T>, value: T): void {
  const patches = patchesFor(objects, field, value);
  if (!desk.board.updateAll(patches)) return;
  remember(desk, objects, field, value);
}

/** Shows the value without storing it. */
function preview<T>(desk: Desk, objects: readonly BoardObject[], field: StyleField<T>, value: T): void {
  desk.board.drag(patchesFor(objects, field, value));
}

function patchesFor<T>(
  objects: readonly BoardObject[],
  field: StyleField<T>,
  value: T,
): ReadonlyMap<string, ObjectPatch> {
  const concerned = objects.filter(({ kind }) => field.appliesTo(kind));
  return new Map(concerned.map(({ id }) => [id, { props: field.props(value) }]));
}

function remember<T>(desk: Desk, objects: readonly BoardObject[], field: StyleField<T>, value: T): void {
  for (const kind of new Set(objects.map((object) => object.kind))) {
    if (field.appliesTo(kind)) desk.styles.remember(kind, field.props(value));
  }
}
