import type { GrantInvalidReason } from '../../oauth/oauth-failure.ts';
import { signInAgain } from '../../provider/browser-sign-in.ts';
import type { Step } from '../cause.ts';
import type { SignInAt, SignInFailureWords } from './failure-words.ts';
import { REGISTRATION_PAGES } from './registration-words.ts';

/** Why a sign-in has ended. All of it is mended by signing in again; some of it would only end again. */
export function wordsOfGrant(reason: GrantInvalidReason, at: SignInAt): SignInFailureWords {
  const { summary, steps } = REASONS[reason](at);
  return { summary, steps: [signInAgain(at.provider), ...steps] };
}

interface Reason {
  readonly summary: string;
  /** After signing in again. */
  readonly steps: readonly Step[];
}

/** The account’s own password is named where its change is the reason: Mailvitals never asks for it. */
const REASONS: Readonly<Record<GrantInvalidReason, (at: SignInAt) => Reason>> = {
  'password-changed': (at) => ({
    summary: `${at.name} ended the sign-in because the password of the account was changed or reset, or somebody signed out everywhere.`,
    steps: [lookAtActivity(at)],
  }),
  'expired-or-revoked': (at) => ({
    summary: `${at.name} ended the sign-in: access was taken back, the password of the account was changed, or the registration is still in testing, where a sign-in lasts 7 days.`,
    steps: [
      {
        text: 'If it ends again after 7 days, publish the registration, so that it is no longer in testing.',
        url: REGISTRATION_PAGES.google.audience,
      },
      lookAtActivity(at),
    ],
  }),
  idle: ({ name, idleDays }) => ({
    summary: `The sign-in was not used for ${idleDays} days, after which ${name} ends it.`,
    steps: [{ text: 'Let Mailvitals run now and then: every check keeps the sign-in alive.', url: null }],
  }),
  'sign-in-frequency': ({ name, issuer }) => ({
    summary: `The organisation has ${name} ask for a new sign-in every so often, and it is time for one.`,
    steps: [
      {
        text: 'If that is too often, ask the administrator to spare this program.',
        url: issuer === 'google' ? 'https://support.google.com/a/answer/9368756' : null,
      },
    ],
  }),
  'more-proof-wanted': ({ name }) => ({
    summary: `${name} wants more proof that it is you, such as a code on your phone, before it renews the sign-in.`,
    steps: [{ text: 'Confirm there whatever the page asks for.', url: null }],
  }),
  'web-page-registration': () => ({
    summary:
      'The registration of Mailvitals is of the kind for web pages, whose sign-ins end after 24 hours.',
    steps: [
      {
        text: 'So that it does not end again tomorrow, move http://localhost/callback in the registration from “Single-page application” to “Mobile and desktop applications”.',
        url: REGISTRATION_PAGES.microsoft.registrations,
      },
    ],
  }),
  'code-used-or-expired': ({ name }) => ({
    summary: `What ${name} was shown for this sign-in has run out, or was used before.`,
    steps: [
      { text: 'If it was the first sign-in, finish it without a pause: its code is short-lived.', url: null },
    ],
  }),
  'not-said': (at) => ({
    summary: `${at.name} no longer accepts the stored sign-in and does not say why.`,
    steps: [lookAtActivity(at)],
  }),
};

function lookAtActivity({ provider }: SignInAt): Step {
  return {
    text: 'If you changed nothing yourself, look at the account’s recent activity.',
    url: provider.securityUrl,
  };
}
