import type { FailurePattern } from './failure-pattern.ts';
import { GOOGLE_FAILURES } from './google-failures.ts';
import { MICROSOFT_FAILURES } from './microsoft-failures.ts';
import { STANDARD_FAILURES } from './standard-failures.ts';

/** In the order to try them: the first that fits decides. */
export const FAILURE_PATTERNS: readonly FailurePattern[] = [
  ...MICROSOFT_FAILURES,
  ...GOOGLE_FAILURES,
  ...STANDARD_FAILURES,
];
