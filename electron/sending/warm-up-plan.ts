import { daysBetween, localDayOf } from './local-day.ts';
import type { Cap } from './send-cap.ts';
import type { SendLimits } from './send-limits.ts';

// The figures are those that guides for Outlook.com recommend to mailboxes newly bound to a sending program: 50 a day in
// the first week, 100 to 150 in weeks 2 to 4, and 200 at most after a month, where 300 were seen to be the cap. For other
// caps the same margin is kept: two thirds.
const FIRST_WEEK = 50;
const SECOND_WEEK_BEGINS = 100;
const FOURTH_WEEK_ENDS = 150;
/** Days are counted from 1. */
const SECOND_WEEK_DAY = 8;
const FOURTH_WEEK_DAY = 28;

/** What a day's plan follows from. Days are local, `YYYY-MM-DD`. */
export interface PlanInput {
  readonly cap: Pick<Cap, 'value'> | null;
  /** `null`: the mailbox keeps to its cap alone. */
  readonly firstDay: string | null;
  readonly today: string;
}

/**
 * How many messages the plan has for today; `null` where it has no figure: switched off, past the first month of a
 * mailbox without a known cap, or under a cap too small to share out. A cap on recipients bounds the messages as well,
 * since each has one at least.
 */
export function planForDay({ cap, firstDay, today }: PlanInput): number | null {
  if (firstDay === null) return null;
  const margin = cap === null ? null : Math.floor((cap.value * 2) / 3);
  const advised = advisedOn(daysBetween(firstDay, today) + 1);
  if (margin === null) return advised;
  if (margin < 1) return null;
  return advised === null ? margin : Math.min(advised, margin);
}

/** `null` after the fourth week. A plan that begins in the future stands at its beginning. */
function advisedOn(dayOfPlan: number): number | null {
  if (dayOfPlan < SECOND_WEEK_DAY) return FIRST_WEEK;
  if (dayOfPlan > FOURTH_WEEK_DAY) return null;
  const way = (dayOfPlan - SECOND_WEEK_DAY) / (FOURTH_WEEK_DAY - SECOND_WEEK_DAY);
  return Math.round(SECOND_WEEK_BEGINS + way * (FOURTH_WEEK_ENDS - SECOND_WEEK_BEGINS));
}

/** What is known of a mailbox's age: ISO 8601, UTC. */
export interface KnownAge {
  /** When it was added to this app. */
  readonly createdAt: string;
  /** The first message of its Sent folder; `null` where that is empty or was never read. */
  readonly oldestAt: string | null;
}

/**
 * The first day of the plan; `null` where the user switched it off. Where the user said nothing, a mailbox whose Sent
 * folder reaches further back than its place in this app is no beginner.
 */
export function warmUpFirstDay(
  { warmUpSince }: Pick<SendLimits, 'warmUpSince'>,
  { createdAt, oldestAt }: KnownAge,
): string | null {
  if (warmUpSince === 'off') return null;
  if (warmUpSince !== null) return warmUpSince;
  return localDayOf(Math.min(Date.parse(createdAt), Date.parse(oldestAt ?? createdAt)));
}
