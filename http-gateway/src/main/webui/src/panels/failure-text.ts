import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import { HttpError } from "../protocol/account";
import type { Failure } from "../protocol/requests";
import { RequestFailed } from "../protocol/requests";

/** What a person reads of a failure: what has happened, and what to do about it. */
export interface Meaning {
  readonly what: string;
  readonly todo: string;
}

const MISUNDERSTOOD: Meaning = {
  what: "This page and the server do not understand each other.",
  todo: "Reload the page; it may be of another version.",
};
const BROKEN: Meaning = {
  what: "The server made a mistake.",
  todo: "Try again. If it happens once more, tell whoever runs the server.",
};
const SOON = "Try again in a moment.";

export const MEANINGS: Readonly<Record<ErrorCode, Meaning>> = {
  [ErrorCode.E_UNSPECIFIED]: BROKEN,
  [ErrorCode.E_MALFORMED_FRAME]: MISUNDERSTOOD,
  [ErrorCode.E_FRAME_TOO_LARGE]: { what: "That is too much for one change.", todo: "Do it in smaller parts." },
  [ErrorCode.E_UNKNOWN_SYSCALL]: { what: "This server cannot do that.", todo: "Reload the page, or do without." },
  [ErrorCode.E_BAD_STATUS]: MISUNDERSTOOD,
  [ErrorCode.E_INVALID_ARGUMENT]: { what: "The server does not accept that value.", todo: "Try another one." },
  [ErrorCode.E_LIMIT_EXCEEDED]: {
    what: "That is more than the board can hold.",
    todo: "Make it smaller, delete something first, or use another board.",
  },
  [ErrorCode.E_DUPLICATE_REQUEST]: { what: "That is under way already.", todo: "Wait a moment." },
  [ErrorCode.E_NOT_JOINED]: {
    what: "The connection to this board was interrupted.",
    todo: "Reload the page if it does not come back by itself.",
  },
  [ErrorCode.E_BOARD_NOT_FOUND]: {
    what: "That board does not exist any more.",
    todo: "Somebody has deleted it; choose another one.",
  },
  [ErrorCode.E_BOARD_FORBIDDEN]: {
    what: "You are not allowed to do that on this board.",
    todo: "Ask the person who made it.",
  },
  [ErrorCode.E_BOARD_EXISTS]: { what: "There is such a board already.", todo: "Open it, or make another one." },
  [ErrorCode.E_OBJECT_NOT_FOUND]: {
    what: "Somebody has deleted that object.",
    todo: "Make a new one if you still need it.",
  },
  [ErrorCode.E_OBJECT_EXISTS]: { what: "That object is on the board already.", todo: "Use the one that is there." },
  [ErrorCode.E_STALE_UPDATE]: {
    what: "Somebody changed that object at the same time.",
    todo: "Look at what it is now, and try again.",
  },
  [ErrorCode.E_RATE_LIMITED]: { what: "That was more at once than the server takes.", todo: SOON },
  [ErrorCode.E_OVERLOADED]: { what: "The server has too much to do just now.", todo: SOON },
  [ErrorCode.E_TIMEOUT]: { what: "The server did not answer in time.", todo: SOON },
  [ErrorCode.E_UNAVAILABLE]: { what: "The server cannot be reached just now.", todo: SOON },
  [ErrorCode.E_DATABASE]: {
    what: "The server cannot store anything just now.",
    todo: "Try again in a moment. If it lasts, tell whoever runs the server.",
  },
  [ErrorCode.E_INTERNAL]: BROKEN,
};

/** Codes of a newer server, which this page does not know, count as faults of the server. */
function meaningOf({ code }: Failure): Meaning {
  const known: Readonly<Partial<Record<number, Meaning>>> = MEANINGS;
  return known[code] ?? BROKEN;
}

/** Of an edit that was made already, on this page, and had to be taken back. */
export function refusedEditText(failure: Failure): string {
  const { what, todo } = meaningOf(failure);
  return `${what} Your change was undone. ${todo}`;
}

/** Of something that the person asked for. */
export function errorText(error: unknown): string {
  if (error instanceof RequestFailed) {
    const { what, todo } = meaningOf(error.failure);
    return `${what} ${todo}`;
  }
  if (error instanceof HttpError) return `${BROKEN.what} ${BROKEN.todo}`;
  console.error("unexpected", error);
  return "Something went wrong on this page. Reload it, and try again.";
}
