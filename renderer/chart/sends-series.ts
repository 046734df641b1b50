import type { MailboxSends } from '../../electron/api/contract.ts';

/** What the chart of sends draws. */
export interface SendsSeries {
  /** Local days, `YYYY-MM-DD`, the oldest first; the last is today. */
  readonly days: readonly string[];
  /** Sent on each day, in `unit`. */
  readonly values: readonly number[];
  /** What is counted: as the cap counts. */
  readonly unit: 'messages' | 'recipients';
  /** What the plan had for each day; `null` where it had nothing, or counts something else than the bars. */
  readonly plans: readonly (number | null)[];
  /** Today's, by which the line is named; `null` likewise. */
  readonly plan: number | null;
  /** `null` where there is none, or where a line at its height would flatten every bar. */
  readonly cap: number | null;
  /** Whether there is a cap that is too high to be drawn. */
  readonly isCapFarAbove: boolean;
  /** The value at the upper end of the axis. */
  readonly top: number;
}

/** A cap this many times higher than all else is told in words: drawn to scale, it would press the bars flat. */
const CAP_FITS_UP_TO = 8;
const HEADROOM = 1.08;
const LOWEST_TOP = 4;

/** Chooses what to draw of a month. */
export function sendsSeries({ days, sends }: Pick<MailboxSends, 'days' | 'sends'>): SendsSeries {
  const unit = sends?.unit ?? 'messages';
  const values = days.map((day) => day[unit]);
  const plans = days.map((day) => (unit === 'messages' ? day.plan : null));
  const reached = Math.max(LOWEST_TOP, ...values, ...plans.map((plan) => plan ?? 0));
  const cap = sends?.cap ?? null;
  const shownCap = cap !== null && cap <= reached * CAP_FITS_UP_TO ? cap : null;
  return {
    days: days.map(({ day }) => day),
    values,
    unit,
    plans,
    plan: plans.at(-1) ?? null,
    cap: shownCap,
    isCapFarAbove: cap !== shownCap,
    top: Math.ceil(Math.max(reached, shownCap ?? 0) * HEADROOM),
  };
}

/** A stretch of days with the same plan: positions of the first and the last of them. */
export interface PlanTread {
  readonly first: number;
  readonly last: number;
  readonly plan: number;
}

/** The plan as a stair: neighbouring days of one plan are one tread, and days without one are left out. */
export function planTreads(plans: readonly (number | null)[]): readonly PlanTread[] {
  const treads: PlanTread[] = [];
  for (const [day, plan] of plans.entries()) {
    const before = treads.at(-1);
    if (plan === null) continue;
    if (before?.last === day - 1 && before.plan === plan) treads.splice(-1, 1, { ...before, last: day });
    else treads.push({ first: day, last: day, plan });
  }
  return treads;
}

/** Positions of the days to name under the axis: today and whole weeks before it, at most `most` of them. */
export function namedDays(count: number, most: number): readonly number[] {
  const weeks = Math.ceil(count / 7);
  const step = 7 * Math.max(1, Math.ceil(weeks / Math.max(1, most)));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => count - 1 - index * step).toReversed();
}

/** Moves labels apart that would lie on each other: positions in pixels from the top, `cap` above `plan`. */
export function spreadLabels(cap: number, plan: number, height: number): readonly [number, number] {
  const missing = height - (plan - cap);
  return missing <= 0 ? [cap, plan] : [cap - missing / 2, plan + missing / 2];
}
