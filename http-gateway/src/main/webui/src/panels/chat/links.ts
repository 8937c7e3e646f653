export interface TextPart {
  readonly text: string;
  /** Where it leads, if it is a link. */
  readonly href?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/giu;

/** What belongs to the sentence around a link rather than to the link. */
const TRAILING = /[.,;:!?'*_]+$/u;

/** A text with its links found; joined together the parts are the text. Only http and https lead anywhere. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: address, href: new URL(address).href });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** A closing bracket is part of an address only where it was opened there. */
function withoutTrailing(address: string): string {
  const bare = address.replace(TRAILING, "");
  const opened = bare.split("(").length;
  const closed = bare.split(")").length;
  return bare.endsWith(")") && closed > opened ? withoutTrailing(bare.slice(0, -1)) : bare;
}
