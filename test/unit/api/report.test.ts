import { describe, expect, test } from 'vitest';
import { type Reported, reportOf, reportOfRecord } from '../../../electron/api/report.ts';
import { explainKeychainProblem } from '../../../electron/credentials/keychain-problem.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import type { SignInRecords } from '../../../electron/history/sign-in-ledger.ts';
import { writeRecord } from '../../../electron/history/write-record.ts';
import { MOST_REJECTIONS_PER_PROTOCOL } from '../../../electron/monitor/sign-in-budget.ts';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { failedResult, okResult } from '../../support/probe-results.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../../support/sample-mailbox.ts';

const mailbox = sampleMailbox(1);
const REPORTED: Reported = {
  signInMethod: 'password',
  address: mailbox.address,
  id: mailbox.id,
  provider: custom,
  sends: null,
  signIns: rejectedByImap(0),
  protocols: ['imap', 'smtp'],
};
const NOW = new Date('2026-11-20T20:00:00.000Z');

test('a fresh check carries the advice and the warnings that were given', () => {
  const tls = { protocol: 'TLSv1.3', issuer: 'CA', validFrom: null, validTo: '2026-11-25T00:00:00Z' };
  const verdicts = { imap: okResult('imap', { tls }), smtp: okResult('smtp') };
  const diagnosis = diagnose({
    provider: custom,
    signInMethod: 'password',
    ...verdicts,
    workedBefore: true,
    now: NOW,
  });
  const report = reportOf(REPORTED, writeRecord(mailbox.id, NOW, diagnosis, verdicts), diagnosis);
  expect(report).toMatchObject({ status: 'warning', cause: null, checkedAt: NOW.toISOString(), sends: null });
  expect(report.warnings).toEqual(diagnosis.warnings.map(({ sentence }) => sentence));
  expect(report.warnings).toHaveLength(1);
  expect(report.advice).toEqual(diagnosis.advice);
});

describe('a remembered check', () => {
  test('is advised on as of today', () => {
    const report = reportOfRecord(REPORTED, refusedCheck(mailbox, NOW.toISOString()));
    expect(report).toMatchObject({ status: 'action-needed', cause: 'bad-credentials', actor: 'user' });
    expect(report.advice.length).toBeGreaterThan(0);
    expect(report.imap).toMatchObject({ protocol: 'imap', ok: false, stage: 'login' });
    expect(report.smtp).toMatchObject({ protocol: 'smtp', ok: false });
  });

  test('that the keychain kept from signing in has its steps', () => {
    const record = {
      ...healthyCheck(mailbox, NOW.toISOString(), { status: 'unknown' }),
      keychain: 'locked',
    } as const;
    const { steps } = explainKeychainProblem('locked', process.platform);
    expect(steps.length).toBeGreaterThan(1);
    expect(reportOfRecord(REPORTED, record)).toMatchObject({ advice: steps, actor: 'user' });
  });

  test('without a secret asks for a new one', () => {
    const record = {
      ...healthyCheck(mailbox, NOW.toISOString(), { status: 'unknown' }),
      status: 'action-needed',
    } as const;
    const { advice, actor } = reportOfRecord(REPORTED, record);
    expect(actor).toBe('user');
    expect(advice.map(({ text }) => text).join()).toContain('Re-bind');
  });

  test('that was well needs no advice and nobody', () => {
    const report = reportOfRecord(REPORTED, healthyCheck(mailbox, NOW.toISOString(), { smtp: null }));
    expect(report).toMatchObject({ advice: [], actor: 'nobody', cause: null, smtp: null });
  });
});

test.each([
  [0, true],
  [MOST_REJECTIONS_PER_PROTOCOL - 1, true],
  [MOST_REJECTIONS_PER_PROTOCOL, false],
  [MOST_REJECTIONS_PER_PROTOCOL + 1, false],
])('after %i rejections the next automatic sign-in is allowed: %s', (rejected, allowed) => {
  const record = healthyCheck(mailbox, NOW.toISOString());
  const { signIn } = reportOfRecord({ ...REPORTED, signIns: rejectedByImap(rejected) }, record);
  expect(signIn).toEqual({ allowed, rejectedSinceChange: rejected, lastRejectedAt: null });
});

test('a sign-in at a provider goes on by itself, whatever was rejected', () => {
  const reported = { ...REPORTED, signInMethod: 'oauth2', signIns: rejectedByImap(9) } as const;
  const { signIn } = reportOfRecord(reported, healthyCheck(mailbox, NOW.toISOString()));
  expect(signIn).toMatchObject({ allowed: true, rejectedSinceChange: 9 });
});

test('tells when a server last rejected the secret', () => {
  const { imap, smtp } = rejectedByImap(1);
  const signIns = {
    imap: { ...imap, lastRejectedAt: '2026-11-20T19:00:00.000Z' },
    smtp: { ...smtp, lastRejectedAt: '2026-11-20T18:00:00.000Z' },
  };
  const { signIn } = reportOfRecord({ ...REPORTED, signIns }, healthyCheck(mailbox, NOW.toISOString()));
  expect(signIn.lastRejectedAt).toBe('2026-11-20T19:00:00.000Z');
});

test.each([
  ['bad-credentials', 'action-needed', 'new-secret'],
  ['app-password-required', 'action-needed', 'new-secret'],
  // The keychain holds no secret for it.
  [null, 'action-needed', 'new-secret'],
  ['smtp-auth-disabled', 'action-needed', null],
  ['oauth-grant-invalid', 'action-needed', 'sign-in'],
  [null, 'healthy', null],
  ['timeout', 'unreachable', null],
] as const)('a check that found %s (%s) is mended by %s', (cause, status, mendedBy) => {
  const record = { ...healthyCheck(mailbox, NOW.toISOString()), cause, status };
  expect(reportOfRecord(REPORTED, record)).toMatchObject({ mendedBy });
});

test('nobody is asked to mend a server that is out of reach', () => {
  const record = {
    ...healthyCheck(mailbox, NOW.toISOString()),
    cause: 'host-not-found',
    status: 'unreachable',
  } as const;
  expect(reportOfRecord(REPORTED, record).actor).toBe('nobody');
});

function rejectedByImap(rejected: number): SignInRecords {
  const none = { rejected: 0, firstRejectedAt: null, lastRejectedAt: null, lastTryAt: null };
  return { imap: { ...none, rejected }, smtp: none };
}

test('a refusal is stored and told in the server’s words', () => {
  const verdicts = {
    imap: failedResult('imap', 'NO [AUTHENTICATIONFAILED] Authentication failed.'),
    smtp: failedResult('smtp', null, {
      stage: 'connect',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED',
    }),
  };
  const diagnosis = diagnose({
    provider: custom,
    signInMethod: 'password',
    ...verdicts,
    workedBefore: true,
    now: NOW,
  });
  const { imap, smtp } = reportOf(REPORTED, writeRecord(mailbox.id, NOW, diagnosis, verdicts), diagnosis);
  expect([imap?.reply, imap?.cause]).toEqual([
    'NO [AUTHENTICATIONFAILED] Authentication failed.',
    'bad-credentials',
  ]);
  expect([smtp?.reply, smtp?.cause]).toEqual(['connect ECONNREFUSED', 'connection-refused']);
});
