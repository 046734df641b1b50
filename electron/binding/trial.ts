import type { Cause } from '../diagnosis/cause.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import type { BindingHooks } from './binding-hooks.ts';
import { type Verdicts, verify } from './verify.ts';

/** What to try. */
export interface Trial {
  readonly mailbox: Pick<Mailbox, 'providerId' | 'username' | 'imap' | 'smtp' | 'caFile'>;
  readonly provider: Provider;
  readonly secret: string;
  /** Whether a sign-in of this mailbox ever succeeded. */
  readonly workedBefore: boolean;
  /** Whether the secret was never tried before: then what worked before says nothing of it. */
  readonly secretIsNew: boolean;
  readonly now: Date;
  readonly hooks?: BindingHooks;
}

/**
 * What came of it: `accepted` by every watched protocol; `refused` by one, in a way that only the user or an admin can
 * mend; or `undecided`, because servers were out of reach, asked to wait, or said something unknown.
 */
export interface TrialOutcome {
  readonly verdict: 'accepted' | 'refused' | 'undecided';
  readonly diagnosis: Diagnosis;
  readonly verdicts: Verdicts;
}

/** Each protocol is tried once. */
const ONE_PER_PROTOCOL = 2;

/** Tries a secret on a mailbox's servers without storing anything. */
export async function trySecret(trial: Trial): Promise<TrialOutcome> {
  const { mailbox, provider, secret, workedBefore, secretIsNew, now } = trial;
  const verdicts = await verify({
    ...mailbox,
    signIn: { method: 'password', username: mailbox.username, password: secret },
    allowedRejections: ONE_PER_PROTOCOL,
    ...trial.hooks,
  });
  const diagnosis = diagnose({
    provider,
    signInMethod: 'password',
    ...verdicts,
    workedBefore,
    secretIsNew,
    now,
  });
  return { verdict: verdictOf(diagnosis), diagnosis, verdicts };
}

/** A server that was not reached has refused nothing, however likely its address is wrong. */
const OUT_OF_REACH: ReadonlySet<Cause | null> = new Set([
  'host-not-found',
  'connection-refused',
  'port-blocked',
  'timeout',
  'connection-lost',
  'network-offline',
]);

/** What a diagnosis of the attempt means for what was tried. */
export function verdictOf({ status, cause }: Diagnosis): TrialOutcome['verdict'] {
  if (status === 'healthy' || status === 'warning') {
    return 'accepted';
  }
  return status === 'action-needed' && !OUT_OF_REACH.has(cause) ? 'refused' : 'undecided';
}
