import type { MailboxDetails, Mend, SignInOffer } from '../../electron/api/contract.ts';
import { signInAgainWords, signInWords, type Way } from '../sign-in/offer-words.ts';

/** The button that mends a mailbox, and what is to be known of it. */
export interface MendWords {
  readonly label: string;
  readonly hint: string;
  /** Whether it is what mends the mailbox; else it is one step among others. */
  readonly isSure: boolean;
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
      isSure: true,
      way: null,
    };
  }
  const common = { isSure: true, way: 'sign-in' } as const;
  if (cause === 'oauth-client-rejected')
    return { ...common, label: 'Change the client id', hint: 'Then sign in again; the history stays.' };
  return signInMethod === 'oauth2'
    ? { ...common, label: signInAgainWords(offer), hint: 'It keeps its history and its counts.' }
    : {
        ...common,
        label: offer === null ? 'Sign in' : signInWords(offer),
        hint: 'It moves over with its history and its counts.',
      };
}

/** About the sign-in in some way: the advice names signing in again as a step, though it may not be what mends it. */
const SIGN_IN_MAY_MEND: ReadonlySet<MailboxDetails['cause']> = new Set<MailboxDetails['cause']>([
  'oauth-token-refused',
  'oauth-token-expired',
  'oauth-unavailable',
  'oauth-grant-invalid',
  'oauth-consent-required',
  'oauth-client-rejected',
  'bad-credentials',
  'app-password-required',
  'basic-auth-disabled',
  'org-policy-block',
  'unknown',
]);

/** Signing in again as one step among others; `null` where nothing speaks for it. */
export function signInAgain(
  { signInMethod }: Pick<MailboxDetails, 'signInMethod'>,
  cause: MailboxDetails['cause'],
  offer: SignInOffer | null,
): MendWords | null {
  return signInMethod === 'oauth2' && SIGN_IN_MAY_MEND.has(cause)
    ? {
        label: signInAgainWords(offer),
        hint: 'Nothing is replaced until both servers accept it.',
        isSure: false,
        way: 'sign-in',
      }
    : null;
}
