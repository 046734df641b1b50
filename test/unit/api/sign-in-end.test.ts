import { describe, expect, test } from 'vitest';
import { signInEnd } from '../../../electron/api/sign-in-end.ts';
import type { WhyNotSignedIn } from '../../../electron/binding/sign-in-at-provider.ts';
import { IDENTITY_PROVIDERS } from '../../../electron/oauth/identity-providers.ts';
import type { OAuthFailure, OAuthFailureKind } from '../../../electron/oauth/oauth-failure.ts';
import type { OAuthParts } from '../../../electron/oauth/oauth-parts.ts';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { fastmail } from '../../../electron/provider/presets/fastmail.ts';
import { outlook } from '../../../electron/provider/presets/outlook.ts';

const oauth = { providers: IDENTITY_PROVIDERS } as OAuthParts;
const endOf = (why: WhyNotSignedIn) => signInEnd(why, oauth);

test('says nothing more of what somebody cancelled', () => {
  expect(endOf({ kind: 'cancelled' })).toEqual({ kind: 'cancelled' });
});

test('names both who signed in and who was meant', () => {
  const why = {
    kind: 'another-identity',
    signedInAs: 'other@example.com',
    wanted: 'you@example.com',
  } as const;
  expect(endOf(why)).toEqual(why);
});

test.each([
  ['microsoft', 'microsoft-client-id', 'MAILVITALS_MICROSOFT_CLIENT_ID', false],
  ['google', 'google-client-id', 'MAILVITALS_GOOGLE_CLIENT_ID', true],
] as const)(
  'tells the way to a client id at %s in three steps',
  (issuer, setting, variable, hasClientSecret) => {
    const end = endOf({ kind: 'not-registered', issuer });
    expect(end).toMatchObject({
      kind: 'not-registered',
      guide: { issuer, setting, environmentVariable: variable, hasClientSecret },
    });
    expect(end.kind === 'not-registered' && end.guide.steps).toHaveLength(3);
  },
);

test('says how a mailbox is bound whose provider has no page that is known', () => {
  expect(endOf({ kind: 'no-sign-in', provider: fastmail })).toMatchObject({
    kind: 'sign-in-failed',
    transient: false,
    title: expect.stringContaining('Fastmail'),
    steps: expect.arrayContaining([
      expect.objectContaining({ text: expect.stringContaining('app password') }),
    ]),
    reply: null,
  });
  expect(endOf({ kind: 'no-sign-in', provider: custom })).toMatchObject({
    title: expect.not.stringContaining(custom.name),
  });
});

test.each(['browser', 'device'] as const)('says that nobody finished in time, by %s', (by) => {
  expect(endOf({ kind: 'sign-in-timed-out', by })).toMatchObject({
    kind: 'sign-in-failed',
    transient: true,
    sentence: expect.stringContaining('nothing was changed'),
    steps: [{ text: expect.stringContaining('Start the sign-in again') }],
  });
});

test('hands on the sentence of what is impossible', () => {
  expect(endOf({ kind: 'sign-in-impossible', sentence: 'The browser could not be opened.' })).toMatchObject({
    kind: 'sign-in-failed',
    sentence: 'The browser could not be opened.',
  });
});

describe('a refusal of the provider', () => {
  const refused = (failure: Partial<OAuthFailure>) =>
    endOf({
      kind: 'sign-in-refused',
      issuer: 'microsoft',
      provider: outlook,
      failure: {
        kind: 'denied',
        by: 'user',
        error: null,
        providerCode: null,
        detail: null,
        ...failure,
      } as OAuthFailure,
    });

  test('is told with a title, a sentence and steps', () => {
    const end = refused({});
    expect(end).toMatchObject({ kind: 'sign-in-failed', transient: false, reply: null });
    for (const words of end.kind === 'sign-in-failed' ? [end.title, end.sentence] : []) {
      expect(words).not.toBe('');
    }
  });

  test('that passes by itself may be tried again', () => {
    expect(refused({ kind: 'temporary', retryAfterMs: null })).toMatchObject({ transient: true });
    expect(refused({ kind: 'network', code: 'ECONNREFUSED' })).toMatchObject({ transient: true });
  });

  test('in words that nobody knows promises nothing', () => {
    expect(refused({ kind: 'unknown' })).toMatchObject({ transient: false });
  });

  test.each<OAuthFailureKind>([
    { kind: 'grant-invalid', reason: 'not-said' },
    { kind: 'grant-invalid', reason: 'code-used-or-expired' },
    { kind: 'temporary', retryAfterMs: 1_000 },
    { kind: 'network', code: 'timeout' },
    { kind: 'untrusted-answer' },
    { kind: 'aborted' },
    { kind: 'unknown' },
  ])('of the kind $kind speaks of no check and of no sign-in that is kept', (kind) => {
    const end = refused(kind);
    const text = JSON.stringify(end);
    expect(text).toContain('Start the sign-in again');
    expect(text).not.toMatch(/check is repeated|renew|ended|stored/i);
  });

  test.each([
    ['AADSTS65001', 'Nobody agreed.', 'AADSTS65001: Nobody agreed.'],
    ['AADSTS65001', 'AADSTS65001: Nobody agreed.', 'AADSTS65001: Nobody agreed.'],
    ['AADSTS65001', null, 'AADSTS65001'],
    [null, 'Nobody agreed.', 'Nobody agreed.'],
    [null, null, null],
  ])('with the number %s and the words %s is quoted as %s', (providerCode, detail, reply) => {
    expect(refused({ providerCode, detail })).toMatchObject({ reply });
  });
});
