import type { Cause } from '../diagnosis/cause.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { Mailbox, SignInMethod } from '../mailbox/mailbox.ts';
import type { SignIn } from '../probe/sign-in.ts';
import type { Provider } from '../provider/provider.ts';
import type { BindingHooks } from './binding-hooks.ts';
import { type Verdicts, verify } from './verify.ts';

/** What to try. */
export interface Trial {
  readonly mailbox: Pick<Mailbox, 'providerId' | 'username' | 'imap' | 'smtp' | 'caFile'>;
  readonly provider: Provider;
  readonly signIn: SignIn;
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

/** Tries a password or a token on a mailbox's servers without storing anything. */
export async function trySignIn(trial: Trial): Promise<TrialOutcome> {
  const { mailbox, provider, signIn, workedBefore, secretIsNew, now } = trial;
  const verdicts = await verify({
    ...mailbox,
    signIn,
    allowedRejections: ONE_PER_PROTOCOL,
    ...trial.hooks,
  });
  const diagnosis = diagnose({
    provider,
    signInMethod: signIn.method,
    ...verdicts,
    workedBefore,
    secretIsNew,
    now,
  });
  return { verdict: verdictOf(diagnosis, signIn.method), diagnosis, verdicts };
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

/**
 * Switches of a mailbox, or of its organisation: no other secret changes what they do. Not among them: “authenticated but not
 * connected”, which Microsoft also says to another’s user name, and which passes.
 */
const SWITCHED_OFF: ReadonlySet<Cause | null> = new Set(['smtp-auth-disabled', 'imap-disabled']);

/** What a diagnosis of the attempt means for what was tried. */
export function verdictOf(diagnosis: Diagnosis, method: SignInMethod): TrialOutcome['verdict'] {
  const { status, cause } = diagnosis;
  if (status === 'healthy' || status === 'warning') {
    return 'accepted';
  }
  if (method === 'oauth2' && SWITCHED_OFF.has(cause)) {
    return verdictOfSwitchedOff(diagnosis);
  }
  return status === 'action-needed' && !OUT_OF_REACH.has(cause) ? 'refused' : 'undecided';
}

/**
 * Whoever signed in at the provider's page has proven who they are: a mailbox that then may not do everything is bound,
 * and watched as what it is. A protocol that fails for any other reason speaks against the token, or does not speak.
 */
function verdictOfSwitchedOff({ cause, imapCause, smtpCause }: Diagnosis): TrialOutcome['verdict'] {
  // That IMAP is off may show by SMTP alone accepting what IMAP refuses.
  const others = [cause === 'imap-disabled' ? null : imapCause, smtpCause].filter(
    (own) => own !== null && !SWITCHED_OFF.has(own),
  );
  if (others.length === 0) return 'accepted';
  const isInDoubt = others.every((own) => OUT_OF_REACH.has(own) || own === 'mailbox-not-connected');
  return isInDoubt ? 'undecided' : 'refused';
}
