const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** How long a connection must have held to prove that the server puts up with it. */
export const PROVEN_AFTER_MS = 10 * MINUTE_MS;
/** A connection that ends sooner was ended because it was there, or did not get as far as being of use. */
export const SHORT_LIVED_MS = MINUTE_MS;
/** So many short-lived ones in a row say that the server does not want a connection that stays. */
export const SHORT_LIVES_TO_YIELD = 3;
/** How long a server is left alone that does not want a further connection. */
export const YIELD_MS = 60 * MINUTE_MS;
const FIRST_REST_MS = 5 * SECOND_MS;
const LONGEST_REST_MS = 15 * MINUTE_MS;
/** A server that restarts cuts all its connections in the same moment; they shall not all come back in one. */
const JITTER = 0.2;

/** How the connection of a sentinel came to its end, or why there was none. */
export type SentinelEnd =
  /** We closed it, or did not begin: the mailbox is not to be guarded any more, or not now. */
  | { readonly kind: 'closed' }
  /** The server or the network ended it, this many milliseconds after the sign-in. */
  | { readonly kind: 'cut'; readonly heldMs: number }
  /** The server said that it ended the session with its access token. */
  | { readonly kind: 'token-over'; readonly heldMs: number }
  /** The server answered the sign-in with a refusal of any kind. */
  | { readonly kind: 'refused' }
  /** The server says that there are enough connections, before or after the sign-in. */
  | { readonly kind: 'too-many-connections' }
  /** It never came to an answer: the network, the keychain, the sign-in budget. */
  | { readonly kind: 'not-opened' };

/** What is remembered of the connections of one mailbox. */
export interface SentinelRecord {
  /** Connections that ended otherwise than by us since one was last proven to hold. */
  readonly ends: number;
  /** Of those, short-lived or refused ones in a row. */
  readonly shortLives: number;
  /** When the last connection ended, in milliseconds since 1970. */
  readonly endedAt: number;
  /** How long from then on no new one may be tried, in milliseconds. */
  readonly restMs: number;
  /** Whether a check has to work first: its last end called for one. */
  readonly needsProof: boolean;
}

export const NO_SENTINEL_RECORD: SentinelRecord = {
  ends: 0,
  shortLives: 0,
  endedAt: 0,
  restMs: 0,
  needsProof: false,
};

/** What follows from an end. */
export interface AfterEnd {
  readonly record: SentinelRecord;
  /** Whether the end is a reason to check the mailbox now. */
  readonly callsForCheck: boolean;
}

/**
 * Decides what follows once a connection has ended at `at` (milliseconds since 1970); `random` is from 0 to 1. The rest
 * doubles from 5 seconds to 15 minutes, so that a server that always cuts gets no storm of checks and sign-ins. One that
 * keeps cutting within a minute is left alone for an hour at a time, and its cuts say nothing about the mailbox any more.
 */
export function afterEnd(
  { ends, shortLives }: SentinelRecord,
  end: SentinelEnd,
  { at, random }: { readonly at: number; readonly random: number },
): AfterEnd {
  const follow = (
    counts: Pick<SentinelRecord, 'ends' | 'shortLives'>,
    restMs: number,
    callsForCheck: boolean,
  ) => {
    const jitter = 1 - JITTER + 2 * JITTER * random;
    const record = { ...counts, endedAt: at, restMs: restMs * jitter, needsProof: callsForCheck };
    return { record, callsForCheck };
  };
  switch (end.kind) {
    case 'closed':
      // What is named and not named in turn must not sign in each time.
      return follow({ ends, shortLives }, FIRST_REST_MS, false);
    case 'too-many-connections':
      return follow({ ends, shortLives }, YIELD_MS, false);
    case 'not-opened':
      return follow({ ends: ends + 1, shortLives }, restAfter(ends + 1), false);
    case 'token-over':
    case 'cut':
    case 'refused': {
      const heldMs = end.kind === 'refused' ? 0 : end.heldMs;
      // It says nothing of the mailbox; of a server that does so to every new session, it does: tokens live for an hour.
      if (end.kind === 'token-over' && heldMs >= PROVEN_AFTER_MS) {
        return follow({ ends: 1, shortLives: 0 }, FIRST_REST_MS, false);
      }
      const counts = {
        ends: heldMs >= PROVEN_AFTER_MS ? 1 : ends + 1,
        shortLives: heldMs < SHORT_LIVED_MS ? shortLives + 1 : 0,
      };
      return counts.shortLives >= SHORT_LIVES_TO_YIELD
        ? follow(counts, YIELD_MS, false)
        : follow(counts, restAfter(counts.ends), true);
    }
  }
}

function restAfter(ends: number): number {
  return Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (ends - 1));
}

/**
 * Whether a connection may be tried at `now` (milliseconds since 1970). `lastProofAt` tells when the last check began
 * in which the mailbox worked: ISO 8601, UTC; a check that began before the cut proves nothing.
 */
export function mayOpen(
  { endedAt, restMs, needsProof }: SentinelRecord,
  { now, lastProofAt }: { readonly now: number; readonly lastProofAt: () => string | null },
): boolean {
  // A clock that was set back must not keep it shut for hours.
  if (now < endedAt) return true;
  if (now < endedAt + restMs) return false;
  return !needsProof || Date.parse(lastProofAt() ?? '') >= endedAt;
}
