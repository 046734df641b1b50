import type { OAuthFailure } from '../../oauth/oauth-failure.ts';
import { CHECK_CLOCK } from '../advice/general/account.ts';
import type { SignInAt, SignInFailureWords } from './failure-words.ts';

type Silence = Extract<
  OAuthFailure,
  { kind: 'temporary' | 'network' | 'untrusted-answer' | 'aborted' | 'unknown' }
>;

/** Nothing was learned of the sign-in: its server is busy, out of reach, not itself, or not understood. */
export function wordsOfSilence(failure: Silence, at: SignInAt): SignInFailureWords {
  const server = `The sign-in server of ${at.name}`;
  switch (failure.kind) {
    case 'temporary':
      return {
        title: `${server} has a passing fault`,
        summary: `${server} cannot renew sign-ins just now; nothing says that yours has ended, and it is asked again by itself.`,
      };
    case 'network':
      return ofNetwork(failure.code, server);
    case 'aborted':
      return {
        title: 'The sign-in was not finished',
        summary: `It was stopped before ${at.name} had answered; nothing is known of the mailbox.`,
      };
    case 'untrusted-answer':
      return ofImpostor(failure.detail ?? '', at);
    case 'unknown':
      return {
        title: `${server} gave an answer we do not know`,
        summary: `${server} answered in words that Mailvitals does not know, so it is not clear that anything is wrong with the sign-in.`,
        steps: [
          { text: 'Check again in a few minutes before you change anything.', url: null },
          { text: `If it stays, sign in again in Mailvitals: ${at.name}’s own page tells more.`, url: null },
        ],
        actor: 'user',
      };
  }
}

/** Node's codes of a name that was not found, and of a way that is barred. */
const NAME = /^(?:ENOTFOUND|EAI_)/;
const WAY = /^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN|ECONNREFUSED)$/;
const TIME = /timeout|ETIMEDOUT/i;

function ofNetwork(code: string, server: string): SignInFailureWords {
  const what = NAME.test(code)
    ? 'was not found on this network'
    : WAY.test(code)
      ? 'is out of reach from this network'
      : TIME.test(code)
        ? 'did not answer in time'
        : 'hung up before it had answered';
  return {
    title: `${server} cannot be reached`,
    summary: `${server} ${what}, so the sign-in could not be renewed; nothing says that it has ended.`,
  };
}

/** What fails when a clock is wrong. */
const CLOCK = /^(?:OAUTH_JWT_TIMESTAMP_CHECK_FAILED|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/;

/**
 * A hotel’s or a company’s page answered, or something that reads encrypted traffic, or this computer’s clock is wrong; of
 * the sign-in it says nothing. It does not pass by itself.
 */
function ofImpostor(detail: string, { name, usualSteps }: SignInAt): SignInFailureWords {
  // To wait is what helps least here.
  const [, ...steps] = usualSteps;
  const others = steps.filter(({ text }) => text !== CHECK_CLOCK.text);
  return CLOCK.test(detail)
    ? {
        title: `The answer of ${name} does not fit this computer’s clock`,
        summary: `By the date and time of this computer, the answer in ${name}’s name is not valid, so nothing of it was believed; nothing says that the sign-in has ended.`,
        steps: [{ ...CHECK_CLOCK, url: null }, ...others],
        actor: 'user',
      }
    : {
        title: `Something else answered in place of ${name}`,
        summary: `The answer did not prove to be ${name}’s, so nothing of it was believed; mostly a network that wants its own sign-in first, or a program that inspects traffic, stands between.`,
        steps,
        actor: 'user',
      };
}
