import type { WhyNotSignedIn } from '../binding/sign-in-at-provider.ts';
import type { OAuthFailure } from '../oauth/oauth-failure.ts';
import type { OAuthParts } from '../oauth/oauth-parts.ts';
import { secretAdvice } from '../provider/secret-advice.ts';
import type { Obstacle, SignInEnd } from './contract.ts';
import { keychainObstacle } from './obstacles.ts';
import { guideOf } from './sign-in-offer.ts';
import { refusalWords } from './sign-in-refusal.ts';

/** How a sign-in ended before any server was tried, in words; an obstacle where it was the keychain, and not the sign-in. */
export function signInEnd(
  ended: WhyNotSignedIn,
  oauth: OAuthParts,
): SignInEnd | { readonly kind: 'obstacle'; readonly obstacle: Obstacle } {
  switch (ended.kind) {
    case 'cancelled':
    case 'another-identity':
      return ended;
    case 'keychain':
      return { kind: 'obstacle', obstacle: keychainObstacle(ended.problem) };
    case 'not-registered':
      return { kind: 'not-registered', guide: guideOf(ended.issuer, oauth) };
    case 'no-sign-in': {
      const { name } = ended.provider;
      const isKnown = ended.provider.id !== 'custom';
      return failed({
        title: isKnown
          ? `No sign-in at ${name}’s own page is known`
          : 'No page is known to sign in at for this mailbox',
        sentence:
          'Mailvitals signs in with Microsoft and with Google; any other mailbox is bound with a password.',
        steps: secretAdvice(ended.provider).steps,
      });
    }
    case 'sign-in-refused': {
      const { failure, provider } = ended;
      const { name } = oauth.providers[ended.issuer];
      return failed({ ...refusalWords(failure, provider, name), reply: replyOf(failure) });
    }
    case 'sign-in-timed-out':
      return failed({ ...TIMED_OUT[ended.by], transient: true });
    case 'sign-in-impossible':
      return failed({ title: 'The sign-in could not be finished', sentence: ended.sentence });
  }
}

type Failed = Extract<SignInEnd, { kind: 'sign-in-failed' }>;

function failed(told: Partial<Failed> & Pick<Failed, 'title' | 'sentence'>): Failed {
  return { kind: 'sign-in-failed', transient: false, steps: [], reply: null, ...told };
}

const TIMED_OUT = {
  browser: {
    title: 'The sign-in was not finished in time',
    sentence: 'The page waits five minutes for an answer; none came, and nothing was changed.',
    steps: [
      { text: 'Start the sign-in again when you have the time: it begins with a new page.', url: null },
    ],
  },
  device: {
    title: 'The code was not used in time',
    sentence:
      'The code is good for a while only; nobody finished the sign-in with it, and nothing was changed.',
    steps: [
      { text: 'Start the sign-in again when you have the time: it begins with a new code.', url: null },
    ],
  },
} as const;

/** The provider's number comes first, where its sentence does not begin with it anyway. */
function replyOf({ providerCode, detail }: OAuthFailure): string | null {
  if (providerCode === null || detail === null) return detail ?? providerCode;
  return detail.includes(providerCode) ? detail : `${providerCode}: ${detail}`;
}
