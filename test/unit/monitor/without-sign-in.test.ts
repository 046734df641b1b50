import { describe, expect, test } from 'vitest';
import type { KeychainProblem } from '../../../electron/credentials/credential-store.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import {
  diagnoseWithoutSignIn,
  type KnownTrouble,
  type NoSignIn,
} from '../../../electron/monitor/without-sign-in.ts';
import type { WithheldReason } from '../../../electron/probe/probe-result.ts';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { failedResult, withheldResult } from '../../support/probe-results.ts';

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
      provider: custom,
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
    const diagnosis = diagnoseWithoutSignIn(
      found,
      { kind: 'budget-spent' },
      { provider: custom, known: null },
    );
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'unknown', actor: 'user' });
    expect(diagnosis.summary).toMatch(/No sign-in was tried this time, so that the provider does not lock/);
    expect(diagnosis.advice[0]?.text).toMatch(/^Check now/);
  });

  test('does not say twice that no sign-in was tried', () => {
    const once = diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, {
      provider: custom,
      known: DEAD,
    });
    const known = { ...DEAD, summary: once.summary };
    const twice = diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, { provider: custom, known });
    expect(twice.summary).toBe(once.summary);
  });

  test('keeps its own words where nobody knows more than that', () => {
    const say = (known: KnownTrouble | null) =>
      diagnoseWithoutSignIn(reached('sign-in-budget-spent'), spent, { provider: custom, known });
    expect(say({ ...DEAD, cause: 'unknown' })).toEqual(say(null));
  });
});

describe('a sign-in that waits a minute', () => {
  const resting: NoSignIn = { kind: 'resting' };

  test('repeats what is known', () => {
    const diagnosis = diagnoseWithoutSignIn(reached('sign-in-resting'), resting, {
      provider: custom,
      known: DEAD,
    });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(diagnosis.summary).toMatch(/No sign-in was tried this time/);
  });

  test('says no more than that where nothing is known', () => {
    const diagnosis = diagnoseWithoutSignIn(reached('sign-in-resting'), resting, {
      provider: custom,
      known: null,
    });
    expect(diagnosis).toMatchObject({ status: 'unknown', cause: null });
    expect(`${diagnosis.title} ${diagnosis.summary}`).not.toMatch(/wrong|new secret|as often as is safe/);
  });

  test('tells of servers out of reach, and does not repeat the refusal over them', () => {
    const diagnosis = diagnoseWithoutSignIn(refused, resting, {
      provider: custom,
      known: DEAD,
    });
    expect(diagnosis).toEqual(refused);
  });
});

test.each<KeychainProblem>(['library-missing', 'no-session', 'locked', 'timeout', 'restarted', 'failed'])(
  'a keychain that does not answer (%s) is never told as a wrong password',
  (problem) => {
    for (const known of [DEAD, null]) {
      const diagnosis = diagnoseWithoutSignIn(
        reached('secret-unavailable'),
        { kind: 'keychain', problem },
        { provider: custom, known },
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
    { provider: custom, known: null },
  );
  expect(diagnosis).toMatchObject({ status: 'action-needed', cause: null, transient: false, actor: 'user' });
  expect(diagnosis.advice[0]?.text).toMatch(/^Re-bind/);
});
