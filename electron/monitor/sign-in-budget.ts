import type { SignInCounts, SignInRecords } from '../history/sign-in-ledger.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Protocol } from '../mailbox/server-address.ts';

/** How many sign-ins with one secret the servers may reject before the user has to act (DESIGN 5). */
export const MOST_REJECTIONS = 4;

/** The first rejection and the one that confirms it; a protocol that is refused leaves the other its share. */
export const MOST_REJECTIONS_PER_PROTOCOL = MOST_REJECTIONS / 2;

/**
 * How long after a rejected password the confirming sign-in waits; once all is spent, how often the user may try by
 * “check now”.
 */
export const REST_AFTER_REJECTION_MS = 60_000;

/** How long sign-ins that nobody asks for wait after one that was rejected, in milliseconds. */
export interface Rests {
  /** Before the one that confirms it. */
  readonly beforeConfirmingMs: number;
  /** Before each further one, once a protocol has nothing left; `null`: there is none. */
  readonly beforeFurtherMs: number | null;
}

/** By what is rejected. */
export const RESTS: Readonly<Record<SignInMethod, Rests>> = {
  // Each wrong one brings the account nearer to being locked, and a wrong one does not become right by itself.
  password: { beforeConfirmingMs: REST_AFTER_REJECTION_MS, beforeFurtherMs: null },
  // Locks no account. A sign-in that has ended is told at once by the identity provider, so that what mail servers refuse is
  // mostly trouble of their own: it lasts for minutes or hours, and goes away without anybody.
  oauth2: { beforeConfirmingMs: 10 * 60_000, beforeFurtherMs: 60 * 60_000 },
};

/** What the next check may do. */
export interface Allowance {
  /** Protocols that may sign in, with the rejections to set aside for each. */
  readonly rejections: SignInCounts;
  /** Whether SMTP signs in only once IMAP has let it, because one rejection is all that this check may cost. */
  readonly smtpAfterImap: boolean;
  /** Protocols that waiting alone will allow to sign in: a first rejection is to be confirmed. */
  readonly resting: readonly Protocol[];
}

/** Who asks, for what, and when. */
export interface Asking {
  /** The protocols that the mailbox watches. */
  readonly protocols: readonly Protocol[];
  readonly signInMethod: SignInMethod;
  readonly now: Date;
  /** Whether a person asked for this check and waits for it. */
  readonly askedByUser: boolean;
}

/**
 * Providers lock accounts after repeated rejections. So a check that nobody asked for signs in to a protocol until that has
 * rejected the secret twice, which is {@link MOST_REJECTIONS} over both; after that as {@link RESTS} says. What one protocol
 * rejects takes nothing from the other. Beyond that only the user may, once a minute, for the price of one.
 */
export function allowanceOf(
  records: SignInRecords,
  { protocols, signInMethod, now, askedByUser }: Asking,
): Allowance {
  const { beforeConfirmingMs, beforeFurtherMs } = RESTS[signInMethod];
  const hasRested = (protocol: Protocol, restMs: number) => {
    const { lastTryAt } = records[protocol];
    return lastTryAt === null || now.getTime() - Date.parse(lastTryAt) >= restMs;
  };
  const left = (protocol: Protocol) =>
    protocols.includes(protocol) ? Math.max(0, MOST_REJECTIONS_PER_PROTOCOL - records[protocol].rejected) : 0;
  const hasLeft = (protocol: Protocol) => left(protocol) > 0;
  const mayUser = (protocol: Protocol) =>
    hasLeft(protocol) || protocols.every((one) => hasRested(one, REST_AFTER_REJECTION_MS));
  const mayByItself = (protocol: Protocol) =>
    hasLeft(protocol)
      ? records[protocol].rejected === 0 || hasRested(protocol, beforeConfirmingMs)
      : beforeFurtherMs !== null && hasRested(protocol, beforeFurtherMs);
  const mayTry = (protocol: Protocol) =>
    protocols.includes(protocol) && (askedByUser ? mayUser(protocol) : mayByItself(protocol));

  const [imap, smtp] = [mayTry('imap'), mayTry('smtp')];
  return {
    rejections: { imap: imap ? 1 : 0, smtp: smtp ? 1 : 0 },
    smtpAfterImap: askedByUser && imap && smtp && (!hasLeft('smtp') || left('imap') + left('smtp') === 1),
    resting: protocols.filter((protocol) => hasLeft(protocol) && !mayTry(protocol)),
  };
}

/** Whether automatic checks go on signing in to every watched protocol, be it after a rest. */
export function signsInByItself(
  records: SignInRecords,
  protocols: readonly Protocol[],
  signInMethod: SignInMethod,
): boolean {
  return (
    RESTS[signInMethod].beforeFurtherMs !== null ||
    protocols.every((protocol) => records[protocol].rejected < MOST_REJECTIONS_PER_PROTOCOL)
  );
}
