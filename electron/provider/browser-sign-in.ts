import type { Provider } from './provider.ts';

/**
 * Everything that is said of signing in on a provider's own page (OAuth2). This version keeps passwords alone and cannot do
 * that yet: whoever adds it finds here, and where these are used, every sentence that is then to be changed.
 */

interface Step {
  readonly text: string;
  readonly url: `https://${string}` | null;
}

/** `Microsoft`, `Google`, or the provider's own name. */
export function signInName({ name, oauth }: Pick<Provider, 'name' | 'oauth'>): string {
  return oauth?.issuer === 'microsoft' ? 'Microsoft' : oauth?.issuer === 'google' ? 'Google' : name;
}

/** A part of a sentence; `who` as {@link signInName} has it. */
export function notOfferedYet(who: string): string {
  return `Mailvitals does not offer “Sign in with ${who}” yet`;
}

/** What a provider wants, in one sentence. */
export function browserSignInSentence(provider: Provider): string {
  const wanted = `it wants a sign-in with ${signInName(provider)}, which Mailvitals does not offer yet`;
  return provider.passwordRefusedOn.includes('smtp')
    ? `${provider.name} refuses passwords, app passwords included: ${wanted}.`
    : `${provider.name} refuses passwords on IMAP: ${wanted}; over SMTP a password works only while the administrator allows it.`;
}

/** What can be tried all the same when such a mailbox is bound. */
export function bindWithoutBrowser(provider: Provider): readonly Step[] {
  const { passwordRefusedOn, secrets } = provider;
  const steps: readonly Step[] = [
    {
      text: `This mailbox wants a sign-in in the browser, and ${notOfferedYet(signInName(provider))}.`,
      url: null,
    },
  ];
  if (!passwordRefusedOn.includes('smtp')) return [...steps, WATCH_SMTP_ALONE];
  return secrets.includes('app-password') ? [...steps, TRY_WHAT_STILL_WORKS] : steps;
}

const TRY_WHAT_STILL_WORKS: Step = {
  text: 'If another program still signs in to it with an app password, try that one here: nothing is stored unless the servers accept it.',
  url: null,
};

/** Where no password is taken, whoever the provider is. */
export const PASSWORDS_ALONE: Step = {
  text: 'Mailvitals signs in with passwords alone; it cannot sign in through the browser yet.',
  url: null,
};

/** Where passwords are refused on IMAP alone. */
export const WATCH_SMTP_ALONE: Step = {
  text: 'Until then, switch IMAP off for this mailbox in Mailvitals and watch SMTP alone, with its password.',
  url: null,
};

/** What to do about a bound mailbox that takes no password any more; `webmail` is an https link. */
export function liveWithoutBrowserSignIn(who: string, webmail: `https://${string}`): readonly Step[] {
  return [
    { text: `This mailbox wants a sign-in in the browser, and ${notOfferedYet(who)}.`, url: null },
    { text: 'Until then, read and send its mail on the web.', url: webmail },
    { text: 'Pause the mailbox here, so that it raises no alarms; its history stays.', url: null },
  ];
}

/** Where a sign-in in the browser has ended, or was never finished. */
export const RENEW_BROWSER_SIGN_IN: readonly Step[] = [
  { text: 'Mailvitals cannot renew a sign-in in the browser yet.', url: null },
  { text: 'If the provider makes app passwords for mail programs, re-bind the mailbox with one.', url: null },
];
