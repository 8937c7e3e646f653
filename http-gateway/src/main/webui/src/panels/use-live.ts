import { useCallback, useSyncExternalStore } from "react";

interface Source {
  on(listener: () => void): () => void;
}

/** A value that is read again whenever its source says so; draws again only where it differs. */
export function useLive<T>(read: () => T, source: Source): T {
  const subscribe = useCallback((listener: () => void) => source.on(listener), [source]);
  return useSyncExternalStore(subscribe, read);
}
