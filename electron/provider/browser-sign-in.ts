import type { Provider } from './provider.ts';

/** Everything that is said of signing in on a provider's own page (OAuth2), which is offered at Microsoft and Google. */

interface Step {
  readonly text: string;
  readonly url: `https://${string}` | null;
}

/** Whether Mailvitals can sign in on the provider's own page. Others admit registered partners alone. */
export function offersSignIn({ oauth }: Pick<Provider, 'oauth'>): boolean {
  return oauth !== null && oauth.issuer !== 'other';
}

/** `Microsoft`, `Google`, or the provider's own name. */
export function signInName({ name, oauth }: Pick<Provider, 'name' | 'oauth'>): string {
  return oauth === null || oauth.issuer === 'other' ? name : ISSUER_NAMES[oauth.issuer];
}

const ISSUER_NAMES: Readonly<Record<Exclude<NonNullable<Provider['oauth']>['issuer'], 'other'>, string>> = {
  microsoft: 'Microsoft',
  google: 'Google',
};

/** `“Sign in with Microsoft”`, as forms and commands call it. */
export function signInWords(provider: Pick<Provider, 'name' | 'oauth'>): string {
  return `“Sign in with ${signInName(provider)}”`;
}

/** What a provider wants that refuses passwords, in one sentence. */
export function browserSignInSentence(provider: Provider): string {
  const wanted = `it wants a sign-in with ${signInName(provider)}`;
  return provider.passwordRefusedOn.includes('smtp')
    ? `${provider.name} refuses passwords, app passwords included: ${wanted}.`
    : `${provider.name} refuses passwords on IMAP: ${wanted}; over SMTP alone a password works while the administrator allows it.`;
}

/** How a mailbox is bound by signing in. */
export function bindBySignIn(provider: Provider): readonly Step[] {
  return [
    {
      text: `Choose ${signInWords(provider)} and sign in as this mailbox, on ${signInName(provider)}’s own page.`,
      url: null,
    },
    { text: 'Accept what the page asks for: reading over IMAP and sending over SMTP.', url: null },
  ];
}

/** Where another program may still be let in with an app password of former days. */
export const TRY_WHAT_STILL_WORKS: Step = {
  text: 'Only if another program still signs in to it with an app password, try that one here: nothing is stored unless the servers accept it.',
  url: null,
};

/** Where passwords are refused on IMAP alone. */
export const WATCH_SMTP_ALONE: Step = {
  text: 'To stay with its password, switch IMAP off for this mailbox in Mailvitals and watch SMTP alone.',
  url: null,
};

/** For a mailbox whose password is refused for good; honest where there is no such sign-in. */
export function signInInstead(provider: Provider | null): Step {
  return {
    text:
      provider !== null && offersSignIn(provider)
        ? `Choose ${signInWords(provider)} in Mailvitals: the mailbox keeps its settings and history.`
        : `Mailvitals signs in through the browser at Microsoft and Google only${provider === null || provider.kind === 'custom' ? '' : `, not at ${provider.name}`}.`,
    url: null,
  };
}

/** For a sign-in that has ended, or was never finished. */
export function signInAgain(provider: Provider | null): Step {
  return {
    text:
      provider === null || provider.kind === 'custom' || offersSignIn(provider)
        ? 'Sign in again in Mailvitals.'
        : `Sign in again in the program that was told so: Mailvitals itself does not sign in through the browser at ${provider.name}.`,
    url: null,
  };
}
