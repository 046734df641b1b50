import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { SecretReplaced } from '../credentials/replace-secret.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox, SignInMethod } from '../mailbox/mailbox.ts';
import type { BindingParts } from './binding-parts.ts';
import type { TrialOutcome } from './trial.ts';

/** Why a secret or a sign-in could not be stored, although the servers accepted it. */
export type SecretNotStored = Exclude<SecretReplaced, { readonly outcome: 'replaced' }>;

/** Thrown inside a commit: somebody else was quicker, and what they did stays. */
export class Overtaken extends Error {
  readonly by: 'addition' | 'removal' | 'change';

  constructor(by: Overtaken['by']) {
    super(`Overtaken by: ${by}`);
    this.by = by;
  }
}

/** By what somebody else was quicker; `null` where it was not stored for another reason. */
export function overtakenBy(why: SecretNotStored): Overtaken['by'] | null {
  return why.outcome === 'commit-failed' && why.error instanceof Overtaken ? why.error.by : null;
}

type CommitParts = Pick<BindingParts, 'memory' | 'now'>;

/** Stores a mailbox that was tried, with its first check, or nothing. Throws {@link Overtaken}. */
export function commitAdded(mailbox: Mailbox, trial: TrialOutcome, { memory, now }: CommitParts): void {
  memory.together(() => {
    if (memory.mailboxes.insert(mailbox) === 'address-taken') {
      throw new Overtaken('addition');
    }
    remember(mailbox, trial, { memory, now });
  });
}

/** What a mailbox signs in with from now on, and as whom. */
export interface NewSecret {
  readonly secretId: string;
  readonly signInMethod: SignInMethod;
  /** Absent: it stays. */
  readonly username?: string;
}

/**
 * Points a mailbox at the secret that was tried, or leaves it as it is. `mailbox` is what it was when the trial began: one that
 * has other servers now was not tried, and its secret may not be meant for them. Throws {@link Overtaken}.
 */
export function commitRebound(
  mailbox: Mailbox,
  secret: NewSecret,
  trial: TrialOutcome,
  { memory, now }: CommitParts,
): void {
  memory.together(() => {
    const current = memory.mailboxes.find(mailbox.id);
    if (current === null) throw new Overtaken('removal');
    if (!isDeepStrictEqual(triedOf(current), triedOf(mailbox))) throw new Overtaken('change');
    memory.mailboxes.update(mailbox.id, secret);
    memory.signIns.forget(mailbox.secretId);
    remember(mailbox, trial, { memory, now });
  });
}

/** What decides where a secret is shown, and as whose. */
function triedOf({ secretId, username, imap, smtp, caFile }: Mailbox) {
  return { secretId, username, imap, smtp, caFile };
}

function remember({ id }: Mailbox, trial: TrialOutcome, { memory, now }: CommitParts): void {
  const record = writeRecord(id, now(), trial.diagnosis, trial.verdicts);
  memory.remember(record, { newIncidentId: randomUUID(), clearsAtOnce: true });
}
