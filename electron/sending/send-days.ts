import * as v from 'valibot';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { localDayOf, shiftDay, startOfLocalDay } from './local-day.ts';
import type { SendDay } from './send-day.ts';

/**
 * The last `days` local days of a mailbox, today being the last. A day is what is still held message by message, in the
 * time zone of now, and what was swept into its figures: on the day where the sweep stopped, before a journey perhaps,
 * it is both.
 */
export function readSendDays(
  database: Database,
  mailboxId: string,
  days: number,
  now: Date,
): readonly SendDay[] {
  const today = localDayOf(now.getTime());
  const first = shiftDay(today, 1 - days);
  const swept = new Map(
    database.all(SWEPT, { mailboxId, first }).map((row) => {
      const day = readRow(SendDayRow, row, 'A day of sends');
      return [day.day, day];
    }),
  );
  return Array.from({ length: days }, (_, index) => {
    const day = shiftDay(first, index);
    const from = startOfLocalDay(day);
    // What a server whose clock is ahead dates tomorrow was sent today.
    const until = day === today ? Number.MAX_SAFE_INTEGER : startOfLocalDay(shiftDay(day, 1));
    const row = database.get(HELD, { mailboxId, from, until });
    const held = readRow(SumRow, row, 'A day of sends');
    return {
      day,
      messages: held.messages + (swept.get(day)?.messages ?? 0),
      recipients: held.recipients + (swept.get(day)?.recipients ?? 0),
    };
  });
}

const SumRow = v.object({ messages: v.number(), recipients: v.number() });

const SendDayRow = v.object({ day: v.string(), messages: v.number(), recipients: v.number() });

const SWEPT = `
  SELECT day, messages, recipients FROM send_days JOIN mailboxes ON mailboxes.key = send_days.mailbox
  WHERE mailboxes.id = :mailboxId AND day >= :first`;

const HELD = `
  SELECT count(*) AS messages, ifnull(sum(recipients), 0) AS recipients
  FROM mailboxes CROSS JOIN sends ON sends.mailbox = mailboxes.key
  WHERE mailboxes.id = :mailboxId AND at >= :from AND at < :until`;
