import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../../electron/binding/trial.ts';
import type { Cause } from '../../../electron/diagnosis/cause.ts';
import type { Diagnosis } from '../../../electron/diagnosis/diagnose.ts';

const found = (status: Diagnosis['status'], changes: Partial<Diagnosis> = {}): Diagnosis => ({
  status,
  cause: null,
  transient: false,
  title: '',
  summary: '',
  advice: [],
  actor: 'user',
  imapCause: null,
  smtpCause: null,
  warnings: [],
  ...changes,
});
const smtpFails = (cause: Cause, imapCause: Cause | null = null) =>
  found('action-needed', { cause, smtpCause: cause, imapCause });
const imapFails = (cause: Cause, imapCause: Cause = cause) => found('action-needed', { cause, imapCause });

describe.each(['password', 'oauth2'] as const)('what was tried by %s', (method) => {
  test.each(['healthy', 'warning'] as const)('is accepted where the mailbox is %s', (status) => {
    expect(verdictOf(found(status), method)).toBe('accepted');
  });

  test('is refused where somebody has to act, and undecided where a server was not reached', () => {
    expect(verdictOf(imapFails('bad-credentials'), method)).toBe('refused');
    expect(verdictOf(imapFails('connection-refused'), method)).toBe('undecided');
    expect(verdictOf(found('unreachable', { cause: 'timeout', imapCause: 'timeout' }), method)).toBe(
      'undecided',
    );
  });
});

const SWITCHED_OFF: readonly (readonly [string, Diagnosis])[] = [
  ['sending is switched off', smtpFails('smtp-auth-disabled')],
  ['IMAP is switched off, and says so', imapFails('imap-disabled')],
  ['IMAP refuses what SMTP takes', imapFails('imap-disabled', 'bad-credentials')],
  ['both are switched off', smtpFails('smtp-auth-disabled', 'imap-disabled')],
];

test.each(SWITCHED_OFF)('a token is accepted, and no password, where %s', (_, diagnosis) => {
  expect(verdictOf(diagnosis, 'oauth2')).toBe('accepted');
  expect(verdictOf(diagnosis, 'password')).not.toBe('accepted');
});

const smtpToo = (smtpCause: Cause) =>
  found('action-needed', { cause: 'imap-disabled', imapCause: 'imap-disabled', smtpCause });

test.each([
  ['refused', 'IMAP refuses it', smtpFails('smtp-auth-disabled', 'bad-credentials')],
  ['refused', 'SMTP refuses it', smtpToo('bad-credentials')],
  // Microsoft’s answer to another’s user name, too.
  ['undecided', 'IMAP is not connected', smtpFails('smtp-auth-disabled', 'mailbox-not-connected')],
  ['undecided', 'IMAP is out of reach', smtpFails('smtp-auth-disabled', 'timeout')],
  ['undecided', 'SMTP is out of reach', smtpToo('connection-refused')],
])('a token is %s where one protocol is switched off and %s', (verdict, _, diagnosis) => {
  expect(verdictOf(diagnosis, 'oauth2')).toBe(verdict);
});
