import type { PointerEvent } from "react";
import { useEffect, useRef } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import { Minimap } from "../canvas/minimap";
import { useLive } from "./use-live";

export function MinimapPanel({ surface }: { surface: BoardSurface }) {
  const { map } = surface.panels;
  const open = useLive(() => map.on, map.changed);
  return open ? <Map surface={surface} /> : null;
}

/** A press or a drag on the map moves the view there. */
function Map({ surface }: { surface: BoardSurface }) {
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<Minimap>(undefined);
  useEffect(() => {
    if (!element.current) return;
    const drawn = new Minimap(element.current, surface.scene, surface.camera);
    map.current = drawn;
    return () => drawn.close();
  }, [surface]);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if ((event.buttons & 1) === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    map.current?.goTo({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  return (
    <div className="panel map-panel">
      <div
        ref={element}
        className="map"
        role="img"
        aria-label="Map of the board"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      />
    </div>
  );
}
