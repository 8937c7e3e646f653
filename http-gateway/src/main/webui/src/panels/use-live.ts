import { useCallback, useSyncExternalStore } from "react";

interface Source {
  on(listener: () => void): () => void;
}

/** A value that is read again whenever its source says so; draws again only where it differs. */
export function useLive<T>(read: () => T, source: Source): T {
  const subscribe = useCallback((listener: () => void) => source.on(listener), [source]);
  return useSyncExternalStore(subscribe, read);
}

/** The same, read again at most once in so many milliseconds; 0: at once. */
export function useLiveEvery<T>(read: () => T, source: Source, intervalMs: number): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (intervalMs === 0) return source.on(listener);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const due = () => {
        timer = undefined;
        listener();
      };
      const stop = source.on(() => (timer ??= setTimeout(due, intervalMs)));
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
    [source, intervalMs],
  );
  return useSyncExternalStore(subscribe, read);
}
