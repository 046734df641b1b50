import { randomUUID } from 'node:crypto';
import type { SecretReplaced } from '../credentials/replace-secret.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox, SignInMethod } from '../mailbox/mailbox.ts';
import type { BindingParts } from './binding-parts.ts';
import type { TrialOutcome } from './trial.ts';

/** Why a secret or a sign-in could not be stored, although the servers accepted it. */
export type SecretNotStored = Exclude<SecretReplaced, { readonly outcome: 'replaced' }>;

/** Thrown inside a commit: somebody else was quicker, and what they did stays. */
export class Overtaken extends Error {}

export function wasOvertaken(why: SecretNotStored): boolean {
  return why.outcome === 'commit-failed' && why.error instanceof Overtaken;
}

type CommitParts = Pick<BindingParts, 'memory' | 'now'>;

/** Stores a mailbox that was tried, with its first check, or nothing. Throws {@link Overtaken}. */
export function commitAdded(mailbox: Mailbox, trial: TrialOutcome, { memory, now }: CommitParts): void {
  memory.together(() => {
    if (memory.mailboxes.insert(mailbox) === 'address-taken') {
      throw new Overtaken('The address was added meanwhile');
    }
    remember(mailbox, trial, { memory, now });
  });
}

/** Points a mailbox at the secret that was tried, or leaves it as it is. Throws {@link Overtaken}. */
export function commitRebound(
  mailbox: Mailbox,
  secret: { readonly secretId: string; readonly signInMethod: SignInMethod },
  trial: TrialOutcome,
  { memory, now }: CommitParts,
): void {
  memory.together(() => {
    if (memory.mailboxes.find(mailbox.id)?.secretId !== mailbox.secretId) {
      throw new Overtaken('The mailbox was removed or re-bound meanwhile');
    }
    memory.mailboxes.update(mailbox.id, secret);
    memory.signIns.forget(mailbox.secretId);
    remember(mailbox, trial, { memory, now });
  });
}

function remember({ id }: Mailbox, trial: TrialOutcome, { memory, now }: CommitParts): void {
  const record = writeRecord(id, now(), trial.diagnosis, trial.verdicts);
  memory.remember(record, { newIncidentId: randomUUID(), clearsAtOnce: true });
}
