import { Fragment } from "react";
import { partsOf } from "./links";

/** What somebody said; links lead out of the page. */
export function MessageText({ text }: { text: string }) {
  return partsOf(text).map(({ text: part, href }, at) =>
    href === undefined ? (
      <Fragment key={at}>{part}</Fragment>
    ) : (
      <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {part}
      </a>
    ),
  );
}
