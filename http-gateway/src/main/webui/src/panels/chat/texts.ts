import { ErrorCode } from "../../gen/collabboard/wire/v1/error_pb";

/** Where the server does not say how long a message may be. */
export const DEFAULT_MAX_CHARACTERS = 4_000;

/** Longer names would leave no room for what is said of them. */
const MAX_NAME = 24;

/** Who is writing, in a sentence; nothing where nobody is. */
export function typingText(names: readonly string[]): string {
  const [first, second] = names.map(shortened);
  if (first === undefined) return "";
  if (second === undefined) return `${first} is typing…`;
  return names.length === 2 ? `${first} and ${second} are typing…` : "Several people are typing…";
}

function shortened(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1).trimEnd()}…` : name;
}

/** What is sent of what was typed: without blank edges and without signs that the server refuses (docs/protocol.md, R44). */
export function sentText(typed: string): string {
  return typed
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, "    ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "")
    .trim();
}

const REFUSALS: Partial<Record<keyof typeof ErrorCode, string>> = {
  E_LIMIT_EXCEEDED: "it is too long",
  E_FRAME_TOO_LARGE: "it is too long",
  E_BOARD_FORBIDDEN: "you may not talk on this board",
  E_BOARD_NOT_FOUND: "the board is gone",
};

/** Why a message was not sent; `code` is the name of an ErrorCode. */
export function refusalText(code: string): string {
  return `Not sent: ${REFUSALS[code as keyof typeof ErrorCode] ?? `the server refused it (${code})`}.`;
}

export function badgeText(unread: number): string {
  return unread > 99 ? "99+" : String(unread);
}
