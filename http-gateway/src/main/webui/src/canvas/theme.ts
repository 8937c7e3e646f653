/** The colours of the surface, read from the style sheet so that there is one palette. */
export interface Theme {
  readonly paper: string;
  readonly dot: string;
  readonly shadow: string;
  readonly accent: string;
  readonly ink: string;
  readonly inkSoft: string;
  /** The inside of frames. */
  readonly surface: string;
  /** Thin edges of what would else not be seen. */
  readonly line: string;
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
    ink: value("--ink"),
    inkSoft: value("--ink-soft"),
    surface: value("--surface"),
    line: value("--edge"),
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
  const rgb = channels(fill);
  // Where white and the dark ink contrast equally (WCAG 2.2, relative luminance).
  return rgb && luminance(rgb) <= 0.22 ? LIGHT_INK : DARK_INK;
}

/** Colours in boards are few; this bounds what malicious ones can make of them. */
const MOST_COLOURS = 5_000;

/** Remembers what follows from a colour on a paper: thousands of objects ask for the same few. */
function keptByPaper<T>(judge: (colour: string, paper: string) => T): (colour: string, paper: string) => T {
  const known = new Map<string, Map<string, T>>();
  return (colour, paper) => {
    let colours = known.get(paper);
    if (!colours || colours.size > MOST_COLOURS) known.set(paper, (colours = new Map<string, T>()));
    let result = colours.get(colour);
    if (result === undefined) colours.set(colour, (result = judge(colour, paper)));
    return result;
  };
}

/** Whether a #rrggbb can hardly be told from the paper. */
export const isLost = keptByPaper(hasNoContrast);

function hasNoContrast(colour: string, paper: string): boolean {
  const [own, ground] = [channels(colour), channels(paper)];
  if (!own || !ground) return false;
  const [a, b] = [luminance(own) + 0.05, luminance(ground) + 0.05];
  const far = Math.max(...own.map((channel, i) => Math.abs(channel - (ground[i] ?? 0))));
  return Math.max(a / b, b / a) < (b < 0.2 ? 1.8 : 1.2) && far < 80;
}

/** The same colour with its lightness turned over: dark becomes light, the hue stays. */
export function turnedOver(colour: string): string {
  const rgb = channels(colour);
  if (!rgb) return colour;
  const shift = 255 - Math.max(...rgb) - Math.min(...rgb);
  return `#${rgb.map((channel) => (channel + shift).toString(16).padStart(2, "0")).join("")}`;
}

const onThisPaper = keptByPaper((colour, paper) => (isLost(colour, paper) ? turnedOver(colour) : colour));

/** The colour in which lines and letters of the given one are drawn on paper: its opposite where it would be lost. */
export function onPaper(theme: Theme, colour: string): string {
  return onThisPaper(colour, theme.paper);
}

/** The colour of lines and letters of an object that may keep its own, whatever the paper. */
export function inkFor(theme: Theme, { keepsColours }: { readonly keepsColours: boolean }, colour: string): string {
  return keepsColours ? colour : onPaper(theme, colour);
}

function channels(colour: string): number[] | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return match?.slice(1).map((hex) => Number.parseInt(hex, 16));
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return 0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
