import type { Database } from '../storage/database.ts';
import { HOUR_MS, utcHourOf } from './utc-hour.ts';

const DAY_MS = 24 * HOUR_MS;

/** How long things are kept. */
export interface HistoryAge {
  /** Days for which checks are kept one by one. */
  readonly checkDays: number;
  /** Days for which hourly figures and closed incidents are kept. */
  readonly hourDays: number;
}

/** At most this stretch of checks is rolled up at once: for 1,000 mailboxes a day's takes 0.2 s on the main thread. */
const STRETCH_MS = DAY_MS;

/** What has grown old. All bounds are milliseconds since 1970, the first two on a full hour (UTC). */
export interface RetentionPlan {
  /** Checks before this moment become hourly figures. */
  readonly rollUpBefore: number;
  /** Hourly figures, and closed incidents, before this moment go. */
  readonly dropBefore: number;
  /** Whether more checks are due than one stretch: sweep again soon. */
  readonly isMoreDue: boolean;
}

/** Whole hours only: a check can then never arrive for an hour that was rolled up half. */
export function planRetention(
  now: number,
  oldestCheckAt: number | null,
  { checkDays, hourDays }: HistoryAge,
): RetentionPlan {
  const due = startOfHour(now - checkDays * DAY_MS);
  const stretchEnd = startOfHour(oldestCheckAt ?? due) + STRETCH_MS;
  return {
    rollUpBefore: Math.min(due, stretchEnd),
    dropBefore: startOfHour(now - hourDays * DAY_MS),
    isMoreDue: stretchEnd < due,
  };
}

/**
 * Applies the plan for `now` in one transaction. Repeating it changes nothing, in this process or another: the checks
 * that were counted are deleted with the same commit. Meant to run hourly; returns whether it should run again at once.
 */
export function sweepHistory(database: Database, now: Date, age: HistoryAge): boolean {
  return database.transaction(() => {
    const oldest = database.get(OLDEST_CHECK)?.at;
    const plan = planRetention(now.getTime(), typeof oldest === 'number' ? oldest : null, age);
    database.run(ROLL_UP, { before: plan.rollUpBefore });
    database.run(DROP_CHECKS, { before: plan.rollUpBefore });
    database.run(DROP_HOURS, { beforeHour: utcHourOf(plan.dropBefore) });
    database.run('DELETE FROM incidents WHERE closed_at < :before', { before: plan.dropBefore });
    return plan.isMoreDue;
  });
}

function startOfHour(ms: number): number {
  return utcHourOf(ms) * HOUR_MS;
}

// The key of both tables begins with the mailbox: going through the mailboxes turns each search into a jump.
const EVERY_MAILBOX = 'mailbox IN (SELECT key FROM mailboxes)';

const OLDEST_CHECK = `
  SELECT min(first) AS at
  FROM (SELECT (SELECT min(at) FROM checks WHERE mailbox = mailboxes.key) AS first FROM mailboxes)`;

const ROLL_UP = `
  INSERT INTO check_hours (mailbox, hour, status, checks, ms_sum, ms_min, ms_max)
  SELECT mailbox, at / ${HOUR_MS} AS hour, status, count(*), sum(duration_ms), min(duration_ms), max(duration_ms)
  FROM checks WHERE ${EVERY_MAILBOX} AND at < :before
  GROUP BY mailbox, hour, status
  ON CONFLICT (mailbox, hour, status) DO UPDATE SET
    checks = checks + excluded.checks,
    ms_sum = ms_sum + excluded.ms_sum,
    ms_min = min(ms_min, excluded.ms_min),
    ms_max = max(ms_max, excluded.ms_max)`;

const DROP_CHECKS = `DELETE FROM checks WHERE ${EVERY_MAILBOX} AND at < :before`;

const DROP_HOURS = `DELETE FROM check_hours WHERE ${EVERY_MAILBOX} AND hour < :beforeHour`;
