import type { MailboxSummary, Mend } from '../../electron/api/contract.ts';

/** What the button at the end of a row leads to: a new password, a sign-in, or the page with the steps. */
export type RowStep = Mend | 'open';

/** Only what somebody must mend has a step; `null` for everything else. */
export function rowStep({ status, mendedBy }: Pick<MailboxSummary, 'status' | 'mendedBy'>): RowStep | null {
  return status === 'action-needed' ? (mendedBy ?? 'open') : null;
}

/** What the button says, and says about whom. */
export const STEP_WORDS: Readonly<Record<RowStep, (address: string) => StepWords>> = {
  'new-secret': (address) => ({ words: 'Re-bind', label: `Re-bind ${address}` }),
  'sign-in': (address) => ({ words: 'Sign in', label: `Sign in to ${address}` }),
  open: (address) => ({ words: 'Show steps', label: `Show steps for ${address}` }),
};

interface StepWords {
  readonly words: string;
  /** For whoever does not see the row. */
  readonly label: string;
}
