/**
 * A key with the modifiers held, as text: "Ctrl+Shift+Z", "Alt+A", "?", "ArrowLeft". Ctrl stands for the command key, too.
 */
export type Chord = string;

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMED: Record<string, string> = { " ": "Space" };

/** Keys that give another sign with shift or alt are known by where they are. */
const BY_PLACE = /^(?:Digit(\d)|Key([A-Z])|Bracket(Left|Right))$/;

export function chordOf(press: KeyPress): Chord {
  const ctrl = press.ctrlKey || press.metaKey;
  const key = keyOf(press, ctrl || press.altKey);
  // Signs such as ? and + need shift on some keyboards and not on others.
  const sign = key.length === 1 && !/[A-Z0-9[\]]/.test(key);
  const shift = press.shiftKey && !sign;
  return [ctrl && "Ctrl", press.altKey && "Alt", shift && "Shift", key].filter(Boolean).join("+");
}

function keyOf({ key, code, shiftKey }: KeyPress, modified: boolean): string {
  const named = NAMED[key];
  if (named) return named;
  if (key.length > 1) return key;
  const place = BY_PLACE.exec(code);
  const [, digit, letter, bracket] = place ?? [];
  if (digit && shiftKey) return digit;
  if (modified && bracket) return bracket === "Left" ? "[" : "]";
  // A letter of a keyboard with another script still means the key; one with Latin letters in other places its letter.
  if (letter && !/[a-z]/i.test(key)) return letter;
  return key.toUpperCase();
}

const SHOWN: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  Escape: "Esc",
};

const SHOWN_ON_MAC: Record<string, string> = { ...SHOWN, Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };

/** What is written on the keys of a chord. */
export function keysOf(chord: Chord, mac: boolean): string[] {
  const names = mac ? SHOWN_ON_MAC : SHOWN;
  return chord
    .replace(/\+\+$/, "+Plus")
    .split(/(?<=.)\+/)
    .map((key) => (key === "Plus" ? "+" : (names[key] ?? key)));
}

/** In one word, for tooltips. */
export function chordText(chord: Chord, mac: boolean): string {
  return keysOf(chord, mac).join(mac ? "" : "+");
}
