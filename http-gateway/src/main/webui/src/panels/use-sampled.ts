import { useEffect, useState } from "react";

/** A value that is read again at even intervals, for what changes more often than anybody can read. */
export function useSampled<T>(read: () => T, intervalMs: number): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setValue(read()), intervalMs);
    return () => clearInterval(timer);
    // `read` is a new function at every drawing, and reads the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [intervalMs]);
  return value;
}
