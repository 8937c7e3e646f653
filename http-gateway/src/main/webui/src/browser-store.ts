import type { Store } from "./model/visits";

/** localStorage; where the browser forbids it, something that keeps nothing. */
export function browserStore(): Store {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}
