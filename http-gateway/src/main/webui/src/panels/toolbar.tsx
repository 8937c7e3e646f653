import type { ComponentType } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import { commandNamed, tooltipOf } from "../canvas/commands/commands";
import type { ToolName } from "../canvas/tools/tool";
import {
  ArrowIcon,
  DiamondIcon,
  EllipseIcon,
  EraserIcon,
  FrameIcon,
  HandIcon,
  LineIcon,
  LockIcon,
  NoteIcon,
  PictureIcon,
  RectangleIcon,
  SelectIcon,
  StarIcon,
  StrokeIcon,
  TextIcon,
} from "./icons";
import { ariaKeys } from "./command-button";
import { ON_MAC } from "./platform";
import { useLive } from "./use-live";

interface Entry {
  readonly tool: ToolName;
  readonly label: string;
  readonly key: string;
  readonly icon: ComponentType;
  readonly edits: boolean;
}

function entry(tool: ToolName, label: string, key: string, icon: ComponentType, edits = true): Entry {
  return { tool, label, key, icon, edits };
}

/** In groups with a line between them. */
const GROUPS: readonly (readonly Entry[])[] = [
  [entry("select", "Select", "V", SelectIcon, false), entry("hand", "Hand", "H", HandIcon, false)],
  [entry("note", "Sticky note", "N", NoteIcon), entry("text", "Text", "T", TextIcon)],
  [
    entry("rectangle", "Rectangle", "R", RectangleIcon),
    entry("ellipse", "Ellipse", "O", EllipseIcon),
    entry("diamond", "Diamond", "D", DiamondIcon),
    entry("star", "Star", "S", StarIcon),
  ],
  [entry("line", "Line", "L", LineIcon), entry("arrow", "Arrow", "A", ArrowIcon)],
  [entry("frame", "Frame", "F", FrameIcon)],
  [entry("pen", "Pen", "P", StrokeIcon), entry("eraser", "Eraser", "E", EraserIcon)],
];

const PICTURES = commandNamed("insert-pictures");

/** A click takes a tool for one use, a double click for as many as one likes. */
export function Toolbar({ surface, editable }: { surface: BoardSurface; editable: boolean }) {
  const { pointer } = surface;
  const current = useLive(() => pointer.tool, pointer.toolChanged);
  const kept = useLive(() => pointer.kept, pointer.toolChanged);
  return (
    <div className="panel toolbar" role="toolbar" aria-label="Tools">
      {GROUPS.map((entries) => (
        <div key={entries[0]?.tool} className="tool-group">
          {entries.map(({ tool, label, key, icon: Icon, edits }) => (
            <button
              key={tool}
              className={`icon-button tool tool-${tool}`}
              aria-label={label}
              aria-keyshortcuts={key}
              aria-pressed={current === tool}
              title={`${label} (${key})`}
              disabled={edits && !editable}
              onClick={() => pointer.setTool(tool)}
              onDoubleClick={() => pointer.keepTool(true)}
            >
              <Icon />
            </button>
          ))}
        </div>
      ))}
      <div className="tool-group">
        <button
          className="icon-button tool tool-pictures"
          aria-label={PICTURES.label}
          aria-keyshortcuts={ariaKeys(PICTURES)}
          title={tooltipOf(PICTURES, ON_MAC)}
          disabled={!editable}
          onClick={() => PICTURES.run(surface.desk)}
        >
          <PictureIcon />
        </button>
        <button
          className="icon-button tool tool-keep"
          aria-label="Keep the tool"
          aria-keyshortcuts="Q"
          aria-pressed={kept}
          title="Keep the tool in hand (Q)"
          disabled={!editable}
          onClick={() => pointer.keepTool(!kept)}
        >
          <LockIcon />
        </button>
      </div>
    </div>
  );
}
