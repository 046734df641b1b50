import type { Cause } from './cause.ts';

/** Only these ask for a new secret. `null`: the keychain holds none for the mailbox. */
const MENDED_BY_SECRET: ReadonlySet<Cause | null> = new Set<Cause | null>([
  null,
  'bad-credentials',
  'app-password-required',
]);

/** Whether a new secret is what mends a mailbox that needs somebody for this cause. */
export function isMendedBySecret(cause: Cause | null): boolean {
  return MENDED_BY_SECRET.has(cause);
}
