/** The colours of the surface, read from the style sheet so that there is one palette. */
export interface Theme {
  readonly paper: string;
  readonly dot: string;
  readonly shadow: string;
  readonly accent: string;
  /** Lines that show what is aligned. */
  readonly guide: string;
  /** The inside of handles. */
  readonly handle: string;
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: value("--paper"),
    dot: value("--dot"),
    shadow: value("--note-shadow"),
    accent: value("--accent"),
    guide: value("--guide"),
    handle: value("--handle"),
  };
}

/** Calls back when the system changes between light and dark. Returns the function that ends it. */
export function onThemeChange(callback: () => void): () => void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  query.addEventListener("change", callback);
  return () => query.removeEventListener("change", callback);
}

const DARK_INK = "#1b2430";
const LIGHT_INK = "#ffffff";

/** Ink that can be read on a fill given as #rrggbb; dark on anything else. */
export function inkOn(fill: string): string {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill);
  if (!match) return DARK_INK;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => linear(Number.parseInt(hex, 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where white and the dark ink contrast equally (WCAG 2.2, relative luminance).
  return luminance > 0.22 ? DARK_INK : LIGHT_INK;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
