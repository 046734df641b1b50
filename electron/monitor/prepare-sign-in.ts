import type { SignInCounts, SignInLedger } from '../history/sign-in-ledger.ts';
import { type Mailbox, protocolsOf } from '../mailbox/mailbox.ts';
import { type ReadSignIn, readSignIn, type SignInSources } from './read-sign-in.ts';
import { type Allowance, allowanceOf } from './sign-in-budget.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** What a check may sign in with and what that may cost, or why it signs in nowhere. */
export type PreparedSignIn =
  | (Extract<ReadSignIn, { ok: true }> & {
      /** Protocols without a rejection to spend do not sign in. */
      readonly allowance: Allowance;
      /** Rejections set aside in the ledger; to be settled when the servers have answered. */
      readonly reserved: SignInCounts;
    })
  | { readonly ok: false; readonly why: NoSignIn };

interface Preparation extends SignInSources {
  readonly signIns: SignInLedger;
  readonly now: Date;
  readonly askedByUser: boolean;
  /** Whether an identity provider in trouble is asked even so; as `askedByUser` where absent. */
  readonly evenInPause?: boolean;
}

/**
 * Reads the secret, or gets a token, if the budget allows a sign-in, and reserves a rejection per protocol that may sign in.
 */
export async function prepareSignIn(
  mailbox: Mailbox,
  { signIns, credentials, oauth, now, askedByUser, evenInPause = askedByUser }: Preparation,
): Promise<PreparedSignIn> {
  const { secretId, signInMethod } = mailbox;
  const asking = { protocols: protocolsOf(mailbox), signInMethod, now, askedByUser };
  const before = signIns.read(secretId);
  const withheld = ({ resting }: Allowance) =>
    ({ ok: false, why: { kind: resting.length > 0 ? 'resting' : 'budget-spent' } }) as const;
  const expected = allowanceOf(before, asking);
  if (costs(expected) === 0) {
    return withheld(expected);
  }
  const read = await readSignIn(mailbox, { credentials, oauth }, evenInPause);
  if (!read.ok) return read;
  // Between the two looks, another process may have taken what was left.
  let allowance = expected;
  const reserved = signIns.reserve(secretId, now.toISOString(), (records) => {
    allowance = allowanceOf(records, asking);
    return allowance.rejections;
  });
  return costs(allowance) === 0 ? withheld(allowance) : { ...read, allowance, reserved };
}

function costs({ rejections }: Allowance): number {
  return rejections.imap + rejections.smtp;
}
