import type { BoardSurface } from "../../canvas/board-surface";
import { isAvailable } from "../../canvas/commands/command";
import { commandNamed } from "../../canvas/commands/commands";
import { CommandButton } from "../command-button";

const ALIGNING = [
  "align-left",
  "align-centre",
  "align-right",
  "align-top",
  "align-middle",
  "align-bottom",
  "distribute-x",
  "distribute-y",
].map(commandNamed);

const ORDERING = ["to-back", "backward", "forward", "to-front"].map(commandNamed);

const OTHERS = ["group", "ungroup", "lock", "duplicate", "delete"].map(commandNamed);

/** What can be done with what is picked, on buttons. */
export function Actions({ surface }: { surface: BoardSurface }) {
  const aligns = ALIGNING.some((command) => isAvailable(command, surface.desk));
  const rows = [
    { name: "Align", commands: aligns ? ALIGNING : [] },
    { name: "Order", commands: ORDERING },
    { name: "Actions", commands: OTHERS },
  ];
  return (
    <div className="style-actions">
      {rows
        .filter(({ commands }) => commands.length > 0)
        .map(({ name, commands }) => (
          <div key={name} className="action-row" role="toolbar" aria-label={name}>
            {commands.map((command) => (
              <CommandButton key={command.id} surface={surface} command={command} />
            ))}
          </div>
        ))}
    </div>
  );
}
