import type { BoardObject, Kind } from "../../../model/object";

export function isLocked(object: BoardObject): boolean {
  return object.props["locked"] === true;
}

/** Kinds whose ends can be held to objects. */
export function isConnector(kind: Kind): boolean {
  return kind === "line" || kind === "arrow";
}

const WORDLESS: ReadonlySet<Kind> = new Set<Kind>(["line", "arrow", "pen", "svg", "image"]);

export function hasText(kind: Kind): boolean {
  return !WORDLESS.has(kind);
}
