import type { BoardSurface } from "../canvas/board-surface";
import { commandNamed, tooltipOf } from "../canvas/commands/commands";
import { CommandButton } from "./command-button";
import { FitIcon } from "./icons";
import { ON_MAC } from "./platform";
import { useLive } from "./use-live";

const OUT = commandNamed("zoom-out");
const NATURAL = commandNamed("zoom-natural");
const IN = commandNamed("zoom-in");
const FIT = commandNamed("zoom-fit");
const MAP = commandNamed("minimap");
const HELP = commandNamed("help");

export function ZoomControls({ surface }: { surface: BoardSurface }) {
  const { camera, desk, panels } = surface;
  const percent = useLive(() => Math.round(camera.zoom * 100), camera.changed);
  const map = useLive(() => panels.map.on, panels.map.changed);
  return (
    <div className="panel zoom" role="group" aria-label="Zoom">
      <button
        className="icon-button zoom-step"
        aria-label={OUT.label}
        title={tooltipOf(OUT, ON_MAC)}
        onClick={() => OUT.run(desk)}
      >
        −
      </button>
      <button className="zoom-value" title={tooltipOf(NATURAL, ON_MAC)} onClick={() => NATURAL.run(desk)}>
        {percent}%
      </button>
      <button
        className="icon-button zoom-step"
        aria-label={IN.label}
        title={tooltipOf(IN, ON_MAC)}
        onClick={() => IN.run(desk)}
      >
        +
      </button>
      <button
        className="icon-button"
        aria-label={FIT.label}
        title={tooltipOf(FIT, ON_MAC)}
        onClick={() => FIT.run(desk)}
      >
        <FitIcon />
      </button>
      <span className="divider" />
      <CommandButton surface={surface} command={MAP} pressed={map} />
      <CommandButton surface={surface} command={HELP} />
    </div>
  );
}
