import { type IdentityProviderId, MICROSOFT } from '../../oauth/identity-providers.ts';
import type { Misconfiguration } from '../../oauth/oauth-failure.ts';
import { REGISTRATION_GUIDES } from '../../oauth/registration-guide.ts';
import type { Step } from '../cause.ts';
import type { SignInAt, SignInFailureWords } from './failure-words.ts';

/** Where registrations are looked at. */
export const REGISTRATION_PAGES = {
  microsoft: { registrations: REGISTRATION_GUIDES.microsoft.steps[2].url },
  google: {
    clients: REGISTRATION_GUIDES.google.steps[2].url,
    audience: 'https://console.cloud.google.com/auth/audience',
    scopes: 'https://console.cloud.google.com/auth/scopes',
  },
} as const;

/** What the provider does not like about the registration: told first what mends it, then what is usual. */
export function wordsOfRegistration(what: Misconfiguration, at: SignInAt): SignInFailureWords {
  const first = FIRST_STEP[at.issuer][what];
  const [compareClientIds, ...rest] = at.usualSteps;
  const steps = [first ?? compareClientIds, ...rest].filter((step) => step !== undefined);
  return { summary: SUMMARY[what](at.name), steps };
}

const SUMMARY: Readonly<Record<Misconfiguration, (name: string) => string>> = {
  'client-unknown': (name) =>
    `${name} knows no program with this client ID, or its registration was deleted or switched off.`,
  'client-secret': (name) => `${name} does not accept what goes with the client ID: the client secret.`,
  'public-flows-off': (name) =>
    `The registration does not let ${name} sign in programs on a computer, only those on a server.`,
  redirect: () =>
    'The registration does not name the address on this computer to which the browser comes back.',
  scope: (name) => `The registration is not set up at ${name} to ask for mail over IMAP and SMTP.`,
  'account-type': () =>
    'The registration does not take this account: it is for others, such as those of one organisation, personal ones, or named testers.',
  request: (name) => `${name} did not understand the sign-in as it was asked for with this registration.`,
};

const { registrations } = REGISTRATION_PAGES.microsoft;
const { clients, audience, scopes } = REGISTRATION_PAGES.google;
const REDIRECT = `http://${MICROSOFT.redirect.host}${MICROSOFT.redirect.path}`;

/** `null`: the usual first step says it. */
const FIRST_STEP: Readonly<Record<IdentityProviderId, Readonly<Record<Misconfiguration, Step | null>>>> = {
  microsoft: {
    'client-unknown': null,
    'client-secret': {
      text: 'In the registration, under “Authentication”, make it “Mobile and desktop applications”, which needs no client secret.',
      url: registrations,
    },
    'public-flows-off': {
      text: 'In the registration, under “Authentication”, set “Allow public client flows” to “Yes”.',
      url: registrations,
    },
    redirect: {
      text: `In the registration, under “Authentication”, add ${REDIRECT} to “Mobile and desktop applications”.`,
      url: registrations,
    },
    scope: {
      text: 'In the registration, under “API permissions”, add the delegated permissions IMAP.AccessAsUser.All, SMTP.Send and offline_access.',
      url: registrations,
    },
    'account-type': {
      text: 'In the registration, under “Authentication”, allow “any organizational directory and personal Microsoft accounts”.',
      url: registrations,
    },
    request: null,
  },
  google: {
    'client-unknown': null,
    'client-secret': {
      text: 'Copy the client secret once more from the page of the registration into the settings of Mailvitals.',
      url: clients,
    },
    'public-flows-off': desktopApp(''),
    redirect: desktopApp(', which takes every address of this computer'),
    scope: {
      text: 'In the registration, under “Data access”, add the scope https://mail.google.com/.',
      url: scopes,
    },
    'account-type': {
      text: 'In the registration, under “Audience”, choose “External” and publish it, or name this address among the test users.',
      url: audience,
    },
    request: null,
  },
};

function desktopApp(why: string): Step {
  return { text: `Make the registration of the type “Desktop app”${why}.`, url: clients };
}
