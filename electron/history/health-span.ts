import type { MailboxStatus } from '../diagnosis/cause.ts';
import { type Health, healthOf } from './check-record.ts';
import { HOUR_MS } from './utc-hour.ts';

/** A stretch of time in which a mailbox was as `health` says. Milliseconds since 1970; `to` is not part of it. */
export interface HealthSpan {
  readonly from: number;
  readonly to: number;
  readonly health: Health;
}

/**
 * A check speaks for the time until the next one, but never longer than `holdsMs`: after that the app was asleep or
 * closed, and nothing is known. `checks` are in order of time.
 */
export function spansOfChecks(
  checks: readonly { readonly at: string; readonly status: MailboxStatus }[],
  now: number,
  holdsMs: number,
): readonly HealthSpan[] {
  return checks.map((check, index) => {
    const from = Date.parse(check.at);
    const next = checks[index + 1];
    const until = next === undefined ? now : Date.parse(next.at);
    return { from, to: Math.max(from, Math.min(until, from + holdsMs)), health: healthOf(check.status) };
  });
}

/**
 * An hour is shared out by the number of checks. When within the hour they happened is no longer known, so what failed
 * is put at its end.
 */
export function spansOfHours(
  hours: readonly { readonly at: string; readonly status: MailboxStatus; readonly checks: number }[],
): readonly HealthSpan[] {
  const byHour = Map.groupBy(hours, (hour) => Date.parse(hour.at));
  return [...byHour].flatMap(([start, shares]) => {
    const total = countOf(shares);
    let from = start;
    return (['up', 'unknown', 'down'] as const).flatMap((health) => {
      const count = countOf(shares.filter((share) => healthOf(share.status) === health));
      if (count === 0) return [];
      const span = { from, to: from + (HOUR_MS * count) / total, health };
      from = span.to;
      return [span];
    });
  });
}

function countOf(hours: readonly { readonly checks: number }[]): number {
  return hours.reduce((sum, hour) => sum + hour.checks, 0);
}
