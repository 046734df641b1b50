import { randomUUID } from 'node:crypto';
import { replaceSecret } from '../credentials/replace-secret.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { secretHint } from '../provider/secret-hint.ts';
import type { SecretNotStored } from './add-mailbox.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { secretNotes } from './secret-notes.ts';
import { type TrialOutcome, trySecret } from './trial.ts';

/** What became of a new secret. In every outcome but `rebound` the old one is kept and in use. */
export type Rebound =
  | {
      readonly kind: 'rebound' | 'refused' | 'undecided';
      readonly trial: TrialOutcome;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'not-stored'; readonly why: SecretNotStored }
  /** Removed or re-bound by someone else while the servers were asked. */
  | { readonly kind: 'gone' };

/** Gives a mailbox a new secret, once every watched protocol has accepted it. Id, history and tags stay. */
export async function rebindMailbox(
  mailbox: Mailbox,
  provider: Provider,
  secret: string,
  { memory, credentials, now }: BindingParts,
  hooks: BindingHooks = {},
): Promise<Rebound> {
  const hint = secretHint(provider, secret);
  const trial = await trySecret({
    mailbox,
    provider,
    secret: hint.secret,
    workedBefore: memory.standings.of(mailbox.id).lastProofAt !== null,
    secretIsNew: true,
    now: now(),
    hooks,
  });
  const notes = secretNotes(hint);
  if (trial.verdict !== 'accepted') {
    return { kind: trial.verdict, trial, notes };
  }
  const secretId = randomUUID();
  let isGone = false;
  const stored = await replaceSecret(credentials, {
    oldSecretId: mailbox.secretId,
    newSecretId: secretId,
    secret: hint.secret,
    commit: () =>
      memory.together(() => {
        isGone = memory.mailboxes.find(mailbox.id)?.secretId !== mailbox.secretId;
        if (isGone) {
          throw new Error('The mailbox was removed or re-bound meanwhile');
        }
        memory.mailboxes.update(mailbox.id, { secretId, signInMethod: 'password' });
        memory.signIns.forget(mailbox.secretId);
        const record = writeRecord(mailbox.id, now(), trial.diagnosis, trial.verdicts);
        memory.remember(record, { newIncidentId: randomUUID(), clearsAtOnce: true });
      }),
  });
  if (stored.outcome === 'replaced') {
    return { kind: 'rebound', trial, notes };
  }
  return isGone ? { kind: 'gone' } : { kind: 'not-stored', why: stored };
}
