import { explainKeychainProblem } from '../credentials/keychain-problem.ts';
import { advise } from '../diagnosis/advice/advise.ts';
import type { Cause } from '../diagnosis/cause.ts';
import { classify } from '../diagnosis/classify.ts';
import { NOTHING_STORED } from '../diagnosis/nothing-stored.ts';
import { diagnoseSignInFailure } from '../diagnosis/sign-in-failure.ts';
import { onlySmtpRefusesSignIn } from '../diagnosis/sign-in-rows.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { ProbeFailure } from '../probe/probe-result.ts';
import type { SendFailure } from '../probe/smtp-send-answer.ts';
import type { Provider } from '../provider/provider.ts';
import type { LookEnd, Places } from './look-for-message.ts';
import { adviseOnSendTest, type SendTestAdvice, stepsOfSendTest } from './send-test-advice.ts';
import type { SendTestOutcome } from './send-test-outcome.ts';
import type { RefusedToken } from './try-renewing.ts';
import type { NoSignIn } from './without-sign-in.ts';

type Impossible = Extract<SendTestOutcome, { kind: 'impossible' }>;

const NOTHING_SENT = 'Nothing was sent.';

export const STOPPED = impossible(`The send test was stopped before it came to the sending. ${NOTHING_SENT}`);

/** A send test that the mailbox's own settings bar. */
export function withoutServer(missing: Protocol): Impossible {
  return missing === 'smtp'
    ? impossible(`This mailbox has no SMTP server, so it cannot send. ${NOTHING_SENT}`, [
        'Add the mailbox again with its SMTP server.',
      ])
    : impossible(
        `This mailbox has no IMAP server, so nobody could see whether the message arrives. ${NOTHING_SENT}`,
        ['Add the mailbox again with its IMAP server.'],
      );
}

export function withoutTrust(sentence: string): Impossible {
  return impossible(`${sentence} ${NOTHING_SENT}`, [
    'Put the CA file back, or add the mailbox again without it.',
  ]);
}

export function withoutSignIn(
  why: NoSignIn,
  { signInMethod }: Pick<Mailbox, 'signInMethod'>,
  provider: Provider,
): Impossible {
  const isByToken = signInMethod === 'oauth2';
  switch (why.kind) {
    case 'keychain': {
      const { title, meaning, steps } = explainKeychainProblem(why.problem, process.platform);
      return { kind: 'impossible', summary: `${title}. ${meaning} ${NOTHING_SENT}`, advice: steps };
    }
    case 'no-secret':
      return {
        kind: 'impossible',
        summary: `The keychain holds no ${NOTHING_STORED[signInMethod].thing} for this mailbox. ${NOTHING_SENT}`,
        advice: NOTHING_STORED[signInMethod].steps,
      };
    case 'sign-in-failed': {
      const { summary, advice } = diagnoseSignInFailure(why.failure, provider);
      return { kind: 'impossible', summary: `${summary} ${NOTHING_SENT}`, advice: stepsOfSendTest(advice) };
    }
    case 'foreign-server':
      return {
        kind: 'impossible',
        summary: `${why.sentence} ${NOTHING_SENT}`,
        advice: advise('oauth-server-not-allowed', provider, null, signInMethod).steps,
      };
    case 'resting': {
      const wait = isByToken ? 'ten minutes' : 'a minute';
      return impossible(
        `A sign-in of this mailbox was rejected or is under way, so the next one waits ${wait}. ${NOTHING_SENT}`,
        [`Try again in ${wait}.`],
      );
    }
    case 'budget-spent':
      return isByToken
        ? impossible(
            `The servers keep rejecting this mailbox’s sign-in and are asked again about once an hour, so no sign-in was tried now. ${NOTHING_SENT}`,
            ['Check the mailbox: that signs in at once.', 'If it is rejected again, sign in again.'],
          )
        : impossible(
            `The servers rejected this mailbox’s password as often as is safe, so no sign-in was tried. ${NOTHING_SENT}`,
            [
              'Check the mailbox: that signs in once more.',
              'If it is rejected again, re-bind it with a new password.',
            ],
          );
  }
}

/** IMAP failed before anything was sent. */
export function withoutSight(
  failure: ProbeFailure,
  provider: Provider,
  token: RefusedToken | null = null,
): Impossible {
  if (failure.code === 'CANCELLED') return STOPPED;
  const { meaning, steps } = adviceOn(failure, provider, 'imap', token);
  return {
    kind: 'impossible',
    summary: `The IMAP server could not be used, so nobody could see whether the message arrives. ${NOTHING_SENT} ${meaning}`,
    advice: steps,
  };
}

/** No word came from the SMTP server. */
export function notSent(failure: SendFailure, provider: Provider): Impossible {
  if (failure.code === 'CANCELLED') return STOPPED;
  const { meaning, steps } = adviceOn(failure, provider, 'smtp');
  return { kind: 'impossible', summary: `${meaning} ${NOTHING_SENT}`, advice: steps };
}

export const IN_DOUBT = impossible(
  'The message was handed over, but the connection ended before the server said whether it took it: it may arrive or not.',
  ['Look into the inbox before you send another one.'],
);

/** The SMTP server said no: to the sign-in, the sender, the recipient or the message. */
export function refused(
  failure: SendFailure,
  provider: Provider,
  token: RefusedToken | null = null,
): SendTestOutcome {
  const transient = token === null && classify({ ...failure, providerId: provider.id }).transient;
  const { cause, title, meaning, steps } = adviceOn(failure, provider, 'smtp', token);
  const { stage, reply } = failure;
  return { kind: 'refused', cause, transient, title, summary: meaning, advice: steps, stage, reply };
}

/** The message was accepted and not found. `lookMs`: how long it was looked for, in milliseconds. */
export function notSeen(
  end: Exclude<LookEnd, { kind: 'found' }>,
  { lookMs, places, provider }: { lookMs: number; places: Places; provider: Provider },
): string {
  switch (end.kind) {
    case 'time-is-up': {
      const folders = places.junk === null ? 'the inbox' : `the inbox or in ${places.junk.path}`;
      return `The server took the message, but it was not seen in ${folders} within ${inWords(lookMs)}. It may still come; a provider that holds back or drops what this mailbox sends looks like this too.`;
    }
    case 'cancelled':
      return 'The server took the message. The looking was stopped, so whether it arrived is not known.';
    case 'lost': {
      const { title } = adviceOn(end.failure, provider, 'imap');
      return `The server took the message. The connection to the IMAP server ended while it was looked for, so whether it arrived is not known: ${title}.`;
    }
  }
}

/**
 * A fresh token that is refused means what the mailbox is to the server, whatever the words. SMTP is come to only once IMAP
 * has taken the same sign-in.
 */
function adviceOn(
  failure: SendFailure,
  provider: Provider,
  protocol: Protocol,
  token: RefusedToken | null = null,
): SendTestAdvice & { readonly cause: Cause } {
  if (token !== null && protocol === 'smtp') {
    const { cause, title, summary, advice } = onlySmtpRefusesSignIn(provider);
    return { cause, title, meaning: summary, steps: advice };
  }
  const { cause } =
    token === null
      ? classify({ ...failure, providerId: provider.id })
      : { cause: 'oauth-token-refused' as const };
  const signInMethod = failure.presented === 'token' ? 'oauth2' : 'password';
  return { cause, ...adviseOnSendTest(cause, provider, protocol, signInMethod) };
}

function inWords(ms: number): string {
  const minutes = ms / 60_000;
  if (Number.isInteger(minutes)) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `${Math.round(ms / 100) / 10} seconds`;
}

function impossible(summary: string, advice: readonly string[] = []): Impossible {
  return { kind: 'impossible', summary, advice: advice.map((text) => ({ text, url: null })) };
}
