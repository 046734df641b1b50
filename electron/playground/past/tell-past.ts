import type { Alerting } from '../../alerting/alerting.ts';

const MINUTE_MS = 60_000;

/** While something is new, alerts are looked at as often as the monitor would have; else now and then. */
const NEWS_MS = 5 * MINUTE_MS;
const NOW_AND_THEN_MS = 60 * MINUTE_MS;

/** What is so at a moment of the past. */
export interface PastNews {
  readonly isNews: boolean;
  readonly isAnythingBad: boolean;
}

/** Runs alerting at moments of the past, in milliseconds since 1970: nobody heard what it said, but it counts as told. */
export function tellAsItHappened(alerting: Alerting): (at: number, news: PastNews) => void {
  let newsAt = 0;
  let ranAt = 0;
  return (at, { isNews, isAnythingBad }) => {
    if (isNews) newsAt = at;
    const isFresh = at - newsAt < NEWS_MS;
    if (!isFresh && !(isAnythingBad && at - ranAt >= NOW_AND_THEN_MS)) return;
    ranAt = at;
    alerting.invalidate();
    alerting.run({ now: new Date(at), suspected: [], isOffline: false });
  };
}
