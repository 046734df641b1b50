import type { Diagnosis } from '../diagnosis/diagnose.ts';

/** What to say of a check that failed because this computer has no network: nothing about the mailbox. */
export function diagnoseOffline(): Diagnosis {
  return {
    status: 'offline',
    cause: 'network-offline',
    transient: true,
    title: 'This computer is offline',
    summary: 'No mail server could be reached from here, so nothing is known about the mailbox.',
    advice: [
      { text: 'Check this computer’s network; Mailvitals goes on by itself once it is back.', url: null },
    ],
    actor: 'user',
    imapCause: 'network-offline',
    smtpCause: 'network-offline',
    warnings: [],
  };
}
