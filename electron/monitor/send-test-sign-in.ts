import { NO_SIGN_INS, type SignInLedger } from '../history/sign-in-ledger.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import type { SignInSources } from './read-sign-in.ts';
import type { Shown } from './try-renewing.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** What a server made of the sign-in. */
export interface SignInAnswer {
  readonly isAccepted: boolean;
  /** Rejections that count against the budget. */
  readonly rejected: number;
}

/** What a send test signs in with, or why it signs in nowhere. */
export type SendTestSignIn =
  | {
      readonly ok: true;
      readonly shown: Shown;
      /** Puts what the server really rejected in the place of what was set aside for it. */
      readonly settle: (protocol: Protocol, answer: SignInAnswer) => void;
      /** Gives back what was set aside for servers that were not come to. */
      readonly release: () => void;
    }
  | { readonly ok: false; readonly why: NoSignIn };

interface SignInParts extends SignInSources {
  readonly signIns: SignInLedger;
  readonly now: () => Date;
}

/**
 * Reads the secret where both protocols may sign in, within the budget of an automatic check although somebody asks: with a
 * secret that the servers keep rejecting, a send test would only come to the same rejection.
 */
export async function signInForSendTest(
  mailbox: Mailbox,
  { signIns, credentials, oauth, now }: SignInParts,
): Promise<SendTestSignIn> {
  const asking = { signIns, credentials, oauth, now: now(), askedByUser: false, evenInPause: true };
  const prepared = await prepareSignIn(mailbox, asking);
  if (!prepared.ok) return prepared;

  const { reserved, allowance } = prepared;
  const unsettled = new Set<Protocol>(['imap', 'smtp']);
  const settle = (protocol: Protocol, { isAccepted, rejected }: SignInAnswer) => {
    unsettled.delete(protocol);
    const spent = {
      reserved: { ...NO_SIGN_INS, [protocol]: reserved[protocol] },
      rejected: { ...NO_SIGN_INS, [protocol]: rejected },
    };
    signIns.settle(mailbox.secretId, spent, now().toISOString());
    if (isAccepted) signIns.forget(mailbox.secretId, protocol);
  };
  const release = () => {
    for (const protocol of unsettled) settle(protocol, { isAccepted: false, rejected: 0 });
  };
  const { imap, smtp } = allowance.rejections;
  // SMTP comes after IMAP here in any case.
  if (imap > 0 && (smtp > 0 || allowance.smtpAfterImap))
    return { ok: true, shown: prepared, settle, release };
  release();
  const kind = allowance.resting.length > 0 ? 'resting' : 'budget-spent';
  return { ok: false, why: { kind } };
}
