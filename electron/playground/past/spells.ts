import type { Plot } from '../cast.ts';

/** `out-of-reach`: its servers hang up; `refused`: they take the secret no more, as its provider says it. */
export type Trouble = 'out-of-reach' | 'refused';

/** A time in which a mailbox did not work; milliseconds before the demo begins. */
export interface Spell {
  readonly trouble: Trouble;
  readonly fromAgo: number;
  /** 0: it still lasts. */
  readonly untilAgo: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago a mailbox was added. */
export function ageOf(plot: Plot): number {
  return plot === 'new' ? 9 * DAY_MS + 5 * HOUR_MS : 30 * DAY_MS;
}

/** What went wrong, the oldest first. */
export function spellsOf(plot: Plot): readonly Spell[] {
  return SPELLS[plot];
}

const outOfReach = (fromAgo: number, minutes: number): Spell => ({
  trouble: 'out-of-reach',
  fromAgo,
  untilAgo: fromAgo - minutes * MINUTE_MS,
});

const SPELLS: Readonly<Record<Plot, readonly Spell[]>> = {
  steady: [outOfReach(19 * DAY_MS + 3 * HOUR_MS, 22)],
  new: [],
  'dead-app-password': [
    outOfReach(12 * DAY_MS + 7 * HOUR_MS, 35),
    { trouble: 'refused', fromAgo: 2 * HOUR_MS, untilAgo: 0 },
  ],
  'passwords-ended': [
    outOfReach(21 * DAY_MS + 4 * HOUR_MS, 28),
    { trouble: 'refused', fromAgo: 20 * HOUR_MS, untilAgo: 0 },
  ],
  'near-cap': [outOfReach(6 * DAY_MS + 11 * HOUR_MS, 48)],
  'smtp-auth-off': [{ trouble: 'refused', fromAgo: 26 * HOUR_MS, untilAgo: 0 }],
  unsteady: [
    outOfReach(15 * DAY_MS + 2 * HOUR_MS, 70),
    outOfReach(15 * DAY_MS - 3 * HOUR_MS, 25),
    outOfReach(8 * DAY_MS + 9 * HOUR_MS, 3 * 60 + 20),
    outOfReach(3 * DAY_MS + 5 * HOUR_MS, 18),
    outOfReach(3 * DAY_MS + 3 * HOUR_MS, 55),
    outOfReach(3 * DAY_MS + HOUR_MS, 90),
  ],
};

/** What is wrong at a moment of the past; `null`: nothing. */
export function troubleAt(plot: Plot, ago: number): Trouble | null {
  return spellsOf(plot).find(({ fromAgo, untilAgo }) => ago <= fromAgo && ago > untilAgo)?.trouble ?? null;
}
