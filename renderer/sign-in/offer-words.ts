import type { SignInOffer, SignInStep } from '../../electron/api/contract.ts';
import { isSignInLink } from './sign-in-link.ts';

/** How a mailbox is bound in a form: at the provider’s own page, or with a secret that is pasted. */
export type Way = 'sign-in' | 'secret';

/** A sign-in of this window is finished in a browser: no code is typed anywhere. */
export type BrowserStep = Exclude<SignInStep, { readonly kind: 'code' }>;

/** `Sign in with Microsoft`. */
export function signInWords({ name }: Pick<SignInOffer, 'name'>): string {
  return `Sign in with ${name}`;
}

/** `Sign in with Microsoft again`; `null`: who is asked is not known. */
export function signInAgainWords(offer: Pick<SignInOffer, 'name'> | null): string {
  return `${offer === null ? 'Sign in' : signInWords(offer)} again`;
}

/** What signing in is. */
export function howSentence({ name }: Pick<SignInOffer, 'name'>): string {
  return `You sign in on ${name}’s own page, in your browser. Mailvitals never sees your password.`;
}

/** The same, and why it is what the form leads with. */
export function offerSentence(offer: SignInOffer): string {
  return offer.isAdvised
    ? `${offer.name} refuses passwords over IMAP. ${howSentence(offer)}`
    : howSentence(offer);
}

/** What is to be known before a password is pasted where it is refused; `null` where it is not. */
export function refusedWords({ name, isAdvised }: SignInOffer): string | null {
  return isAdvised
    ? `${name} refuses passwords over IMAP, app passwords too. It can be tried, but will hardly work.`
    : null;
}

/** The way that is not shown, offered. */
export function otherWayWords(
  way: Way,
  offer: SignInOffer,
): { readonly label: string; readonly hint: string } {
  return way === 'sign-in'
    ? { label: 'Use a password instead', hint: offer.isAdvised ? `${offer.name} refuses them.` : '' }
    : { label: `${signInWords(offer)} instead`, hint: '' };
}

/** What the button says that begins it. `end` is how the last try ended, `isAgain` whether the mailbox is signed in to so. */
export function beginWords({
  offer,
  asksForClient,
  end,
  isAgain = false,
}: {
  readonly offer: SignInOffer;
  readonly asksForClient: 'must' | 'may' | 'no';
  readonly end: string | null;
  readonly isAgain?: boolean;
}): string {
  if (asksForClient === 'must') return 'Save and sign in';
  if (end === 'another-identity') return 'Sign in again';
  if (end !== null && end !== 'not-registered' && end !== 'exists') return 'Try again';
  return isAgain ? signInAgainWords(offer) : signInWords(offer);
}

/** What is under way at the provider. */
export interface StepWords {
  readonly title: string;
  readonly sentence: string;
}

/** How far it is. */
export interface PageStep {
  /** `null` until the provider’s page is known. */
  readonly step: BrowserStep | null;
  /** Whether the page is known not to have opened. */
  readonly isPageShut: boolean;
}

/** `address` is the mailbox that is meant. */
export function stepWords({ step, isPageShut }: PageStep, name: string, address: string): StepWords {
  switch (step?.kind) {
    case undefined:
      return { title: `Asking ${name} for its page…`, sentence: 'It opens in your browser in a moment.' };
    case 'page':
      if (!isSignInLink(step.link)) {
        return {
          title: 'The page was not opened',
          sentence: `Mailvitals opens pages over https alone, and the link that ${name} gave is another one. Cancel here.`,
        };
      }
      return isPageShut
        ? {
            title: 'The page did not open',
            sentence: `Open it here, or copy its link into a browser of this computer, and sign in there as ${address}.`,
          }
        : {
            title: 'Finish signing in in your browser',
            sentence: `Sign in there as ${address}. Here it goes on by itself.`,
          };
    case 'signed-in':
      return {
        title: step.as === null ? 'Signed in' : `Signed in as ${step.as}`,
        sentence: 'The servers are tried with it now.',
      };
  }
}

/** A provider that does not know the client id says so on its own page, and never sends the browser back. */
export function refusedPageWords(name: string): string {
  return `Where ${name}’s page shows an error instead, cancel here and check the client id.`;
}

/** What a screen reader is told of its own accord. */
export function spokenStep(at: PageStep, name: string, address: string): string {
  const { title, sentence } = stepWords(at, name, address);
  return at.step?.kind === 'page' ? `${title}. ${sentence}` : title;
}

/** `4:59`; `0:00` where none is left. */
export function timeLeftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
