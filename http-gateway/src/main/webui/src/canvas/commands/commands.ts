import { ARRANGE_COMMANDS } from "./arrange-commands";
import type { Chord } from "./chord";
import { chordText } from "./chord";
import type { Command } from "./command";
import { EDIT_COMMANDS } from "./edit-commands";
import { TOOL_COMMANDS } from "./tool-commands";
import { SELECT_COMMANDS, VIEW_COMMANDS } from "./view-commands";

/** All that keys can ask for; the keyboard, the menus, the tooltips and the help are made from it. */
export const COMMANDS: readonly Command[] = [
  ...TOOL_COMMANDS,
  ...SELECT_COMMANDS,
  ...EDIT_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...VIEW_COMMANDS,
];

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]));
const BY_CHORD = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)));

export function commandFor(chord: Chord): Command | undefined {
  return BY_CHORD.get(chord);
}

export function commandNamed(id: string): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`there is no command ${id}`);
  return command;
}

/** What a button for a command says when one points at it. */
export function tooltipOf(command: Command, mac: boolean): string {
  const [key] = command.keys;
  return key === undefined ? command.label : `${command.label} (${chordText(key, mac)})`;
}
