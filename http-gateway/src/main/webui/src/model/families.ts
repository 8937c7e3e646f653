import type { BoardObject } from "./object";
import { textProp } from "./object";

/** Objects by their ids. */
export interface Content {
  get(id: string): BoardObject | undefined;
  objects(): Iterable<BoardObject>;
}

/** The ids with those of all other members of their groups. */
export function withGroups(content: Content, ids: Iterable<string>): Set<string> {
  const all = new Set(ids);
  const groups = new Set<string>();
  for (const id of all) groups.add(content.get(id)?.groupId ?? "");
  groups.delete("");
  if (groups.size === 0) return all;
  for (const { id, groupId } of content.objects()) if (groups.has(groupId)) all.add(id);
  return all;
}

/** The ids with those of all that their frames carry, frames in frames included. */
export function withCarried(content: Content, ids: Iterable<string>): Set<string> {
  const all = new Set(ids);
  if (![...all].some((id) => content.get(id)?.kind === "frame")) return all;
  const carried = new Map<string, string[]>();
  for (const object of content.objects()) {
    const frame = textProp(object, "frame");
    const others = carried.get(frame);
    if (others) others.push(object.id);
    else if (frame !== "") carried.set(frame, [object.id]);
  }
  // What is added while going through is come to as well.
  for (const id of all) for (const child of carried.get(id) ?? []) all.add(child);
  return all;
}
