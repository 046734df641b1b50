import type { MailboxDetails, Mend, SignInOffer } from '../../electron/api/contract.ts';
import { signInWords, type Way } from '../sign-in/offer-words.ts';

/** The button that mends a mailbox, and what is to be known of it. */
export interface MendWords {
  readonly label: string;
  readonly hint: string;
  /** The way that the form begins with; `null` leaves it to the form. */
  readonly way: Way | null;
}

/** How binding a mailbox anew is offered. `offer` is `null` until it is known, and where there is none. */
export function mendWords(
  mend: Mend,
  { cause, signInMethod }: Pick<MailboxDetails, 'cause' | 'signInMethod'>,
  offer: SignInOffer | null,
): MendWords {
  if (mend === 'new-secret') {
    return {
      label: 'Re-bind',
      hint: `Nothing is replaced until both servers accept ${offer?.isAdvised === true ? 'it' : 'the new password'}.`,
      way: null,
    };
  }
  const signIn = offer === null ? 'Sign in' : signInWords(offer);
  if (cause === 'oauth-client-rejected')
    return { label: 'Change the client id', hint: 'Then sign in again; the history stays.', way: 'sign-in' };
  return signInMethod === 'oauth2'
    ? { label: `${signIn} again`, hint: 'It keeps its history and its counts.', way: 'sign-in' }
    : { label: signIn, hint: 'It moves over with its history and its counts.', way: 'sign-in' };
}
