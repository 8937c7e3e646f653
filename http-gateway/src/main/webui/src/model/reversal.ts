import type { Edit, Operation } from "./change";
import type { BoardObject, Json, ObjectPatch, Props } from "./object";
import { sizeOf } from "./object";

/** An operation of this person with what it takes to undo it. */
export interface Made extends Operation {
  /** Its object just before it. The log corrects this where somebody else's change came in between. */
  before: BoardObject | undefined;
}

/**
 * What undoes an operation on the object as it is now, or undefined where there is nothing left to undo. Fields that
 * somebody has changed since keep their value. What this person created goes even where others have changed it since:
 * whoever undoes a placing wants it gone, and undoing that deletion brings it back with the others' changes.
 */
export function reversalOf({ edit, before }: Made, current: BoardObject | undefined): Edit | undefined {
  switch (edit.type) {
    case "create":
      return current && { type: "delete", objectId: edit.object.id };
    case "delete":
      return before && !current ? { type: "create", object: before } : undefined;
    case "update": {
      const patch = before && current && patchBack(edit.patch, before, current);
      return patch && { type: "update", objectId: edit.objectId, patch };
    }
    case "rename":
      return undefined;
  }
}

const FIELDS = ["x", "y", "rotation", "zIndex", "groupId"] as const;
const SIZES = ["width", "height"] as const;

function patchBack(written: ObjectPatch, before: BoardObject, current: BoardObject): ObjectPatch | undefined {
  const patch: { -readonly [K in keyof ObjectPatch]: ObjectPatch[K] } = {};
  for (const field of FIELDS) {
    if (written[field] !== undefined && written[field] === current[field])
      Object.assign(patch, { [field]: before[field] });
  }
  for (const side of SIZES) {
    // A size cannot be taken away again; the one that the kind has without it looks the same.
    if (written[side] !== undefined && written[side] === current[side])
      patch[side] = before[side] ?? sizeOf(before)[side];
  }
  const props = propsBack(written.props ?? {}, before.props, current.props);
  if (props) patch.props = props;
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function propsBack(written: Props, before: Props, current: Props): Props | undefined {
  const back = Object.entries(written).flatMap(([key, value]): [string, Json][] =>
    sameJson(value, own(current, key)) ? [[key, own(before, key)]] : [],
  );
  return back.length > 0 ? Object.fromEntries(back) : undefined;
}

/** A prop that is not there is null, as in a patch. */
function own(props: Props, key: string): Json {
  return Object.hasOwn(props, key) ? (props[key] ?? null) : null;
}

function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => sameJson(one, b[i] ?? null))
    );
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null))
  );
}
