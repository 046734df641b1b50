import { CHECK_LIMITS } from '../binding/verify.ts';
import type { Standing } from '../history/standing.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import { RESTS } from './sign-in-budget.ts';

const MINUTE_MS = 60_000;

/** Intervals vary by this share, so that mailboxes added together drift apart (DESIGN 5). */
export const JITTER = 0.1;
/** Longest pause for a server that asks to come back later. */
const LONGEST_BACK_OFF_MS = 60 * MINUTE_MS;
/** A server that is out of reach, or a keychain that is locked, is looked for at least this often: that costs no sign-in. */
const LOOK_FOR_RETURN_MS = 5 * MINUTE_MS;
/** After sleep or an outage of our own network: how long the network gets to settle, and over how long checks are spread. */
export const SETTLE_MS = 20_000;
export const SPREAD_MS = MINUTE_MS;
/** Lets the clock of the rejecting server and ours differ. */
const MARGIN_MS = 2_000;

/** What decides when a mailbox is checked next. `random` is from 0 to 1. */
export interface Pace {
  readonly intervalMs: number;
  readonly random: number;
  /** Whether reading the Sent folder stopped half-way. */
  readonly hasMoreToRead: boolean;
  /** How the mailbox signs in: what was refused rests by that. */
  readonly signInMethod: SignInMethod;
}

/** How long after a check the next one is due, in milliseconds. */
export function pauseAfter(
  standing: Standing,
  { intervalMs, random, hasMoreToRead, signInMethod }: Pace,
): number {
  const usual = intervalMs * (1 - JITTER + 2 * JITTER * random);
  const spread = random * MARGIN_MS;
  const { status, refusals, failures, backOffs, successes } = standing;
  const { beforeConfirmingMs, beforeFurtherMs } = RESTS[signInMethod];
  if (status === 'action-needed') {
    // Where it may be tried again by itself, a long interval must not make that come late.
    return beforeFurtherMs === null ? usual : Math.min(usual, beforeFurtherMs + MARGIN_MS + spread);
  }
  if (refusals > 0) return beforeConfirmingMs + MARGIN_MS + spread;
  if (backOffs > 0) return Math.min(LONGEST_BACK_OFF_MS, 2 ** backOffs * MINUTE_MS) + spread;
  if (status === 'pending') return failures * MINUTE_MS + spread;
  if (status === 'unreachable') {
    return successes > 0 ? MINUTE_MS + spread : Math.min(usual, LOOK_FOR_RETURN_MS + spread);
  }
  if (status === 'unknown') return Math.min(usual, LOOK_FOR_RETURN_MS + spread);
  return hasMoreToRead ? MINUTE_MS + spread : usual;
}

/**
 * When a mailbox is due as the monitor starts (milliseconds since 1970): where it would have been due anyway, and what is
 * overdue spread over a minute.
 */
export function dueAtStart(standing: Standing, now: number, pace: Pace): number {
  const checkedAt = standing.checkedAt === null ? null : Date.parse(standing.checkedAt);
  if (checkedAt === null || checkedAt > now) return now;
  // What is known is when it began; what was refused rests from its end on.
  const lastedMs = standing.refusals > 0 ? CHECK_LIMITS.wholeMs : 0;
  return Math.max(checkedAt + lastedMs + pauseAfter(standing, pace), now + pace.random * SPREAD_MS);
}

/** When a mailbox is due after sleep or time offline: the network settles first, and not all come at once. */
export function dueAfterGap(due: number, now: number, random: number): number {
  return Math.max(due, now + SETTLE_MS + random * SPREAD_MS);
}

/** A clock that was set back must not postpone a check for hours. */
export function dueAtLatest(due: number, now: number, intervalMs: number): number {
  return Math.min(due, now + Math.max(intervalMs * (1 + JITTER), LONGEST_BACK_OFF_MS));
}
