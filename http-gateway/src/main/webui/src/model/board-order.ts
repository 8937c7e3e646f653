import type { Visit } from "./visits";

/** What is known of a board for finding it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export type Order = "opened" | "changed" | "created" | "name";

/** The boards whose name has every word of the query in it, in any case and with or without accents. */
export function found<T extends Listed>(boards: readonly T[], query: string): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return boards.filter(({ name }) => {
    const text = plain(name);
    return words.every((word) => text.includes(word));
  });
}

/**
 * Boards in the wanted order, the latest first. Those that were never opened here (or never seen changing) follow those
 * that were, the newest first.
 */
export function ordered<T extends Listed>(boards: readonly T[], order: Order, visits: readonly Visit[]): T[] {
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  const time = ({ id }: T): number => {
    const visit = byId.get(id);
    return (order === "opened" ? visit?.openedAt : order === "changed" ? visit?.changedAt : 0) ?? 0;
  };
  const byName = (a: T, b: T) => a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: "base" });
  return [...boards].sort((a, b) => (order === "name" ? byName(a, b) : time(b) - time(a)) || b.createdAt - a.createdAt);
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}
