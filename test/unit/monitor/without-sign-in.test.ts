import { describe, expect, test } from 'vitest';
import { KEYCHAIN_PROBLEMS } from '../../../electron/credentials/credential-store.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import {
  diagnoseWithoutSignIn,
  type KnownTrouble,
  type NoSignIn,
} from '../../../electron/monitor/without-sign-in.ts';
import { failureOf, type OAuthFailure } from '../../../electron/oauth/oauth-failure.ts';
import type { WithheldReason } from '../../../electron/probe/probe-result.ts';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { gmail } from '../../../electron/provider/presets/gmail.ts';
import { failedResult, withheldResult } from '../../support/probe-results.ts';

const CUSTOM = { provider: custom, signInMethod: 'password' } as const;
const input = { provider: custom, signInMethod: 'password', workedBefore: true, now: new Date() } as const;

const reached = (reason: WithheldReason) =>
  diagnose({ ...input, imap: withheldResult('imap', reason), smtp: withheldResult('smtp', reason) });

const refused = diagnose({
  ...input,
  imap: failedResult('imap', null, { stage: 'connect', code: 'ECONNREFUSED' }),
  smtp: failedResult('smtp', null, { stage: 'connect', code: 'ECONNREFUSED' }),
});

const DEAD: KnownTrouble = {
  cause: 'bad-credentials',
  title: 'The app password no longer works',
  summary: 'It worked before and is now refused.',
};

describe('a spent budget', () => {
  const spent: NoSignIn = { kind: 'budget-spent' };

  test('keeps the cause that is known, with its steps', () => {
    const diagnosis = diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, {
      ...CUSTOM,
      known: DEAD,
    });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials', transient: false });
    expect([diagnosis.title, diagnosis.summary]).toEqual([
      DEAD.title,
      `${DEAD.summary} No sign-in was tried this time, so that the provider does not lock the account.`,
    ]);
    expect(diagnosis.advice.length).toBeGreaterThan(0);
  });

  test.each([
    ['its servers are reached', reached('sign-in-budget-spent')],
    ['its servers are out of reach', refused],
  ])('needs somebody where nothing is known and %s', (_, found) => {
    const diagnosis = diagnoseWithoutSignIn(found, { kind: 'budget-spent' }, { ...CUSTOM, known: null });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'unknown', actor: 'user' });
    expect(diagnosis.summary).toMatch(/No sign-in was tried this time, so that the provider does not lock/);
    expect(diagnosis.advice[0]?.text).toMatch(/^Check now/);
  });

  test('does not say twice that no sign-in was tried', () => {
    const once = diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, {
      ...CUSTOM,
      known: DEAD,
    });
    const known = { ...DEAD, summary: once.summary };
    const twice = diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, { ...CUSTOM, known });
    expect(twice.summary).toBe(once.summary);
  });

  test('keeps its own words where nobody knows more than that', () => {
    const say = (known: KnownTrouble | null) =>
      diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, { ...CUSTOM, known });
    expect(say({ ...DEAD, cause: 'unknown' })).toEqual(say(null));
  });
});

describe('a sign-in that waits a minute', () => {
  const resting: NoSignIn = { kind: 'resting' };

  test('repeats what is known', () => {
    const diagnosis = diagnoseWithoutSignIn(reached('sign-in-resting'), resting, {
      ...CUSTOM,
      known: DEAD,
    });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(diagnosis.summary).toMatch(/No sign-in was tried this time/);
  });

  test('says no more than that where nothing is known', () => {
    const diagnosis = diagnoseWithoutSignIn(reached('sign-in-resting'), resting, {
      ...CUSTOM,
      known: null,
    });
    expect(diagnosis).toMatchObject({ status: 'unknown', cause: null });
    expect(`${diagnosis.title} ${diagnosis.summary}`).not.toMatch(/wrong|new secret|as often as is safe/);
  });

  test('tells of servers out of reach, and does not repeat the refusal over them', () => {
    const diagnosis = diagnoseWithoutSignIn(refused, resting, {
      ...CUSTOM,
      known: DEAD,
    });
    expect(diagnosis).toEqual(refused);
  });
});

test.each(KEYCHAIN_PROBLEMS)(
  'a keychain that does not answer (%s) is never told as a wrong password',
  (problem) => {
    for (const known of [DEAD, null]) {
      const diagnosis = diagnoseWithoutSignIn(
        reached('secret-unavailable'),
        { kind: 'keychain', problem },
        { ...CUSTOM, known },
      );
      expect(diagnosis).toMatchObject({ status: 'unknown', cause: null, actor: 'user' });
      expect(diagnosis.summary).toContain('this says nothing about any mailbox or its password');
      expect(diagnosis.advice.length).toBeGreaterThan(0);
    }
  },
);

test('a secret that is not there asks to re-bind', () => {
  const diagnosis = diagnoseWithoutSignIn(
    reached('secret-unavailable'),
    { kind: 'no-secret' },
    { ...CUSTOM, known: null },
  );
  expect(diagnosis).toMatchObject({ status: 'action-needed', cause: null, transient: false, actor: 'user' });
  expect(diagnosis.advice[0]?.text).toMatch(/^Re-bind/);
});

describe('a mailbox that signs in at its provider', () => {
  const BY_TOKEN = { provider: gmail, signInMethod: 'oauth2', known: null } as const;
  const failing = (failure: OAuthFailure): NoSignIn => ({ kind: 'sign-in-failed', failure });
  const ended = failing(failureOf({ kind: 'grant-invalid', reason: 'expired-or-revoked' }));
  const waiting = failing(failureOf({ kind: 'temporary', retryAfterMs: null }));
  const unheard = failing(failureOf({ kind: 'network', code: 'ENOTFOUND' }));

  test('whose sign-in is not there asks to sign in again, and names no password', () => {
    const found = reached('secret-unavailable');
    const diagnosis = diagnoseWithoutSignIn(found, { kind: 'no-secret' }, BY_TOKEN);
    expect(diagnosis).toMatchObject({
      status: 'action-needed',
      cause: null,
      title: 'Its sign-in is not on this computer',
    });
    expect(diagnosis.advice[0]?.text).toMatch(/^Sign in again/);
    expect(JSON.stringify(diagnosis)).not.toMatch(/password/i);
  });

  test('that the servers keep rejecting is told to sign in again', () => {
    const diagnosis = diagnoseWithoutSignIn(
      reached('sign-in-budget-spent'),
      { kind: 'budget-spent' },
      BY_TOKEN,
    );
    expect(diagnosis.advice.map(({ text }) => text).join(' ')).toContain('sign in again');
    expect(diagnosis.summary).toMatch(/asked again by themselves, about once an hour/);
  });

  test('whose fresh token was refused is told when it is tried next, and fears no lock', () => {
    const known = { cause: 'oauth-token-refused', title: 'Refused', summary: 'Refused.' } as const;
    const say = (kind: 'resting' | 'budget-spent', summary: string = known.summary) =>
      diagnoseWithoutSignIn(
        reached(kind === 'resting' ? 'sign-in-resting' : 'sign-in-budget-spent'),
        { kind },
        { ...BY_TOKEN, known: { ...known, summary } },
      );
    for (const kind of ['resting', 'budget-spent'] as const) {
      const { cause, summary } = say(kind);
      expect(cause).toBe('oauth-token-refused');
      expect(summary).toMatch(/^Refused\. No sign-in was tried this time; .*about once an hour\.$/);
      expect(summary).not.toMatch(/lock|as often as is safe/);
      expect(say(kind, summary).summary).toBe(summary);
    }
  });

  test('whose server may not see its token says so, with the step', () => {
    const sentence = 'imap.example.com is no server of Google.';
    const found = reached('secret-unavailable');
    const diagnosis = diagnoseWithoutSignIn(found, { kind: 'foreign-server', sentence }, BY_TOKEN);
    expect(diagnosis).toMatchObject({
      status: 'action-needed',
      cause: 'oauth-server-not-allowed',
      actor: 'user',
    });
    expect(diagnosis.summary).toContain(sentence);
    expect(diagnosis.advice[0]?.text).toMatch(/^Edit the mailbox/);
    expect(diagnosis.advice[1]?.text).toMatch(/password/);
  });

  test('whose sign-in has ended needs somebody, even where a server is down as well', () => {
    for (const found of [reached('secret-unavailable'), refused]) {
      const diagnosis = diagnoseWithoutSignIn(found, ended, BY_TOKEN);
      expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'oauth-grant-invalid' });
    }
  });

  test.each([
    ['is busy', waiting],
    ['cannot be heard', unheard],
  ])('whose provider %s is no dead sign-in; servers out of reach are the news then', (_, why) => {
    const diagnosis = diagnoseWithoutSignIn(reached('secret-unavailable'), why, BY_TOKEN);
    expect(diagnosis).toMatchObject({ status: 'unreachable', cause: 'oauth-unavailable', transient: true });
    expect(diagnoseWithoutSignIn(refused, why, BY_TOKEN)).toEqual(refused);
  });

  test('is offline where nothing at all can be reached, whatever is known of its sign-in', () => {
    const offline = diagnose({
      ...input,
      imap: failedResult('imap', null, { stage: 'connect', code: 'ENETUNREACH' }),
      smtp: failedResult('smtp', null, { stage: 'connect', code: 'ENETUNREACH' }),
    });
    expect(offline.status).toBe('offline');
    for (const why of [ended, unheard]) {
      expect(diagnoseWithoutSignIn(offline, why, BY_TOKEN)).toEqual(offline);
    }
  });
});
