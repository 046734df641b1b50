import { randomUUID } from 'node:crypto';
import { type Verdicts, verify } from '../binding/verify.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Cause } from '../diagnosis/cause.ts';
import { classify } from '../diagnosis/classify.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import type { CheckRecord } from '../history/check-record.ts';
import type { Memory } from '../history/memory.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { WithheldReason } from '../probe/probe-result.ts';
import type { Provider } from '../provider/provider.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import { diagnoseWithoutSignIn, type NoSignIn } from './without-sign-in.ts';

/** What a check works with. */
export interface CheckParts {
  readonly memory: Memory;
  readonly credentials: CredentialStore;
  readonly now: () => Date;
}

/** One check, as it was stored. */
export interface CheckedMailbox {
  readonly record: CheckRecord;
  readonly diagnosis: Diagnosis;
}

/**
 * Checks a mailbox once: as far as the sign-in budget and the keychain allow, over both protocols, and remembers what it
 * found. Secrets are read and never changed.
 */
export async function checkMailbox(
  mailbox: Mailbox,
  provider: Provider,
  { memory, credentials, now }: CheckParts,
  { askedByUser, cancelled }: { askedByUser: boolean; cancelled?: AbortSignal },
): Promise<CheckedMailbox> {
  const at = now();
  const prepared = await prepareSignIn(mailbox, {
    signIns: memory.signIns,
    credentials,
    now: at,
    askedByUser,
  });
  const verdicts = await verify({
    ...mailbox,
    signIn: prepared.ok ? prepared.signIn : { withhold: WITHHELD[prepared.why.kind] },
    allowedRejections: prepared.ok ? prepared.reserved : 0,
    ...(cancelled && { cancelled }),
  });
  const workedBefore = memory.checks.lastProof(mailbox.id) !== null;
  const found = diagnose({
    provider,
    signInMethod: mailbox.signInMethod,
    ...verdicts,
    workedBefore,
    now: at,
  });
  const diagnosis = prepared.ok
    ? found
    : diagnoseWithoutSignIn(found, prepared.why, { provider, knownCause: knownCause(mailbox, memory) });

  const record = writeRecord(mailbox.id, at, diagnosis, verdicts);
  const spent = {
    reserved: prepared.ok ? prepared.reserved : 0,
    rejected: rejectionsIn(verdicts, provider),
  };
  memory.together(() => {
    // The provider has counted these, whatever became of the check.
    memory.signIns.settle(mailbox.secretId, spent, at.toISOString());
    if (cancelled?.aborted === true) {
      return;
    }
    if (diagnosis.status === 'healthy' || diagnosis.status === 'warning') {
      // Every watched protocol has just accepted the secret: what was rejected before was not its fault.
      memory.signIns.forget(mailbox.secretId);
    }
    memory.remember(record, randomUUID());
  });
  return { record, diagnosis };
}

/** What is known to be the matter with a mailbox, from the incident that is open. */
function knownCause({ id }: Mailbox, { incidents }: Memory): Cause | null {
  return incidents.of(id).find(({ closedAt }) => closedAt === null)?.cause ?? null;
}

const WITHHELD: Record<NoSignIn['kind'], WithheldReason> = {
  'budget-spent': 'sign-in-budget-spent',
  keychain: 'secret-unavailable',
  'no-secret': 'secret-unavailable',
};

/** Refusals that count against the sign-in budget: all but those that ask to come back later. */
function rejectionsIn({ imap, smtp }: Verdicts, provider: Provider): number {
  return [imap, smtp].reduce((sum, result) => {
    if (result?.outcome !== 'failed' || classify(evidenceOf(result.failure, provider.id)).transient) {
      return sum;
    }
    return sum + result.refusedSignIns;
  }, 0);
}
