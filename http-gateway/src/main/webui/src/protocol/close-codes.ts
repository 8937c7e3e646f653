/** Why a socket was closed, and what follows: docs/protocol.md, "Close codes". */
export const CloseCode = {
  NORMAL: 1000,
  POLICY: 1008,
  TOO_BIG: 1009,
  SIGNED_OUT: 4401,
} as const;

/** Coming back at once would only meet the same refusal. */
export const REFUSED_DELAY_MS = 10_000;

export function isRefusal(code: number): boolean {
  return code === CloseCode.POLICY || code === CloseCode.TOO_BIG;
}
