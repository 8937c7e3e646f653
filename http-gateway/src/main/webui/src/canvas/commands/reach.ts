import type { Chord } from "./chord";

/** What of an element is looked at. */
export interface Focused {
  readonly tagName: string;
  closest(selectors: string): unknown;
}

/** Where keys have a meaning of their own. */
const KEEPS_KEYS = "input, textarea, select, [contenteditable], dialog, [role=menu]";

/**
 * Whether keys that are pressed beside the surface are meant for the board: all where nothing has the focus, those with
 * Ctrl on buttons and links, none in fields, menus and dialogs.
 */
export function reachesBoard(chord: Chord, focused: Focused): boolean {
  if (focused.tagName === "BODY") return true;
  return chord.startsWith("Ctrl+") && !focused.closest(KEEPS_KEYS);
}
