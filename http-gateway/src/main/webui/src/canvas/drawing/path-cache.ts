import type { BoardObject, Props } from "../../model/object";
import { sizeOf } from "../../model/object";

interface Known<T> {
  readonly width: number;
  readonly height: number;
  readonly made: T;
}

/**
 * Keeps what was made from an object's props and size, for as long as it has them. Props never change once they are
 * made, so moving an object keeps it, and it goes with them.
 */
export function keptBySize<T>(make: (object: BoardObject) => T): (object: BoardObject) => T {
  const known = new WeakMap<Props, Known<T>>();
  return (object) => {
    const { width, height } = sizeOf(object);
    const entry = known.get(object.props);
    if (entry?.width === width && entry.height === height) return entry.made;
    const made = make(object);
    known.set(object.props, { width, height, made });
    return made;
  };
}
