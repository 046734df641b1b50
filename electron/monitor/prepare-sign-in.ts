import type { CredentialStore } from '../credentials/credential-store.ts';
import type { SignInLedger, SignInRecord } from '../history/sign-in-ledger.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { SignIn } from '../probe/probe-request.ts';
import { allowedRejections } from './sign-in-budget.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** What a check may sign in with and what that may cost, or why it signs in nowhere. */
export type PreparedSignIn =
  | {
      readonly ok: true;
      readonly signIn: SignIn;
      /** Rejections set aside in the ledger; to be settled when the servers have answered. */
      readonly reserved: number;
    }
  | { readonly ok: false; readonly why: NoSignIn };

interface Preparation {
  readonly signIns: SignInLedger;
  readonly credentials: CredentialStore;
  readonly now: Date;
  readonly askedByUser: boolean;
}

/** Reads the secret if the budget allows a sign-in, and reserves one rejection per watched protocol, as far as it goes. */
export async function prepareSignIn(
  { secretId, username, imap, smtp }: Mailbox,
  { signIns, credentials, now, askedByUser }: Preparation,
): Promise<PreparedSignIn> {
  const allowed = (record: SignInRecord) => allowedRejections(record, { now, askedByUser });
  const before = signIns.read(secretId);
  const spent = {
    ok: false,
    why: { kind: 'budget-spent', since: before.lastRejectedAt ?? before.lastTryAt },
  } as const;
  if (allowed(before) === 0) {
    return spent;
  }
  const answer = await credentials.read(secretId);
  if (!answer.ok) {
    return { ok: false, why: { kind: 'keychain', problem: answer.problem } };
  }
  if (answer.value === null) {
    return { ok: false, why: { kind: 'no-secret' } };
  }
  const protocols = [imap, smtp].filter((server) => server !== null).length;
  const reserved = signIns.reserve(secretId, now.toISOString(), (record) =>
    Math.min(allowed(record), protocols),
  );
  // Between the two looks, another process may have taken what was left.
  return reserved === 0
    ? spent
    : { ok: true, signIn: { method: 'password', username, password: answer.value }, reserved };
}
