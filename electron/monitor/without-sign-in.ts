import type { KeychainProblem } from '../credentials/credential-store.ts';
import { explainKeychainProblem } from '../credentials/keychain-problem.ts';
import { advise } from '../diagnosis/advice/advise.ts';
import type { Cause } from '../diagnosis/cause.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Provider } from '../provider/provider.ts';

/** Why a check signed in nowhere. */
export type NoSignIn =
  | { readonly kind: 'budget-spent'; readonly since: string | null }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem }
  | { readonly kind: 'no-secret' };

interface Known {
  readonly provider: Provider;
  /** Cause of the incident that is open; `null` where none is. */
  readonly knownCause: Cause | null;
}

/**
 * What to say of a mailbox whose servers were reached but not signed in to. Nothing new is known of its secret: what was
 * known stays true, and a keychain that does not answer is never told as a wrong password.
 */
export function diagnoseWithoutSignIn(
  found: Diagnosis,
  why: NoSignIn,
  { provider, knownCause }: Known,
): Diagnosis {
  switch (why.kind) {
    case 'budget-spent': {
      const cause = knownCause ?? found.cause;
      const since = why.since === null ? '' : ` since ${why.since.slice(0, 16).replace('T', ' ')} UTC`;
      const note = `No sign-in was tried${since}, so that the provider does not lock the account.`;
      if (cause === null) {
        return { ...found, summary: `${found.summary} ${note}` };
      }
      const { title, meaning, steps, actor } = advise(cause, provider, null);
      return {
        ...found,
        status: 'action-needed',
        cause,
        transient: false,
        title,
        summary: `${meaning} ${note}`,
        advice: steps,
        actor,
      };
    }
    case 'keychain': {
      const { title, meaning, steps } = explainKeychainProblem(why.problem, process.platform);
      return {
        ...found,
        status: 'unknown',
        cause: null,
        title,
        summary: meaning,
        advice: steps,
        actor: 'user',
      };
    }
    case 'no-secret':
      return {
        ...found,
        status: 'action-needed',
        cause: null,
        transient: false,
        title: 'Its password is not on this computer',
        summary: 'The keychain holds no password for this mailbox, so no sign-in was tried.',
        advice: [{ text: 'Re-bind the mailbox: its settings and history stay.', url: null }],
        actor: 'user',
      };
  }
}
