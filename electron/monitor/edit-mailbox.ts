import { randomUUID } from 'node:crypto';
import type { BindingHooks } from '../binding/binding-hooks.ts';
import type { Reach } from '../binding/parse-edit.ts';
import { verdictOf } from '../binding/trial.ts';
import { verify } from '../binding/verify.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { CheckRecord } from '../history/check-record.ts';
import type { Memory } from '../history/memory.ts';
import { NO_SIGN_INS } from '../history/sign-in-ledger.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import { rejectionsOf, settleSignIns } from './settle-sign-ins.ts';
import { permissionsOf } from './sign-in-permissions.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** How a mailbox is to be reached and filed from now on. */
export interface Edit {
  readonly reach: Reach;
  readonly tags: readonly string[];
}

/** What an edit works with. */
export interface EditParts {
  readonly memory: Memory;
  readonly credentials: CredentialStore;
  readonly now: () => Date;
}

/** What became of it. Only `edited` changed the mailbox. */
export type Edited =
  | {
      readonly kind: 'edited' | 'refused' | 'undecided';
      readonly record: CheckRecord;
      readonly diagnosis: Diagnosis;
    }
  /** No server was asked, because there was nothing to sign in with. */
  | { readonly kind: 'no-sign-in'; readonly why: Extract<NoSignIn, { kind: 'keychain' | 'no-secret' }> }
  /** Removed or re-bound by someone else while the servers were asked. */
  | { readonly kind: 'gone' };

/**
 * Tries the stored secret on other servers, or with another name, and changes the mailbox only if every watched protocol
 * accepts it. It costs what a check by the user costs: a sign-in that the budget does not allow leaves it undecided.
 */
export async function editMailbox(
  mailbox: Mailbox,
  { reach, tags }: Edit,
  provider: Provider,
  { memory, credentials, now }: EditParts,
  hooks: BindingHooks = {},
): Promise<Edited> {
  const { signIns } = memory;
  const changed: Mailbox = { ...mailbox, ...reach, tags };
  const prepared = await prepareSignIn(changed, { signIns, credentials, now: now(), askedByUser: true });
  if (!prepared.ok && (prepared.why.kind === 'keychain' || prepared.why.kind === 'no-secret')) {
    return { kind: 'no-sign-in', why: prepared.why };
  }
  const verdicts = await verify({ ...changed, ...permissionsOf(prepared), ...hooks });
  const diagnosis = diagnose({
    provider,
    signInMethod: changed.signInMethod,
    ...verdicts,
    workedBefore: memory.standings.of(mailbox.id).lastProofAt !== null,
    // It was never tried there: that it worked elsewhere says nothing of it.
    secretIsNew: true,
    now: now(),
  });
  // A protocol that was not to sign in leaves it undecided.
  const verdict = verdictOf(diagnosis);
  const record = writeRecord(mailbox.id, now(), diagnosis, verdicts);
  const rejected = rejectionsOf(verdicts, provider);
  const reserved = prepared.ok ? prepared.reserved : NO_SIGN_INS;

  const write = (): Edited => {
    settleSignIns(signIns, mailbox, { verdicts, reserved, rejected, at: now() });
    if (verdict !== 'accepted') return { kind: verdict, record, diagnosis };
    if (memory.mailboxes.find(mailbox.id)?.secretId !== mailbox.secretId) return { kind: 'gone' };
    memory.mailboxes.update(mailbox.id, { ...reach, tags });
    memory.remember(record, { newIncidentId: randomUUID(), clearsAtOnce: true });
    return { kind: 'edited', record, diagnosis };
  };
  return memory.together(write);
}
