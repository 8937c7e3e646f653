import type { BoardSurface } from "../canvas/board-surface";
import { FitIcon } from "./icons";
import { useLive } from "./use-live";

export function ZoomControls({ surface }: { surface: BoardSurface }) {
  const { camera } = surface;
  const percent = useLive(() => Math.round(camera.zoom * 100), camera.changed);
  return (
    <div className="panel zoom" role="group" aria-label="Zoom">
      <button
        className="icon-button"
        aria-label="Zoom out"
        title="Zoom out (-)"
        onClick={() => camera.zoomAtCentre(0.8)}
      >
        −
      </button>
      <button className="zoom-value" title="Natural size" onClick={() => camera.zoomAtCentre(1 / camera.zoom)}>
        {percent}%
      </button>
      <button
        className="icon-button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={() => camera.zoomAtCentre(1.25)}
      >
        +
      </button>
      <button className="icon-button" aria-label="Show all" title="Show all" onClick={() => surface.showAll()}>
        <FitIcon />
      </button>
    </div>
  );
}
