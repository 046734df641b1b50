import { failureOf, type OAuthFailure } from '../oauth/oauth-failure.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { MailboxVerdict } from './mailbox-findings.ts';
import { actorOf, type DiagnosedStatus } from './severity.ts';
import { causeOfSignInFailure } from './sign-in-failure/cause-of-failure.ts';
import { wordsOfSignInFailure } from './sign-in-failure/words.ts';

/**
 * What it means for a mailbox that its provider gave no access token: the sign-in has ended, or cannot be renewed now. A
 * trouble that passes, and an answer that nobody can be sure of or understand, are never told as a dead sign-in. Title and
 * summary are stored; the steps that are read later are those of the cause.
 */
export function diagnoseSignInFailure(failure: OAuthFailure, provider: Provider): MailboxVerdict {
  const cause = causeOfSignInFailure(failure);
  const status = statusOf(failure);
  const { steps, actor, title } = advise(cause, provider, null, 'oauth2');
  const words = wordsOfSignInFailure(failure, cause, provider);
  return {
    status,
    cause,
    transient: status === 'unreachable',
    title: words.title ?? title,
    summary: words.summary,
    advice: words.steps ?? steps,
    // What cannot be reached is waited for, unless the words know somebody who can do better.
    actor: words.actor ?? actorOf(status, actor),
  };
}

function statusOf({ kind }: OAuthFailure): DiagnosedStatus {
  switch (kind) {
    case 'grant-invalid':
    case 'consent-required':
    case 'denied':
    case 'misconfigured':
      return 'action-needed';
    case 'temporary':
    case 'network':
    case 'untrusted-answer':
    case 'aborted':
    case 'unknown':
      return 'unreachable';
  }
}

/** Trouble on the way to the sign-in server about which somebody can do something. */
const FOR_SOMEBODY: readonly OAuthFailure[] = [
  failureOf({ kind: 'untrusted-answer' }),
  failureOf({ kind: 'untrusted-answer' }, 'CERT_HAS_EXPIRED'),
  failureOf({ kind: 'unknown' }),
];

/**
 * What to do about a past failure of which title and cause are kept: the same cause stands for trouble that passes by
 * itself, for which this is `null`.
 */
export function adviceOfPastFailure(
  { cause, title }: Pick<MailboxVerdict, 'cause' | 'title'>,
  provider: Provider,
): Pick<MailboxVerdict, 'advice' | 'actor'> | null {
  if (cause !== 'oauth-unavailable') return null;
  const verdicts = FOR_SOMEBODY.map((failure) => diagnoseSignInFailure(failure, provider));
  const known = verdicts.find((verdict) => verdict.title === title);
  return known === undefined ? null : { advice: known.advice, actor: known.actor };
}
