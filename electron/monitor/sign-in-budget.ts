import type { SignInCounts, SignInRecords } from '../history/sign-in-ledger.ts';
import type { Protocol } from '../mailbox/server-address.ts';

/** How many sign-ins with one secret the servers may reject before the user has to act (DESIGN 5). */
export const MOST_REJECTIONS = 4;

/** The first rejection and the one that confirms it; a protocol that is refused leaves the other its share. */
export const MOST_REJECTIONS_PER_PROTOCOL = MOST_REJECTIONS / 2;

/** How long after a rejection the confirming sign-in waits; once all is spent, how often the user may try by “check now”. */
export const REST_AFTER_REJECTION_MS = 60_000;

/** What the next check may do. */
export interface Allowance {
  /** Protocols that may sign in, with the rejections to set aside for each. */
  readonly rejections: SignInCounts;
  /** Whether SMTP signs in only once IMAP has let it, because one rejection is all that this check may cost. */
  readonly smtpAfterImap: boolean;
  /** Protocols that waiting alone will allow to sign in: a first rejection is to be confirmed. */
  readonly resting: readonly Protocol[];
}

/** Who asks, and when. */
export interface Asking {
  /** The protocols that the mailbox watches. */
  readonly protocols: readonly Protocol[];
  readonly now: Date;
  /** Whether a person asked for this check and waits for it. */
  readonly askedByUser: boolean;
}

/**
 * Providers lock accounts after repeated rejections. So a check that nobody asked for signs in to a protocol until that has
 * rejected the secret twice, a minute apart, which is {@link MOST_REJECTIONS} over both. What one protocol rejects takes
 * nothing from the other. Beyond that only the user may, once a minute, for the price of one.
 */
export function allowanceOf(records: SignInRecords, { protocols, now, askedByUser }: Asking): Allowance {
  const rested = (protocol: Protocol) => {
    const { lastTryAt } = records[protocol];
    return lastTryAt === null || now.getTime() - Date.parse(lastTryAt) >= REST_AFTER_REJECTION_MS;
  };
  const left = (protocol: Protocol) =>
    protocols.includes(protocol) ? Math.max(0, MOST_REJECTIONS_PER_PROTOCOL - records[protocol].rejected) : 0;
  const hasLeft = (protocol: Protocol) => left(protocol) > 0;
  const mayTry = (protocol: Protocol) =>
    protocols.includes(protocol) &&
    (askedByUser
      ? hasLeft(protocol) || protocols.every(rested)
      : hasLeft(protocol) && (records[protocol].rejected === 0 || rested(protocol)));

  const [imap, smtp] = [mayTry('imap'), mayTry('smtp')];
  return {
    rejections: { imap: imap ? 1 : 0, smtp: smtp ? 1 : 0 },
    smtpAfterImap: imap && smtp && (!hasLeft('smtp') || left('imap') + left('smtp') === 1),
    resting: protocols.filter((protocol) => hasLeft(protocol) && !mayTry(protocol)),
  };
}

/** Whether the next automatic check, whenever it comes, signs in to every watched protocol. */
export function signsInByItself(records: SignInRecords, protocols: readonly Protocol[]): boolean {
  return protocols.every((protocol) => records[protocol].rejected < MOST_REJECTIONS_PER_PROTOCOL);
}
