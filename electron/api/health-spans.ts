import { type HealthSpan, spansOfChecks, spansOfHours } from '../history/health-span.ts';
import type { Memory } from '../history/memory.ts';
import type { TimeWindow } from '../history/uptime.ts';

/** A check speaks for the time until the next one, at most this many intervals (DESIGN 5). */
const CHECK_HOLDS_INTERVALS = 2;
const MINUTE_MS = 60_000;

/** How a mailbox was within the window, as far as its checks tell, or what they were rolled up to. */
export function readHealthSpans(
  mailboxId: string,
  { from, to }: TimeWindow,
  { checks, hours, settings }: Pick<Memory, 'checks' | 'hours' | 'settings'>,
): readonly HealthSpan[] {
  const holdsMs = CHECK_HOLDS_INTERVALS * settings.read().intervalMinutes * MINUTE_MS;
  // The last check before the window still speaks within it.
  const since = new Date(from - holdsMs).toISOString();
  return [
    ...spansOfHours(hours.hours(mailboxId, since)),
    ...spansOfChecks(checks.statuses(mailboxId, since), to, holdsMs),
  ];
}
