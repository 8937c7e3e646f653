import { useState } from "react";

/** A yes or no that this browser remembers; where it may not store anything, until the page is closed. */
export function useRemembered(key: string): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => stored(key));
  const set = (wanted: boolean) => {
    setValue(wanted);
    try {
      localStorage.setItem(key, String(wanted));
    } catch {
      // Storage is full or forbidden: it is not remembered, and works all the same.
    }
  };
  return [value, set];
}

function stored(key: string): boolean {
  try {
    return localStorage.getItem(key) === "true";
  } catch {
    return false;
  }
}
