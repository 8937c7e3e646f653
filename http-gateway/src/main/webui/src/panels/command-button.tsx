import type { BoardSurface } from "../canvas/board-surface";
import type { Command } from "../canvas/commands/command";
import { isAvailable } from "../canvas/commands/command";
import { tooltipOf } from "../canvas/commands/commands";
import { ON_MAC } from "./platform";
import { Glyph, hasGlyph } from "./style/glyphs";

interface Props {
  readonly surface: BoardSurface;
  readonly command: Command;
  /** Of a command that switches something: whether it is on. */
  readonly pressed?: boolean;
}

/** A command as a button with its sign; pointing at it tells its keys. */
export function CommandButton({ surface, command, pressed }: Props) {
  return (
    <button
      className="icon-button"
      aria-label={command.label}
      aria-keyshortcuts={ariaKeys(command)}
      aria-pressed={pressed}
      title={tooltipOf(command, ON_MAC)}
      disabled={!isAvailable(command, surface.desk)}
      onClick={() => command.run(surface.desk)}
    >
      {hasGlyph(command.id) ? <Glyph name={command.id} /> : command.label}
    </button>
  );
}

/** In the words of WAI-ARIA. */
export function ariaKeys({ keys }: Command): string | undefined {
  const names = keys.map((key) => key.replace("Ctrl", ON_MAC ? "Meta" : "Control"));
  return names.length > 0 ? names.join(" ") : undefined;
}
