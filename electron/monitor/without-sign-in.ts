import type { KeychainProblem } from '../credentials/credential-store.ts';
import { explainKeychainProblem } from '../credentials/keychain-problem.ts';
import { advise } from '../diagnosis/advice/advise.ts';
import type { Cause } from '../diagnosis/cause.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { NOTHING_STORED } from '../diagnosis/nothing-stored.ts';
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
  /** A server is not one of those that the provider’s access tokens are shown to. */
  | { readonly kind: 'foreign-server'; readonly sentence: string }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem }
  | { readonly kind: 'no-secret' }
  /** The identity provider gave no token. */
  | { readonly kind: 'sign-in-failed'; readonly failure: OAuthFailure };

interface Words {
  /** Why a protocol was left alone, and for how long. It is stored, and read in any time zone on any later day. */
  readonly notTried: string;
  /** Of servers that keep rejecting what they are shown, where no more is known. */
  readonly rejected: { readonly summary: string; readonly steps: readonly string[] };
}

const WORDS: Readonly<Record<SignInMethod, Words>> = {
  password: {
    notTried: 'No sign-in was tried this time, so that the provider does not lock the account.',
    rejected: {
      summary: 'The sign-in was rejected as often as is safe.',
      steps: [
        'Check now: that signs in once more.',
        'If it is rejected again, re-bind the mailbox with a new password.',
      ],
    },
  },
  oauth2: {
    notTried:
      'No sign-in was tried this time; the servers are asked again by themselves, about once an hour.',
    rejected: {
      summary: 'The servers rejected the sign-in more than once.',
      steps: [
        'Wait an hour or two: such trouble of mail servers often passes by itself.',
        'Check now: that signs in at once.',
        'If it is still rejected, sign in again.',
      ],
    },
  },
};

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
  const words = WORDS[signInMethod];
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
            summary: `${words.rejected.summary} ${words.notTried}`,
            advice: words.rejected.steps.map((text) => ({ text, url: null })),
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
        title: NOTHING_STORED[signInMethod].title,
        summary: `The keychain holds no ${NOTHING_STORED[signInMethod].thing} for this mailbox, so no sign-in was tried.`,
        advice: NOTHING_STORED[signInMethod].steps,
        actor: 'user',
      };
    case 'foreign-server': {
      const cause = 'oauth-server-not-allowed';
      const { title, steps } = advise(cause, provider, null, signInMethod);
      return {
        ...found,
        status: 'action-needed',
        cause,
        transient: false,
        title,
        summary: `${why.sentence} No sign-in was tried.`,
        advice: steps,
        actor: 'user',
      };
    }
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
  const { notTried } = WORDS[signInMethod];
  return {
    ...found,
    status: 'action-needed',
    cause,
    transient: false,
    title,
    // What is repeated may be a repetition itself.
    summary: summary.endsWith(notTried) ? summary : `${summary} ${notTried}`,
    advice: steps,
    actor,
  };
}
