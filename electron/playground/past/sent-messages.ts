import type { Send } from '../../sending/send.ts';
import { CAP_OF_163, type Role } from '../cast.ts';
import { ageOf } from './spells.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Nobody writes at night: hours of the local day. */
const FIRST_HOUR = 8;
const WORKING_HOURS = 11;

/** How much of a working day's sends go out from Sunday to Saturday. */
const OF_WEEKDAY = [0.15, 1.1, 1, 1.05, 0.95, 0.8, 0.3];

/** Where a mailbox near its cap stands: past the warning at 90 %. */
const NEAR_CAP = 0.92;

/** What a mailbox sent until now, the oldest first. */
export function sentMessages(role: Role, now: Date, random: () => number): readonly Send[] {
  if (role.sendsADay === 0) return [];
  const days = Math.ceil(ageOf(role.plot) / DAY_MS);
  const times = Array.from({ length: days + 1 }, (_, index) =>
    timesOfDay(role, { now, daysAgo: days - index, days }, random),
  ).flat();
  const until = now.getTime() - 4 * 60_000;
  const from = now.getTime() - ageOf(role.plot);
  const past = times.filter((time) => time > from && time < until);
  const moments = role.plot === 'near-cap' ? nearCap(past, now, random) : past;
  return moments
    .toSorted((one, other) => one - other)
    .map((time, number) => ({
      at: new Date(Math.floor(time / 1000) * 1000).toISOString(),
      identity: `<${number}.${Math.floor(random() * 2 ** 32).toString(36)}@${domainOf(role)}>`,
      recipients: random() < 0.85 ? 1 : 1 + Math.ceil(random() * 4),
    }));
}

interface PastDay {
  readonly now: Date;
  readonly daysAgo: number;
  /** Since the mailbox was added. */
  readonly days: number;
}

function timesOfDay({ plot, sendsADay }: Role, { now, daysAgo, days }: PastDay, random: () => number) {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);
  const growth = plot === 'new' ? warmUp(days - daysAgo) : (OF_WEEKDAY[day.getDay()] ?? 1);
  const count = Math.round(sendsADay * growth * (0.85 + 0.3 * random()));
  // More in the middle of the day than at its ends.
  const hour = () => FIRST_HOUR + (WORKING_HOURS * (random() + random())) / 2;
  return Array.from({ length: count }, () => day.getTime() + hour() * HOUR_MS);
}

/** A plan of 50 a day in the first week, and about 100 in the second: used to two thirds at most, below the first warning. */
function warmUp(dayOfPlan: number): number {
  return dayOfPlan < 7 ? 0.35 : 0.6;
}

/** The last 24 hours as full as they are to be. */
function nearCap(times: readonly number[], now: Date, random: () => number): readonly number[] {
  const until = now.getTime() - DAY_MS - HOUR_MS;
  const spanMs = DAY_MS - HOUR_MS;
  const lately = Array.from(
    { length: Math.round(CAP_OF_163 * NEAR_CAP) },
    () => now.getTime() - 5 * 60_000 - random() * spanMs,
  );
  return [...times.filter((time) => time < until), ...lately];
}

function domainOf({ address }: Role): string {
  return address.slice(address.indexOf('@') + 1);
}
