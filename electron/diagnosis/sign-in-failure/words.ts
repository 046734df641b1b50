import { IDENTITY_PROVIDERS, type IdentityProviderId } from '../../oauth/identity-providers.ts';
import type { OAuthFailure } from '../../oauth/oauth-failure.ts';
import { signInName } from '../../provider/browser-sign-in.ts';
import type { Provider } from '../../provider/provider.ts';
import { advise } from '../advice/advise.ts';
import type { Actor, Cause, Step } from '../cause.ts';
import { wordsOfDenial } from './denial-words.ts';
import { wordsOfGrant } from './grant-words.ts';
import { wordsOfRegistration } from './registration-words.ts';
import { wordsOfSilence } from './silence-words.ts';

/** What is said of a failure; where `title`, `steps` or `actor` are missing, the cause’s own are good. */
export interface SignInFailureWords {
  readonly title?: string;
  /** One sentence. It is stored, and read beside the steps of the cause. */
  readonly summary: string;
  readonly steps?: readonly Step[];
  readonly actor?: Actor;
}

/** Who signs the mailbox in, and what the cause’s own advice is. */
export interface SignInAt {
  readonly provider: Provider;
  /** `Microsoft`, `Google`. */
  readonly name: string;
  readonly issuer: IdentityProviderId;
  /** Days without use after which a sign-in ends. */
  readonly idleDays: number;
  /** Those that are read later, beside a stored summary. */
  readonly usualSteps: readonly Step[];
}

export function wordsOfSignInFailure(
  failure: OAuthFailure,
  cause: Cause,
  provider: Provider,
): SignInFailureWords {
  const issuer = provider.oauth?.issuer === 'google' ? 'google' : 'microsoft';
  const { idleDays } = IDENTITY_PROVIDERS[issuer];
  const at: SignInAt = {
    provider,
    name: signInName(provider),
    issuer,
    idleDays,
    usualSteps: advise(cause, provider, null, 'oauth2').steps,
  };
  switch (failure.kind) {
    case 'grant-invalid':
      return wordsOfGrant(failure.reason, at);
    case 'consent-required':
    case 'denied':
      return wordsOfDenial(failure, cause, at);
    case 'misconfigured':
      return wordsOfRegistration(failure.what, at);
    case 'temporary':
    case 'network':
    case 'untrusted-answer':
    case 'aborted':
    case 'unknown':
      return wordsOfSilence(failure, at);
  }
}
