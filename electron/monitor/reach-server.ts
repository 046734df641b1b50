import { verify } from '../binding/verify.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { farServers, sightingsIn } from './network-evidence.ts';

/** A network that works answers well within this time; one that is down often answers nothing. */
const LIMITS = { wholeMs: 10_000, imapVerdictMs: 10_000 };

/** Whether any of a mailbox's servers beyond the local network shows who it is. Nothing is signed in to. */
export async function reachServer(mailbox: Mailbox): Promise<boolean> {
  const far = farServers(mailbox);
  const verdicts = await verify({
    ...mailbox,
    imap: mailbox.imap !== null && far.includes(mailbox.imap) ? mailbox.imap : null,
    smtp: mailbox.smtp !== null && far.includes(mailbox.smtp) ? mailbox.smtp : null,
    signIn: { withhold: 'sign-in-budget-spent' },
    allowedRejections: 0,
    limits: LIMITS,
  });
  return sightingsIn(verdicts).some(({ isReached }) => isReached);
}
