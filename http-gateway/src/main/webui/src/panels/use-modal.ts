import type { RefObject } from "react";
import { useEffect, useRef } from "react";

/**
 * Shows a dialog for as long as it is part of the page. Then the focus goes back to what had it before: browsers see to
 * that only where a dialog is closed, not where it is taken out of the page.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return dialog;
}
