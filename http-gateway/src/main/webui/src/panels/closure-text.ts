import { CloseCode } from "../protocol/close-codes";
import type { Connection } from "../protocol/connection";
import type { Meaning } from "./failure-text";
import type { Notices } from "./notices";

export interface Closure extends Meaning {
  /** It does not come back by itself, or not as it was: the person is told at once, not only on the status. */
  readonly told: boolean;
  /** What helps is to load the page again. */
  readonly reload: boolean;
}

const BACK_SOON = "The page reconnects by itself. Your changes are kept until then.";
const FAULTY: Closure = {
  what: "This page and the server did not understand each other.",
  todo: "The page reconnects by itself. If it happens again, reload the page; your changes are kept.",
  told: true,
  reload: true,
};

function soon(what: string): Closure {
  return { what, todo: BACK_SOON, told: false, reload: false };
}

/** What it means for the person that the server has closed the connection, by close code. */
export const CLOSURES: Readonly<Record<number, Closure>> = {
  [CloseCode.NORMAL]: soon("The server has ended the connection."),
  [CloseCode.GOING_AWAY]: soon("The server goes away."),
  [CloseCode.PROTOCOL_ERROR]: FAULTY,
  [CloseCode.POLICY_VIOLATION]: {
    what: "The server does not let this page go on.",
    todo: "Reload the page; your changes are kept. If it happens again, ask whoever runs the server.",
    told: true,
    reload: true,
  },
  [CloseCode.MESSAGE_TOO_BIG]: {
    what: "Something was too big for the server.",
    todo: "The page reconnects without it. Do it in smaller parts.",
    told: true,
    reload: false,
  },
  [CloseCode.INTERNAL_ERROR]: {
    what: "The server made a mistake.",
    todo: "The page reconnects by itself. If it happens once more, tell whoever runs the server.",
    told: true,
    reload: false,
  },
  [CloseCode.SERVICE_RESTART]: soon("The server restarts."),
  [CloseCode.TRY_AGAIN_LATER]: {
    what: "The server has too many people just now.",
    todo: BACK_SOON,
    told: true,
    reload: false,
  },
  [CloseCode.BAD_PROTOCOL]: FAULTY,
  [CloseCode.SIGNED_OUT]: {
    what: "You were signed out.",
    todo: "Sign in again to go on.",
    told: true,
    reload: false,
  },
  [CloseCode.IDLE_TIMEOUT]: soon("The server heard nothing of this page for a while."),
  [CloseCode.NOT_READING]: soon("This page was too slow for the server."),
  [CloseCode.VERSION_NOT_SERVED]: {
    what: "This page is of another version than the server.",
    todo: "Reload it; your changes are kept and sent then.",
    told: true,
    reload: true,
  },
};

/** Codes that are not known, and a lost connection, count as a server that goes away. */
export function closureText(code: number): string {
  const { what, todo } = CLOSURES[code] ?? soon("The connection to the server is lost.");
  return `${what} ${todo}`;
}

/** Tells the person of closures that do not pass by themselves. Returns the function that ends it. */
export function tellClosures(connection: Connection, notices: Notices, reload: () => void): () => void {
  return connection.closed.on((code) => {
    const closure = CLOSURES[code];
    if (!closure?.told) return;
    notices.show(closureText(code), closure.reload ? { label: "Reload", accept: reload } : undefined);
  });
}
