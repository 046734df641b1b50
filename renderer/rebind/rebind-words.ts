import type {
  MailboxDetails,
  MailboxReport,
  ProviderDetails,
  SignInOffer,
} from '../../electron/api/contract.ts';
import { howSentence, offerSentence, type Way } from '../sign-in/offer-words.ts';
import { lengthText, momentText } from '../words/time-words.ts';

/** Why the mailbox is to be bound anew, and the way to a new secret. */
export interface Reason {
  readonly title: string;
  readonly sentence: string;
  /** When it stopped and when it last worked; empty where neither is known. */
  readonly dates: string;
  readonly steps: MailboxReport['advice'];
}

/** `now` in milliseconds since 1970. `provider` is `null` until it is known; `way` is the one that the form shows. */
export function reasonOf(
  details: MailboxDetails,
  provider: ProviderDetails | null,
  now: number,
  way: Way,
): Reason {
  const { lastReport, status, since, lastProofAt } = details;
  // Where a password is refused, the steps to a secret lead back to the sign-in.
  const takesSecret = way === 'secret' && provider?.signIn?.isAdvised !== true;
  const secretSteps = takesSecret ? (provider?.secretSteps ?? []) : [];
  if (lastReport === null || !isFailing(status)) {
    return {
      title: 'Nothing is wrong with it now',
      sentence: possibleWords(details, provider, way),
      dates: '',
      steps: secretSteps,
    };
  }
  const dates = [
    since === null ? null : `Since ${momentText(since, now)}`,
    lastProofAt === null ? null : `last worked ${momentText(lastProofAt, now)}`,
  ].filter((part) => part !== null);
  const { title, summary, advice, mendedBy, cause } = details.trouble ?? lastReport;
  return {
    title,
    sentence:
      mendedBy === null
        ? `${summary} ${way === 'secret' ? 'Another password' : 'Signing in again'} alone may not mend this.`
        : summary,
    dates: dates.join(' · '),
    steps: (way === 'sign-in' ? signInSteps : newSecretSteps)({ mendedBy, advice, cause }) ?? secretSteps,
  };
}

type Advised = Pick<MailboxReport, 'mendedBy' | 'advice' | 'cause'>;

/** For these, the first step is the button itself, and the others that lead nowhere are for whoever does not press it. */
const BUTTON_MENDS: ReadonlySet<MailboxReport['cause']> = new Set<MailboxReport['cause']>([
  'oauth-grant-invalid',
  'basic-auth-disabled',
]);

function signInSteps({ mendedBy, advice, cause }: Advised): Reason['steps'] {
  if (mendedBy !== 'sign-in') return [];
  return BUTTON_MENDS.has(cause) ? advice.filter(({ url }) => url !== null) : advice;
}

/** `null`: those that make a secret, since the advice is about something else. */
function newSecretSteps({ mendedBy, advice }: Advised): Reason['steps'] | null {
  return mendedBy === 'new-secret' && advice.length > 0 ? advice : null;
}

function possibleWords({ signInMethod }: MailboxDetails, provider: ProviderDetails | null, way: Way): string {
  if (way === 'secret') return `You can still give it another ${provider?.secretName ?? 'password'}.`;
  return signInMethod === 'oauth2'
    ? 'You can still sign in again.'
    : `You can still move it over to signing in${provider?.signIn ? ` with ${provider.signIn.name}` : ''}.`;
}

/** The way that the form leads with. */
export function firstWay(details: MailboxDetails | null, provider: ProviderDetails | null): Way {
  const isSignedIn = details?.signInMethod === 'oauth2' || details?.mendedBy === 'sign-in';
  return isSignedIn || provider?.signIn?.isAdvised === true ? 'sign-in' : 'secret';
}

/** What becomes of a mailbox that has a password so far. */
export const MOVES_OVER =
  'The mailbox moves over with its history and its counts; its password is then removed from this computer.';

/** What signing in is, as far as the reason above it does not say so. */
export function signInSentence(details: MailboxDetails | null, offer: SignInOffer): string {
  const isSaid = details?.signInMethod === 'oauth2' || details?.mendedBy === 'sign-in';
  return isSaid ? howSentence(offer) : offerSentence(offer);
}

/** What stays as it is until something better is proven. `name` is what the provider calls a password. */
export function keptWords(way: Way, method: SignInMethod, name: string): string {
  if (way === 'secret') {
    return method === 'oauth2'
      ? `The sign-in stays until the ${name} is proven.`
      : `The old ${name} stays until the new one is proven.`;
  }
  return `The ${method === 'oauth2' ? 'old sign-in' : name} stays until the new sign-in is proven.`;
}

/** What it signs in with from now on; what became of the old one is the program’s to say. `issuer` is e.g. `Microsoft`. */
export function reboundWords(way: Way, method: SignInMethod, issuer: string): string {
  if (way === 'secret') {
    return method === 'oauth2'
      ? 'It uses the password from now on; its history stays.'
      : 'It uses the new one from now on.';
  }
  return method === 'oauth2'
    ? `It is signed in with ${issuer} again.`
    : `It signs in with ${issuer} from now on; its history stays.`;
}

type SignInMethod = MailboxDetails['signInMethod'];

/** `It was down for 3 h.`; `null` where it was not down. `now` in milliseconds since 1970. */
export function downWords({ status, since }: MailboxDetails, now: number): string | null {
  if (!isFailing(status) || since === null) return null;
  return `It was down for ${lengthText(Math.max(0, now - Date.parse(since)))}.`;
}

function isFailing(status: MailboxDetails['status']): boolean {
  return status === 'action-needed' || status === 'unreachable' || status === 'pending';
}
