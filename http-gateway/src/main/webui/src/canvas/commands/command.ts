import type { Desk } from "../tools/tool";
import type { Chord } from "./chord";

export type Section = "Tools" | "Edit" | "Arrange" | "Select" | "View";

/** Something that can be asked for by keys, in a menu or by a button. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly section: Section;
  /** The first is the one that is shown. */
  readonly keys: readonly Chord[];
  /** Changes the board: not for who may only look. */
  readonly edits?: boolean;
  /** The keys are left to the browser, which then tells the page what to do: only so may pages use the clipboard. */
  readonly native?: boolean;
  available?(desk: Desk): boolean;
  run(desk: Desk): void;
}

/** Whether a command can do anything now. */
export function isAvailable(command: Command, desk: Desk): boolean {
  if (command.edits && !desk.board.editable) return false;
  return command.available?.(desk) ?? true;
}

export function anyPicked({ board }: Desk): boolean {
  return board.selection.ids.size > 0;
}
