import * as v from 'valibot';
import type { MailboxStatus } from '../diagnosis/cause.ts';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { StatusSchema } from './check-schema.ts';
import { HOUR_MS, utcHourOf } from './utc-hour.ts';

/** What the checks of one hour with one status add up to. An hour with several statuses has several of these. */
export interface PastHour {
  /** Start of the hour: ISO 8601, UTC. */
  readonly at: string;
  readonly status: MailboxStatus;
  readonly checks: number;
  readonly msSum: number;
  readonly msMin: number;
  readonly msMax: number;
}

/** Checks that grew older than 30 days, by the hour. Throws `StorageProblem` where the memory fails. */
export interface HourStore {
  /** From the hour on in which `since` (ISO 8601) lies, the oldest first. */
  hours(mailboxId: string, since: string): readonly PastHour[];
}

const HourRow = v.pipe(
  v.object({
    hour: v.number(),
    status: StatusSchema,
    checks: v.number(),
    ms_sum: v.number(),
    ms_min: v.number(),
    ms_max: v.number(),
  }),
  v.transform(
    (row): PastHour => ({
      at: new Date(row.hour * HOUR_MS).toISOString(),
      status: row.status,
      checks: row.checks,
      msSum: row.ms_sum,
      msMin: row.ms_min,
      msMax: row.ms_max,
    }),
  ),
);

/** The {@link HourStore} over the table `check_hours`, which `retention.ts` fills. */
export function createHourStore(database: Database): HourStore {
  return {
    hours: (mailboxId, since) =>
      database
        .all(HOURS, { mailboxId, since: utcHourOf(Date.parse(since)) })
        .map((row) => readRow(HourRow, row, 'A past hour')),
  };
}

const HOURS = `
  SELECT hour, status, checks, ms_sum, ms_min, ms_max
  FROM check_hours JOIN mailboxes ON mailboxes.key = check_hours.mailbox
  WHERE mailboxes.id = :mailboxId AND hour >= :since
  ORDER BY hour, status`;
