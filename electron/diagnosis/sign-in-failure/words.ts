import { IDENTITY_PROVIDERS } from '../../oauth/identity-providers.ts';
import type { OAuthFailure } from '../../oauth/oauth-failure.ts';
import { signInName } from '../../provider/browser-sign-in.ts';
import type { Provider } from '../../provider/provider.ts';
import { advise } from '../advice/advise.ts';
import type { Cause } from '../cause.ts';
import { wordsOfDenial } from './denial-words.ts';
import type { SignInAt, SignInFailureWords } from './failure-words.ts';
import { wordsOfGrant } from './grant-words.ts';
import { wordsOfRegistration } from './registration-words.ts';
import { wordsOfSilence } from './silence-words.ts';

/** What a failure means to the owner of a mailbox at this provider. */
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
