import type { OAuthFailure } from '../../oauth/oauth-failure.ts';
import { signInAgain } from '../../provider/browser-sign-in.ts';
import type { Cause } from '../cause.ts';
import type { SignInAt, SignInFailureWords } from './failure-words.ts';

/** Who has not let Mailvitals in. */
export function wordsOfDenial(
  failure: Extract<OAuthFailure, { kind: 'consent-required' | 'denied' }>,
  cause: Cause,
  at: SignInAt,
): SignInFailureWords {
  if (failure.kind === 'denied') return DENIED[failure.by](at, cause, failure.providerCode);
  return failure.by === 'administrator' ? needsAdministrator(at) : needsConsent(at);
}

const DENIED = {
  user: ({ name }: SignInAt): SignInFailureWords => ({
    title: 'The sign-in was declined',
    summary: `What Mailvitals asks for was declined on ${name}’s page, so it was given no access.`,
    actor: 'user',
  }),
  administrator: ({ name, issuer }: SignInAt, _: Cause, code: string | null): SignInFailureWords => {
    const rule = RULES[code ?? ''];
    if (rule !== undefined)
      return { summary: `${name} refuses the sign-in: the organisation allows it ${rule}.` };
    return {
      summary:
        issuer === 'google'
          ? 'Google refuses this program by a rule of the organisation, or by the account’s Advanced Protection.'
          : `${name} refuses the sign-in by a rule of the organisation: for this program, this computer or this place.`,
    };
  },
  account: ({ name }: SignInAt, cause: Cause): SignInFailureWords => ({
    summary: `${name} ${OF_ACCOUNT[cause] ?? 'says that the account is disabled or gone.'}`,
  }),
};

/** Source: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes. */
const RULES: Readonly<Record<string, string>> = {
  AADSTS53000: 'only on computers that follow its rules',
  AADSTS53001: 'only on computers that belong to it',
  AADSTS53002: 'only by programs that it has approved',
  AADSTS50105: 'only for people whom it has named for this program',
};

const OF_ACCOUNT: Readonly<Partial<Record<Cause, string>>> = {
  'account-locked': 'has locked the account, after too many failed sign-ins or for a risk that it saw.',
  'needs-web-login': 'wants you to put the account in order on the web before programs may sign in again.',
};

function needsConsent({ name }: SignInAt): SignInFailureWords {
  return {
    summary: `${name} has no consent on record that lets Mailvitals read and send with this mailbox.`,
    actor: 'user',
  };
}

function needsAdministrator({ name, issuer, provider }: SignInAt): SignInFailureWords {
  return {
    summary: `${name} signs in only programs here that an administrator of the organisation has approved, and nobody has approved Mailvitals yet.`,
    steps: [
      {
        text: 'Ask an administrator to approve Mailvitals for the organisation, under its client ID.',
        url: issuer === 'google' ? 'https://admin.google.com/' : 'https://entra.microsoft.com/',
      },
      signInAgain(provider),
    ],
    actor: 'admin',
  };
}
