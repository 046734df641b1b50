/** How long a send test takes its time; all in milliseconds. */
export interface SendTestLimits {
  /** For signing in over IMAP, then for each command. */
  readonly imapMs: number;
  /** For signing in over SMTP and handing the message over, the server's answer included. */
  readonly smtpMs: number;
  /** From the acceptance on, how long the message is looked for. */
  readonly lookMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /**
   * From when on the folder of all mail is looked in too. A copy of what is sent lies there at once, so that before the
   * message had its chance to come to the inbox, finding it there would say nothing.
   */
  readonly allMailAfterMs: number;
}

/** Those of DESIGN 5. A server may check the message for a while before it answers. */
export const SEND_TEST_LIMITS: SendTestLimits = {
  imapMs: 30_000,
  smtpMs: 60_000,
  lookMs: 120_000,
  firstPauseMs: 1_000,
  longestPauseMs: 10_000,
  allMailAfterMs: 30_000,
};

/**
 * How long to wait before looking once more, each time twice as long as before; `null` once the time is up. The last look
 * is at the limit.
 */
export function pauseBefore(
  look: { readonly number: number; readonly elapsedMs: number },
  { lookMs, firstPauseMs, longestPauseMs }: SendTestLimits,
): number | null {
  const left = lookMs - look.elapsedMs;
  return left <= 0 ? null : Math.min(firstPauseMs * 2 ** (look.number - 1), longestPauseMs, left);
}
