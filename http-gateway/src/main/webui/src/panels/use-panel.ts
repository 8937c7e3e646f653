import type { KeyboardEvent } from "react";
import { useEffect, useRef, useState } from "react";
import type { BoardSurface } from "../canvas/board-surface";

/**
 * What a panel beside the board spreads on its element: Escape in it closes it. So does Escape on the board once there is
 * nothing else to let go of. Then the focus is back where the keyboard had it before, or on the board for those who point.
 */
export function usePanel(surface: BoardSurface, close: () => void) {
  const [before] = useState(focusedByKeyboard);
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const closed = surface.panels.open.opened(() => latest.current());
    return () => {
      closed();
      const { activeElement } = document;
      // Whoever was in another panel meanwhile stays there.
      if (activeElement && activeElement !== document.body) return;
      if (before?.isConnected) before.focus({ preventScroll: true });
      else surface.focus();
    };
  }, [surface, before]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    close();
  };
  return { onKeyDown, "data-closes": true };
}

function focusedByKeyboard(): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.matches(":focus-visible") ? activeElement : undefined;
}
