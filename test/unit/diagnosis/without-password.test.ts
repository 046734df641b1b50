import { describe, expect, it } from 'vitest';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { CAUSES, type Cause } from '../../../electron/diagnosis/cause.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import type { Protocol } from '../../../electron/mailbox/server-address.ts';
import type { ProbeResult } from '../../../electron/probe/probe-result.ts';
import { offersSignIn } from '../../../electron/provider/browser-sign-in.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import labelled from '../../fixtures/labelled-replies.json' with { type: 'json' };
import oauthReplies from '../../fixtures/oauth-replies.json' with { type: 'json' };
import { failedResult, okResult, withheldResult } from '../../support/probe-results.ts';

// A mailbox that signs in with its provider has no password: whoever is told of one looks for what there is not.

const SAYS_PASSWORD = /pass-?word|passphrase/i;

/** A server of somebody’s own may see no token, but a password. */
const PASSWORD_IS_THE_WAY_OUT: Cause = 'oauth-server-not-allowed';

const PLACES = PROVIDERS.filter(offersSignIn);

const REPLIES = [
  ...labelled.map(({ text, stage }) => ({ text, stage, oauthError: null })),
  ...oauthReplies.map(({ reply, stage, oauthError }) => ({ text: reply ?? '', stage, oauthError })),
];

/** What a protocol may come to beside the one that failed. */
const others = (protocol: Protocol): readonly (ProbeResult | null)[] => [
  null,
  okResult(protocol),
  failedResult(protocol, '535 5.7.3 Authentication unsuccessful', { presented: 'token' }),
  withheldResult(protocol, 'imap-refused-secret'),
  withheldResult(protocol, 'sign-in-budget-spent'),
];

function failed(protocol: Protocol, { text, stage, oauthError }: (typeof REPLIES)[number]) {
  return failedResult(protocol, text, {
    stage: stage === 'open' || stage === 'greeting' ? stage : 'login',
    oauthError: oauthError && JSON.stringify(oauthError),
    presented: 'token',
  });
}

/** Every pair of results in which one protocol was told this. */
function pairsWith(reply: (typeof REPLIES)[number]) {
  return [
    ...others('smtp').map((smtp) => ({ imap: failed('imap', reply), smtp })),
    ...others('imap').map((imap) => ({ imap, smtp: failed('smtp', reply) })),
  ];
}

describe.each(PLACES)('a mailbox that signs in at $id', (provider) => {
  it.each(CAUSES.filter((cause) => cause !== PASSWORD_IS_THE_WAY_OUT))(
    'is told of no password: %s',
    (cause) => {
      for (const protocol of ['imap', 'smtp', null] as const) {
        const { title, meaning, steps } = advise(cause, provider, protocol, 'oauth2');
        expect(
          [title, meaning, ...steps.map(({ text }) => text)].filter((text) => SAYS_PASSWORD.test(text)),
        ).toEqual([]);
      }
    },
  );

  it.each(REPLIES)('is diagnosed without one: $text', (reply) => {
    for (const workedBefore of [true, false]) {
      for (const results of pairsWith(reply)) {
        const { title, summary, advice, cause } = diagnose({
          provider,
          signInMethod: 'oauth2',
          ...results,
          workedBefore,
          now: new Date('2026-11-20T20:00:00Z'),
        });
        const texts = [title, summary, ...advice.map(({ text }) => text)];
        expect(texts.filter((text) => SAYS_PASSWORD.test(text))).toEqual([]);
        expect(cause).not.toMatch(/^(?:bad-credentials|app-password-required|basic-auth-disabled)$/);
      }
    }
  });

  it.each([
    'secret-unavailable',
    'sign-in-budget-spent',
    'sign-in-resting',
    'imap-refused-by-policy',
  ] as const)('is told of none where nothing was tried: %s', (reason) => {
    const { title, summary, advice } = diagnose({
      provider,
      signInMethod: 'oauth2',
      imap: withheldResult('imap', reason),
      smtp: withheldResult('smtp', reason),
      workedBefore: true,
      now: new Date('2026-11-20T20:00:00Z'),
    });
    expect([title, summary, ...advice.map(({ text }) => text)].join(' ')).not.toMatch(SAYS_PASSWORD);
  });
});

it('finds the word where a mailbox has a password', () => {
  const { meaning } = advise('rate-limited-logins', null, null, 'password');
  expect(meaning).toMatch(SAYS_PASSWORD);
});
