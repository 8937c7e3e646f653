/** Why a socket was closed: docs/protocol.md, "Close codes". */
export const CloseCode = {
  NORMAL: 1000,
  GOING_AWAY: 1001,
  PROTOCOL_ERROR: 1002,
  POLICY_VIOLATION: 1008,
  MESSAGE_TOO_BIG: 1009,
  INTERNAL_ERROR: 1011,
  SERVICE_RESTART: 1012,
  TRY_AGAIN_LATER: 1013,
  BAD_PROTOCOL: 4400,
  SIGNED_OUT: 4401,
  IDLE_TIMEOUT: 4408,
  NOT_READING: 4410,
  VERSION_NOT_SERVED: 4426,
} as const;

/** A connection that was lost without a code, or never came about. */
export const LOST = 0;

/** Coming back at once would only meet the same refusal. */
export const REFUSED_DELAY_MS = 10_000;

const DELAYS = new Map<number, number>([
  [CloseCode.MESSAGE_TOO_BIG, REFUSED_DELAY_MS],
  [CloseCode.VERSION_NOT_SERVED, REFUSED_DELAY_MS],
  [CloseCode.TRY_AGAIN_LATER, 5_000],
  [CloseCode.INTERNAL_ERROR, 1_000],
  [CloseCode.BAD_PROTOCOL, 1_000],
  [CloseCode.PROTOCOL_ERROR, 1_000],
]);

/** Milliseconds to wait in addition to the growing delay between attempts. */
export function delayAfter(code: number): number {
  return DELAYS.get(code) ?? 0;
}
