import type { Desk } from "../../canvas/tools/tool";
import type { BoardObject, ObjectPatch } from "../../model/object";
import type { StyleField } from "../../model/style-fields";

/** Gives all that it concerns a value, as one step, and remembers it for what is made next. */
export function restyle<T>(desk: Desk, objects: readonly BoardObject[], field: StyleField<T>, value: T): void {
  const patches = patchesFor(objects, field, value);
  if (!desk.board.updateAll(patches)) return;
  remember(desk, objects, field, value);
}

/** Shows the value without storing it. */
export function preview<T>(desk: Desk, objects: readonly BoardObject[], field: StyleField<T>, value: T): void {
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

export function remember<T>(desk: Desk, objects: readonly BoardObject[], field: StyleField<T>, value: T): void {
  for (const kind of new Set(objects.map((object) => object.kind))) {
    if (field.appliesTo(kind)) desk.styles.remember(kind, field.props(value));
  }
}
