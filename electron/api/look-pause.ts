/** At most four snapshots a second: more than an eye follows. */
const LEAST_MS = 250;

/** What a user waits for may not be later than this, however many mailboxes there are. */
const MOST_MS = 2_000;

/** So many times what a look took: looking then takes a twentieth of a core at most. */
const SHARE = 20;

/** How long after one look began the next may follow, in milliseconds; `tookMs` is what the first took. */
export function lookPause(tookMs: number): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, SHARE * tookMs));
}
