/** How many sign-ins with one secret a server may reject before the user has to act (DESIGN 5). */
export const MOST_REJECTIONS = 4;

/** Once the budget is spent, the user's own “check now” may sign in this often. */
export const ASKED_AGAIN_AFTER_MS = 60_000;

/** What has been spent of one secret's budget. */
export interface SignInRecord {
  /** Rejected sign-ins of both protocols since the secret was stored. */
  readonly rejected: number;
  /** Last sign-in of any outcome: ISO 8601, UTC; `null` before the first. */
  readonly lastTryAt: string | null;
}

/**
 * How many rejections the next check may cost; 0 means that no sign-in is tried. Providers lock accounts after repeated
 * rejections, so an automatic check never goes past {@link MOST_REJECTIONS}.
 */
export function allowedRejections(
  { rejected, lastTryAt }: SignInRecord,
  { now, askedByUser }: { now: Date; askedByUser: boolean },
): number {
  if (rejected < MOST_REJECTIONS) {
    return MOST_REJECTIONS - rejected;
  }
  const restedMs = lastTryAt === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(lastTryAt);
  return askedByUser && restedMs >= ASKED_AGAIN_AFTER_MS ? 1 : 0;
}
