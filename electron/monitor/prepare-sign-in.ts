import type { CredentialStore } from '../credentials/credential-store.ts';
import type { SignInCounts, SignInLedger } from '../history/sign-in-ledger.ts';
import { type Mailbox, protocolsOf } from '../mailbox/mailbox.ts';
import type { SignIn } from '../probe/sign-in.ts';
import { type Allowance, allowanceOf } from './sign-in-budget.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** What a check may sign in with and what that may cost, or why it signs in nowhere. */
export type PreparedSignIn =
  | {
      readonly ok: true;
      readonly signIn: SignIn;
      /** Protocols without a rejection to spend do not sign in. */
      readonly allowance: Allowance;
      /** Rejections set aside in the ledger; to be settled when the servers have answered. */
      readonly reserved: SignInCounts;
    }
  | { readonly ok: false; readonly why: NoSignIn };

interface Preparation {
  readonly signIns: SignInLedger;
  readonly credentials: CredentialStore;
  readonly now: Date;
  readonly askedByUser: boolean;
}

/** Reads the secret if the budget allows a sign-in, and reserves a rejection per protocol that may sign in. */
export async function prepareSignIn(
  mailbox: Mailbox,
  { signIns, credentials, now, askedByUser }: Preparation,
): Promise<PreparedSignIn> {
  const { secretId, username } = mailbox;
  const asking = { protocols: protocolsOf(mailbox), now, askedByUser };
  const before = signIns.read(secretId);
  const withheld = ({ resting }: Allowance) =>
    ({ ok: false, why: { kind: resting.length > 0 ? 'resting' : 'budget-spent' } }) as const;
  const expected = allowanceOf(before, asking);
  if (costs(expected) === 0) {
    return withheld(expected);
  }
  const answer = await credentials.read(secretId);
  if (!answer.ok) {
    return { ok: false, why: { kind: 'keychain', problem: answer.problem } };
  }
  if (answer.value === null) {
    return { ok: false, why: { kind: 'no-secret' } };
  }
  // Between the two looks, another process may have taken what was left.
  let allowance = expected;
  const reserved = signIns.reserve(secretId, now.toISOString(), (records) => {
    allowance = allowanceOf(records, asking);
    return allowance.rejections;
  });
  return costs(allowance) === 0
    ? withheld(allowance)
    : {
        ok: true,
        signIn: { method: 'password', username, password: answer.value },
        allowance,
        reserved,
      };
}

function costs({ rejections }: Allowance): number {
  return rejections.imap + rejections.smtp;
}
