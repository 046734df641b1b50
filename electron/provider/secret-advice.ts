import {
  bindBySignIn,
  browserSignInSentence,
  offersSignIn,
  signInName,
  signInWords,
  TRY_WHAT_STILL_WORKS,
  WATCH_SMTP_ALONE,
} from './browser-sign-in.ts';
import type { Provider, SecretKind } from './provider.ts';

/** What a user has to bring before a mailbox can be bound. */
export interface SecretAdvice {
  /** The recommended kind. */
  readonly kind: SecretKind;
  /** What kind of secret this provider wants, in one sentence. */
  readonly sentence: string;
  /** How to come by one, in order; `url` is an https link, or `null` where the step needs none. */
  readonly steps: readonly { readonly text: string; readonly url: string | null }[];
  /** Where the secret is made, or the account's security page; `null` where there is none. */
  readonly url: string | null;
}

type Steps = SecretAdvice['steps'];

/** Says what kind of secret the provider wants and how to make one. */
export function secretAdvice(provider: Provider): SecretAdvice {
  const kind = provider.secrets[0] ?? 'login-password';
  return {
    kind,
    sentence: SENTENCE[kind](provider),
    steps: STEPS[kind](provider),
    url: kind === 'oauth2' ? provider.securityUrl : (provider.secretUrl ?? provider.securityUrl),
  };
}

const SENTENCE: Record<SecretKind, (provider: Provider) => string> = {
  oauth2: browserSignInSentence,
  'app-password': (provider) => {
    const { name, secretName, secrets } = provider;
    const orSignIn = offersSignIn(provider) ? ` or a sign-in with ${signInName(provider)}` : '';
    return secrets.includes('login-password')
      ? `${name} wants the ${secretName}; the login password works only without two-step verification.`
      : `${name} wants the ${secretName} made for mail programs${orSignIn}, not the login password.`;
  },
  'authorization-code': ({ name, secretName }) => `${name} wants the ${secretName}, not the login password.`,
  'login-password': ({ id, name, secrets }) =>
    id === 'custom'
      ? 'Most servers want the mailbox’s own password; with two-step verification, an app password made for mail programs.'
      : secrets.includes('authorization-code')
        ? `${name} wants the mailbox’s own password, or an authorization code (授权码) where secure sign-in is on.`
        : `${name} wants the login password; with two-step verification, an app password.`,
  'bridge-password': ({ name, secretName }) =>
    `${name} wants the ${secretName} that the Bridge program on this computer shows, not the login password.`,
};

const STEPS: Record<SecretKind, (provider: Provider) => Steps> = {
  oauth2: (provider) => [
    ...bindBySignIn(provider),
    ...imapSwitchStep(provider),
    ...(provider.passwordRefusedOn.includes('smtp') ? [TRY_WHAT_STILL_WORKS] : [WATCH_SMTP_ALONE]),
  ],
  'app-password': (provider) => [
    ...twoStepStep(provider),
    ...imapSwitchStep(provider),
    makeStep(provider),
    pasteStep(provider),
    ...signInInsteadStep(provider),
  ],
  'authorization-code': (provider) => [codeStep(provider), pasteStep(provider)],
  'login-password': (provider) => [
    ...imapSwitchStep(provider),
    { text: 'Enter the password of the mailbox in Mailvitals.', url: null },
    ...(provider.secretPath === undefined
      ? []
      : [{ text: `If it is refused: ${provider.secretPath}.`, url: provider.secretUrl }]),
  ],
  'bridge-password': (provider) => [
    { text: 'Start the Bridge program on this computer and sign in to it.', url: null },
    { text: `Copy the ${provider.secretName}: ${provider.secretPath}.`, url: provider.secretUrl },
    pasteStep(provider),
  ],
};

function twoStepStep({ secretNeedsTwoStep, securityUrl }: Provider): Steps {
  return secretNeedsTwoStep === true
    ? [{ text: 'Turn two-step verification on, if it is off.', url: securityUrl }]
    : [];
}

function imapSwitchStep({ imapSwitch }: Provider): Steps {
  return imapSwitch === null || imapSwitch.offByDefault === false
    ? []
    : [{ text: `Turn IMAP on, if it is off: ${imapSwitch.path}.`, url: imapSwitch.url }];
}

function makeStep({ secretName, secretPath, secretUrl }: Provider): Steps[number] {
  const way = secretPath === undefined ? '' : `: ${secretPath}`;
  return { text: `Make a new ${secretName}${way}.`, url: secretUrl };
}

/** The page that turns the service on also makes the code, unless another way to it is known. */
function codeStep(provider: Provider): Steps[number] {
  const { imapSwitch, secretName, secretPath, secretUrl } = provider;
  return imapSwitch === null || secretPath !== undefined
    ? makeStep(provider)
    : {
        text: `Turn IMAP on and make a new ${secretName}: ${imapSwitch.path}.`,
        url: imapSwitch.url ?? secretUrl,
      };
}

function signInInsteadStep(provider: Provider): Steps {
  return offersSignIn(provider)
    ? [{ text: `Or choose ${signInWords(provider)}, which needs no ${provider.secretName}.`, url: null }]
    : [];
}

function pasteStep({ secretName }: Provider): Steps[number] {
  return { text: `Paste the ${secretName} into Mailvitals.`, url: null };
}
