import { randomUUID } from 'node:crypto';
import type { BindingHooks } from '../binding/binding-hooks.ts';
import type { Reach } from '../binding/parse-edit.ts';
import { verdictOf } from '../binding/trial.ts';
import { verify } from '../binding/verify.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { CheckRecord } from '../history/check-record.ts';
import type { Memory } from '../history/memory.ts';
import { NO_SIGN_INS } from '../history/sign-in-ledger.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import type { SignInSources } from './read-sign-in.ts';
import { givingBack, rejectionsOf, settleSignIns } from './settle-sign-ins.ts';
import { permissionsOf } from './sign-in-permissions.ts';
import { verifyRenewing } from './verify-renewing.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** How a mailbox is to be reached and filed from now on. */
export interface Edit {
  readonly reach: Reach;
  readonly tags: readonly string[];
}

/** What an edit works with. */
export interface EditParts extends SignInSources {
  readonly memory: Memory;
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
  | { readonly kind: 'no-sign-in'; readonly why: NothingToSignInWith }
  /** Removed or re-bound by someone else while the servers were asked. */
  | { readonly kind: 'gone' };

/** Why no server was signed in to, beside the budget. */
export type NothingToSignInWith = Extract<NoSignIn, { kind: 'keychain' | 'no-secret' | 'sign-in-failed' }>;

/**
 * Tries the stored secret on other servers, or with another name, and changes the mailbox only if every watched protocol
 * accepts it. It costs what a check by the user costs: a sign-in that the budget does not allow leaves it undecided.
 */
export async function editMailbox(
  mailbox: Mailbox,
  { reach, tags }: Edit,
  provider: Provider,
  { memory, credentials, oauth, now }: EditParts,
  hooks: BindingHooks = {},
): Promise<Edited> {
  const { signIns } = memory;
  const changed: Mailbox = { ...mailbox, ...reach, tags };
  const startedMs = performance.now();
  const asked = { signIns, credentials, oauth, now: now(), askedByUser: true };
  const prepared = await prepareSignIn(changed, asked);
  if (!prepared.ok && isNothing(prepared.why)) return { kind: 'no-sign-in', why: prepared.why };
  const request = { ...changed, ...permissionsOf(prepared), ...hooks };
  const reserved = prepared.ok ? prepared.reserved : NO_SIGN_INS;
  const tried = await givingBack({ signIns, mailbox, reserved }, () =>
    verifyRenewing(request, { prepared, verify, startedMs }),
  );
  const { verdicts, tokens } = tried;
  const diagnosis = diagnose({
    provider,
    signInMethod: changed.signInMethod,
    ...verdicts,
    tokens,
    workedBefore: memory.standings.of(mailbox.id).lastProofAt !== null,
    // It was never tried there: that it worked elsewhere says nothing of it.
    secretIsNew: true,
    now: now(),
  });
  // A protocol that was not to sign in leaves it undecided.
  const verdict = verdictOf(diagnosis, changed.signInMethod);
  const record = writeRecord(mailbox.id, now(), diagnosis, verdicts);
  const rejected = rejectionsOf(verdicts, provider, tokens);

  const write = (): Edited => {
    settleSignIns(signIns, mailbox, { verdicts, reserved, rejected, at: now() });
    if (tried.why !== null && isNothing(tried.why)) return { kind: 'no-sign-in', why: tried.why };
    if (verdict !== 'accepted') return { kind: verdict, record, diagnosis };
    if (memory.mailboxes.find(mailbox.id)?.secretId !== mailbox.secretId) return { kind: 'gone' };
    memory.mailboxes.update(mailbox.id, { ...reach, tags });
    memory.remember(record, { newIncidentId: randomUUID(), clearsAtOnce: true });
    return { kind: 'edited', record, diagnosis };
  };
  return memory.together(write);
}

function isNothing(why: NoSignIn): why is NothingToSignInWith {
  return why.kind === 'keychain' || why.kind === 'no-secret' || why.kind === 'sign-in-failed';
}
