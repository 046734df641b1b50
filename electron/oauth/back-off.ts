import type { OAuthFailure } from './oauth-failure.ts';

/** How long to leave a provider in peace after a failure, in milliseconds; `null`: for ever, for only the user can mend it. */
export function pauseAfter(failure: OAuthFailure, failuresInARow: number): number | null {
  switch (failure.kind) {
    case 'grant-invalid':
      return null;
    case 'temporary':
      return Math.max(
        doubled(30_000, failuresInARow, 900_000),
        Math.min(failure.retryAfterMs ?? 0, 3_600_000),
      );
    case 'network':
    case 'aborted':
      return doubled(5_000, failuresInARow, 300_000);
    case 'consent-required':
    case 'denied':
    case 'misconfigured':
    case 'untrusted-answer':
    case 'unknown':
      // An administrator may lift a rule, a registration may be mended: looked at again, but seldom.
      return doubled(300_000, failuresInARow, 3_600_000);
  }
}

function doubled(firstMs: number, failuresInARow: number, longestMs: number): number {
  return Math.min(firstMs * 2 ** (failuresInARow - 1), longestMs);
}
