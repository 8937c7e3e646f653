/** A colour of the palette: its name, and the token of the style sheet that holds it. */
export interface Swatch {
  readonly name: string;
  readonly token: string;
}

/** For the inside of things; letters in ink or white can be read on each. */
export const FILLS: readonly Swatch[] = [
  { name: "Yellow", token: "--fill-yellow" },
  { name: "Orange", token: "--fill-orange" },
  { name: "Pink", token: "--fill-pink" },
  { name: "Violet", token: "--fill-violet" },
  { name: "Blue", token: "--fill-blue" },
  { name: "Green", token: "--fill-green" },
  { name: "Red", token: "--fill-red" },
  { name: "White", token: "--fill-white" },
  { name: "Grey", token: "--fill-grey" },
];

/** For lines and letters; each stands out from light paper and from dark paper. */
export const INKS: readonly Swatch[] = [
  { name: "Ink", token: "--ink-plain" },
  { name: "Grey", token: "--ink-grey" },
  { name: "Red", token: "--ink-red" },
  { name: "Orange", token: "--ink-orange" },
  { name: "Green", token: "--ink-green" },
  { name: "Blue", token: "--ink-blue" },
  { name: "Violet", token: "--ink-violet" },
  { name: "Pink", token: "--ink-pink" },
];

/** The `#rrggbb` of a swatch, as the style sheet has it. */
export function colourOf({ token }: Swatch): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim().toUpperCase();
}
