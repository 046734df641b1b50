import type { KeychainProblem } from '../credentials/credential-store.ts';
import { explainKeychainProblem } from '../credentials/keychain-problem.ts';
import { advise } from '../diagnosis/advice/advise.ts';
import type { Cause, Step } from '../diagnosis/cause.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { diagnoseSignInFailure } from '../diagnosis/sign-in-failure.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { OAuthFailure } from '../oauth/oauth-failure.ts';
import type { Provider } from '../provider/provider.ts';

/** Why a check signed in nowhere. */
export type NoSignIn =
  /** The servers have rejected the secret as often as they may. */
  | { readonly kind: 'budget-spent' }
  /** The first rejection is to be confirmed, but not yet. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem }
  | { readonly kind: 'no-secret' }
  /** The identity provider gave no token. */
  | { readonly kind: 'sign-in-failed'; readonly failure: OAuthFailure };

/** What to do where the keychain answers that it has nothing for a mailbox. */
export const NO_SECRET_STEPS: Readonly<Record<SignInMethod, readonly Step[]>> = {
  password: [{ text: 'Re-bind the mailbox: its settings and history stay.', url: null }],
  oauth2: [{ text: 'Sign in again: its settings and history stay.', url: null }],
};

/** What is missing, and what mends a mailbox whose servers keep rejecting what they are shown. */
const WORDS = {
  password: { thing: 'password', remedy: 're-bind the mailbox with a new password' },
  oauth2: { thing: 'sign-in', remedy: 'sign in again' },
} as const satisfies Record<SignInMethod, unknown>;

interface Known {
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
  /** What was found when a server was last asked; `null` where all was well then. */
  readonly known: KnownTrouble | null;
}

/** What is the matter with a mailbox, in the words in which it was told. */
export interface KnownTrouble {
  readonly cause: Cause;
  readonly title: string;
  readonly summary: string;
}

/**
 * What to say of a mailbox whose servers were reached but not signed in to. Nothing new is known of its secret: what was
 * known stays true, and a keychain that does not answer is never told as a wrong password.
 */
export function diagnoseWithoutSignIn(
  found: Diagnosis,
  why: NoSignIn,
  { provider, signInMethod, known }: Known,
): Diagnosis {
  switch (why.kind) {
    case 'resting':
      // A server that could not be reached is news; it must not pass for the same refusal once more.
      return known === null || found.cause !== null
        ? found
        : repeated(found, known, { provider, signInMethod });
    case 'budget-spent':
      return known === null || known.cause === 'unknown'
        ? {
            ...found,
            status: 'action-needed',
            cause: 'unknown',
            transient: false,
            title: 'Its servers kept rejecting the sign-in',
            summary: `The sign-in was rejected as often as is safe. ${NOT_TRIED}`,
            advice: [
              { text: 'Check now: that signs in once more.', url: null },
              { text: `If it is rejected again, ${WORDS[signInMethod].remedy}.`, url: null },
            ],
            actor: 'user',
          }
        : repeated(found, known, { provider, signInMethod });
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
        title: `Its ${WORDS[signInMethod].thing} is not on this computer`,
        summary: `The keychain holds no ${WORDS[signInMethod].thing} for this mailbox, so no sign-in was tried.`,
        advice: NO_SECRET_STEPS[signInMethod],
        actor: 'user',
      };
    case 'sign-in-failed': {
      const verdict = diagnoseSignInFailure(why.failure, provider);
      // Where the way to the servers is down, too, the identity provider had no chance either.
      const isDown = found.cause !== null && (verdict.transient || found.status === 'offline');
      return isDown ? found : { ...found, ...verdict };
    }
  }
}

function repeated(
  found: Diagnosis,
  { cause, title, summary }: KnownTrouble,
  { provider, signInMethod }: Omit<Known, 'known'>,
): Diagnosis {
  const { steps, actor } = advise(cause, provider, null, signInMethod);
  return {
    ...found,
    status: 'action-needed',
    cause,
    transient: false,
    title,
    // What is repeated may be a repetition itself.
    summary: summary.endsWith(NOT_TRIED) ? summary : `${summary} ${NOT_TRIED}`,
    advice: steps,
    actor,
  };
}

/** When that was is told as data: a sentence is stored, and read in any time zone on any later day. */
const NOT_TRIED = 'No sign-in was tried this time, so that the provider does not lock the account.';
