import type { BoardSurface } from "../canvas/board-surface";
import type { Drawing } from "../exchange/drawing";
import { DrawingPreview } from "./drawing-preview";
import { CloseIcon } from "./icons";
import { usePanel } from "./use-panel";

interface Props {
  readonly surface: BoardSurface;
  readonly name: string;
  readonly drawings: readonly Drawing[];
  readonly editable: boolean;
  readonly onPlace: (drawing: Drawing) => void;
  readonly onClose: () => void;
}

/** The items of a library beside the board; each press places one. */
export function LibraryPanel({ surface, name, drawings, editable, onPlace, onClose }: Props) {
  const panel = usePanel(surface, onClose);
  return (
    <aside className="panel library" aria-label={`Library ${name}`} {...panel}>
      <header>
        <h2>{name}</h2>
        <button className="icon-button" aria-label="Close the library" title="Close (Esc)" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <ul>
        {drawings.map((drawing, index) => (
          <li key={index}>
            <button
              className="library-item"
              disabled={!editable || drawing.objects.length === 0}
              title={`Place “${drawing.name}”`}
              onClick={() => onPlace(drawing)}
            >
              <DrawingPreview drawing={drawing} width={104} height={84} />
              <span>{drawing.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
