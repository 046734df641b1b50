import type { StepTemplate } from './template.ts';

/** What cures a refused or switched-off password at Microsoft. */
export const SIGN_IN_WITH_MICROSOFT: readonly StepTemplate[] = [
  { text: 'Choose “Sign in with Microsoft” and sign in as this mailbox in the browser.' },
  { text: 'Allow access to the mailbox and come back: there is no password to copy.' },
];

/** Microsoft takes submissions on 587 alone; programs that guess 465 get no answer (seeds, ISPDB 2025-07-28). */
export const USE_PORT_587: StepTemplate = {
  text: 'For SMTP, choose port 587 with STARTTLS: Microsoft does not take mail on port 465.',
};
