/** What the prop `src` of an image may be (docs/objects.md). */
const PICTURE_URL = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/;

export function isPictureUrl(url: string): boolean {
  return PICTURE_URL.test(url);
}

/** Anything that may run, or load from elsewhere; rather too much than too little. */
const NOT_PLAIN =
  /<\s*(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate)|\son\w+\s*=|javascript:|<!ENTITY|@import|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/)|url\(\s*["']?\s*(?!["'#]|data:image\/)/i;

/** Whether a text is an SVG document without anything active. Clients sanitise it again when they show it. */
export function isPlainSvg(text: string): boolean {
  return /<svg[\s>]/i.test(text) && !NOT_PLAIN.test(text);
}

/** The text in a data: URL, or undefined where it cannot be decoded. */
export function textOfDataUrl(url: string): string | undefined {
  const comma = url.indexOf(",");
  const [head, body] = [url.slice(0, comma), url.slice(comma + 1)];
  if (comma < 0) return undefined;
  try {
    if (!head.endsWith(";base64")) return decodeURIComponent(body);
    const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Of all that can go wrong here there is only one outcome: it is no text.
    return undefined;
  }
}

export function dataUrlOf(mime: string, text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:${mime};base64,${btoa(binary)}`;
}
