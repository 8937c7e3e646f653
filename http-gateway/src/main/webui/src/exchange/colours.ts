/** The names that people type into a colour field; of CSS Color Module Level 4. */
const NAMED = new Map(
  (
    "aqua:00ffff beige:f5f5dc black:000000 blue:0000ff brown:a52a2a chocolate:d2691e coral:ff7f50 crimson:dc143c " +
    "cyan:00ffff darkblue:00008b darkgray:a9a9a9 darkgreen:006400 darkgrey:a9a9a9 darkorange:ff8c00 darkred:8b0000 " +
    "fuchsia:ff00ff gold:ffd700 gray:808080 green:008000 grey:808080 hotpink:ff69b4 indigo:4b0082 ivory:fffff0 " +
    "khaki:f0e68c lavender:e6e6fa lightblue:add8e6 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3 " +
    "lightpink:ffb6c1 lightyellow:ffffe0 lime:00ff00 magenta:ff00ff maroon:800000 navy:000080 olive:808000 " +
    "orange:ffa500 orchid:da70d6 pink:ffc0cb plum:dda0dd purple:800080 red:ff0000 royalblue:4169e1 salmon:fa8072 " +
    "silver:c0c0c0 skyblue:87ceeb steelblue:4682b4 tan:d2b48c teal:008080 tomato:ff6347 turquoise:40e0d0 " +
    "violet:ee82ee wheat:f5deb3 white:ffffff yellow:ffff00"
  )
    .split(" ")
    .map((entry) => entry.split(":") as [string, string]),
);

/** Fainter than this is not seen. */
const LEAST_ALPHA = 0.04;

/**
 * A CSS colour as `#rrggbb`, "none" for a transparent one, undefined for what is not known. What shines through is
 * mixed with white paper, since objects have one opacity for all of them.
 */
export function plainColour(css: string): string | undefined {
  const text = css.trim().toLowerCase();
  if (text === "transparent" || text === "none") return "none";
  const hex = NAMED.get(text) ?? /^#([0-9a-f]+)$/.exec(text)?.[1];
  const channels = hex === undefined ? fromFunction(text) : fromHex(hex);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = channels;
  return alpha < LEAST_ALPHA ? "none" : hexOf([red, green, blue].map((value) => value * alpha + 255 * (1 - alpha)));
}

function fromHex(hex: string): number[] | undefined {
  const short = hex.length === 3 || hex.length === 4;
  if (!short && hex.length !== 6 && hex.length !== 8) return undefined;
  const pairs = (short ? hex.replace(/./g, "$&$&") : hex).match(/../g) ?? [];
  const values = pairs.map((pair) => Number.parseInt(pair, 16));
  return values.map((value, index) => (index === 3 ? value / 255 : value));
}

const FUNCTION = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+)(%?))?\s*\)$/;

function fromFunction(text: string): number[] | undefined {
  const match = FUNCTION.exec(text);
  if (!match) return undefined;
  const channels = match.slice(1, 4).map((value) => Math.min(255, Number(value)));
  const alpha = match[4] === undefined ? 1 : Math.min(1, Number(match[4]) / (match[5] === "%" ? 100 : 1));
  return [...channels, alpha].some(Number.isNaN) ? undefined : [...channels, alpha];
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
