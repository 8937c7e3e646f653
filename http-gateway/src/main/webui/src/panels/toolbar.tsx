import type { ComponentType } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import type { ToolName } from "../canvas/tools/tool";
import { HandIcon, NoteIcon, RectangleIcon, SelectIcon } from "./icons";
import { useLive } from "./use-live";

interface Entry {
  readonly tool: ToolName;
  readonly label: string;
  readonly key: string;
  readonly icon: ComponentType;
  readonly edits: boolean;
}

const ENTRIES: readonly Entry[] = [
  { tool: "select", label: "Select", key: "V", icon: SelectIcon, edits: false },
  { tool: "hand", label: "Hand", key: "H", icon: HandIcon, edits: false },
  { tool: "note", label: "Sticky note", key: "N", icon: NoteIcon, edits: true },
  { tool: "rectangle", label: "Rectangle", key: "R", icon: RectangleIcon, edits: true },
];

export function Toolbar({ surface, editable }: { surface: BoardSurface; editable: boolean }) {
  const current = useLive(() => surface.pointer.tool, surface.pointer.toolChanged);
  return (
    <div className="panel toolbar" role="toolbar" aria-label="Tools">
      {ENTRIES.map(({ tool, label, key, icon: Icon, edits }) => (
        <button
          key={tool}
          className={`icon-button tool tool-${tool}`}
          aria-label={label}
          aria-keyshortcuts={key}
          aria-pressed={current === tool}
          title={`${label} (${key})`}
          disabled={edits && !editable}
          onClick={() => surface.pointer.setTool(tool)}
        >
          <Icon />
        </button>
      ))}
    </div>
  );
}
