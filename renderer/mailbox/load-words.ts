import type { SendReport } from '../../electron/api/contract.ts';
import { numberText } from '../words/count-words.ts';

/** One gauge: what was sent, against what. */
export interface LoadMeter {
  readonly label: string;
  /** `41 of 300 messages`. */
  readonly text: string;
  /** 0 to 1 and above; `null` where there is nothing to hold it against. */
  readonly share: number | null;
  /** Whether it deserves attention. */
  readonly isHigh: boolean;
}

/** A cap is a wall, so it is told ahead; the plan is advice, and may be used up. */
const CAP_IS_NEAR = 0.7;
const PLAN_IS_USED_UP = 1;

/** The last 24 hours against the cap, and today against the plan. */
export function loadMeters(sends: SendReport): readonly LoadMeter[] {
  const { unit, cap, capShare, planToday, planShare, messagesToday } = sends;
  const sent = unit === 'recipients' ? sends.recipients24h : sends.messages24h;
  const atLeast = sends.isComplete ? '' : 'at least ';
  return [
    {
      label: cap === null ? 'Last 24 hours' : 'Last 24 hours, against the cap',
      text: atLeast + ofText(sent, cap, unit),
      share: capShare,
      isHigh: (capShare ?? 0) >= CAP_IS_NEAR,
    },
    {
      label: planToday === null ? 'Today' : 'Today, against the plan',
      text: ofText(messagesToday, planToday, 'messages'),
      share: planShare,
      isHigh: (planShare ?? 0) > PLAN_IS_USED_UP,
    },
  ];
}

/** Where the cap comes from, in a sentence. */
export function capBasisText({ cap, unit, capBasis }: SendReport): string {
  if (cap === null || capBasis === null)
    return 'No cap is known for this provider. “Edit” takes one of your own.';
  const figure = `${numberText(cap)} ${unit} in 24 hours`;
  switch (capBasis) {
    case 'user':
      return `The cap of ${figure} is yours.`;
    case 'published':
      return `The cap of ${figure} is published by the provider.`;
    case 'observed':
      return `The cap of ${figure} was observed by others; the provider publishes none.`;
  }
}

const DAY_MS = 86_400_000;
const BACKFILL_DAYS = 30;

/** How far the first reading of the Sent folder is. */
export interface Backfill {
  /** `Reading the Sent folder: 12 of 30 days`. */
  readonly text: string;
  /** 0 to 1. */
  readonly share: number;
}

/** `null` once the last 30 days are read. `now` in milliseconds since 1970. */
export function backfillOf({ isComplete, readBackTo }: SendReport, now: number): Backfill | null {
  if (isComplete) return null;
  const back = readBackTo === null ? 0 : (now - Date.parse(readBackTo)) / DAY_MS;
  const days = Math.max(0, Math.min(BACKFILL_DAYS - 1, Math.floor(back)));
  return {
    text: `Reading the Sent folder: ${days} of ${BACKFILL_DAYS} days so far, a part with each check. Until then the figures may be too low.`,
    share: days / BACKFILL_DAYS,
  };
}

function ofText(sent: number, limit: number | null, unit: string): string {
  return limit === null
    ? `${numberText(sent)} ${sent === 1 ? unit.slice(0, -1) : unit}`
    : `${numberText(sent)} of ${numberText(limit)} ${limit === 1 ? unit.slice(0, -1) : unit}`;
}
