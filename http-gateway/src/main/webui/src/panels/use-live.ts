import { useCallback, useSyncExternalStore } from "react";

interface Source {
  on(listener: () => void): () => void;
}

/** A value that is read again whenever one of the sources says so; draws again only where it differs. */
export function useLive<T>(read: () => T, ...sources: Source[]): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = sources.map((source) => source.on(listener));
      return () => stops.forEach((stop) => stop());
    },
    // The sources are the dependencies themselves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    sources,
  );
  return useSyncExternalStore(subscribe, read);
}
