import { stripVTControlCharacters, styleText } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { MailboxReport, ProtocolReport } from '../../../electron/api/contract.ts';
import { noSuchMailbox, obstacleText, problemsText } from '../../../electron/cli/problem-text.ts';
import { reportText, stepsText } from '../../../electron/cli/report-text.ts';
import { STATUS_MARK, statusText } from '../../../electron/cli/status-mark.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';
import { widthOf } from '../../../electron/cli/text-width.ts';
import { REJECTING, WORKING } from '../../support/sample-mailbox.ts';

const terminal = (columns: number, colours = false): Terminal => ({
  json: false,
  print: () => undefined,
  printJson: () => undefined,
  printJsonLine: () => undefined,
  say: () => undefined,
  style: (format, text) => (colours ? styleText(format, text, { validateStream: false }) : text),
  isInteractive: false,
  columns,
});

const works = (protocol: 'imap' | 'smtp'): ProtocolReport => ({ protocol, ...WORKING });

const REPORT: MailboxReport = {
  address: 'you@example.com',
  id: 'id',
  provider: 'custom',
  status: 'healthy',
  cause: null,
  transient: false,
  title: 'Everything works',
  summary: 'IMAP and SMTP work.',
  advice: [],
  actor: 'nobody',
  mendedBy: null,
  warnings: [],
  imap: works('imap'),
  smtp: works('smtp'),
  sends: null,
  signIn: { allowed: true, rejectedSinceChange: 0, lastRejectedAt: null },
  checkedAt: '2026-11-20T20:00:00.000Z',
};

const REFUSED: MailboxReport = {
  ...REPORT,
  status: 'action-needed',
  cause: 'bad-credentials',
  mendedBy: 'new-secret',
  title: 'The password is refused',
  summary:
    'Both servers refused the authorization code (授权码), which was made for this mailbox and works no more.',
  advice: [
    { text: 'Make a new one.', url: 'https://example.com/security' },
    { text: 'Paste it.', url: null },
  ],
  warnings: ['The certificate expires on 2026-12-01.'],
  imap: { protocol: 'imap', ...REJECTING },
  smtp: { protocol: 'smtp', ...WORKING, ok: false, withheld: 'sign-in-budget-spent' },
  signIn: { allowed: false, rejectedSinceChange: 4, lastRejectedAt: null },
};

test('a mailbox that works, in one line', () => {
  expect(reportText(REPORT, terminal(80))).toBe('you@example.com  ● healthy  IMAP 300 ms, SMTP 300 ms');
  expect(reportText({ ...REPORT, smtp: null }, terminal(80))).toBe('you@example.com  ● healthy  IMAP 300 ms');
});

describe('a mailbox that needs someone', () => {
  const text = reportText(REFUSED, terminal(80));

  test.each([
    ['the status', '⬣ needs you'],
    [
      'the protocol that failed, with its stage and cause',
      '  IMAP  ✗  stopped at login after 300 ms: bad-credentials',
    ],
    ['the protocol that was not tried', '  SMTP  –  connected; no sign-in was tried'],
    ['the server’s words', 'IMAP: NO [AUTHENTICATIONFAILED] Authentication failed.'],
    ['the warning', '▲ The certificate expires on 2026-12-01.'],
    ['how often the password was rejected', 'rejected this password 4 times'],
    ['the steps with their links', '  1. Make a new one.\n     https://example.com/security\n  2. Paste it.'],
  ])('shows %s', (_, words) => {
    expect(text).toContain(words);
  });

  test.each([40, 60, 80, 200])('keeps within %i columns', (columns) => {
    for (const line of reportText(REFUSED, terminal(columns)).split('\n')) {
      // Links and commands stay whole, so that they can be clicked and copied.
      if (!/https:|mailvitals /.test(line)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  test('says the same in colour', () => {
    expect(stripVTControlCharacters(reportText(REFUSED, terminal(80, true)))).toBe(text);
  });
});

test('does not say the same twice, and leaves out what is not watched', () => {
  const warning = { ...REPORT, status: 'warning', summary: REPORT.title, smtp: null } as const;
  const text = reportText(warning, terminal(80));
  expect(text.match(/Everything works/g)).toHaveLength(1);
  expect(text).toContain('IMAP  ✓  signed in in 300 ms, TLSv1.3');
  expect(text).not.toContain('SMTP');
});

test('tells a connection without TLS', () => {
  const report = { ...REPORT, status: 'warning', imap: { ...works('imap'), tls: null } } as const;
  expect(reportText(report, terminal(80))).toContain('signed in in 300 ms, unencrypted');
});

test('tells when a password was last rejected, by the clock of this computer', () => {
  const signIn = { allowed: false, rejectedSinceChange: 4, lastRejectedAt: '2026-11-20T23:05:30.000Z' };
  // The tests run in Berlin, an hour ahead.
  expect(reportText({ ...REFUSED, signIn }, terminal(200))).toContain(
    'rejected this password 4 times, the last time 2026-11-21 00:05. It is not tried again',
  );
});

describe('the command that mends it', () => {
  const COMMAND = 'mailvitals rebind you@example.com';

  test('is told where a new password does', () => {
    expect(reportText(REFUSED, terminal(80))).toContain(COMMAND);
  });

  test.each([
    ['oauth-grant-invalid', `To sign in again: ${COMMAND} --oauth`],
    ['basic-auth-disabled', `To sign in instead of giving a password: ${COMMAND} --oauth`],
  ] as const)('is told for signing in where %s', (cause, line) => {
    const report = {
      ...REFUSED,
      cause,
      title: 'Sign in again',
      summary: 'It has ended.',
      mendedBy: 'sign-in',
    } as const;
    const text = reportText(report, terminal(80));
    expect(text.split('\n').at(-1)).toBe(`  ${line}`);
    expect(text).toContain('The server rejected this sign-in 4 times.');
    expect(text.replace(line, '')).not.toMatch(/password/i);
  });

  test.each(['oauth-token-refused', 'oauth-unavailable', 'org-policy-block', 'unknown'] as const)(
    'is told for %s where a step is to sign in again',
    (cause) => {
      const advice = [{ text: 'Or sign in again.', url: null }];
      const text = reportText({ ...REFUSED, cause, advice, mendedBy: null }, terminal(80));
      expect(text.split('\n').at(-1)).toBe(`  Should it come to signing in again: ${COMMAND} --oauth`);
    },
  );

  test.each([
    ['the mailbox is not stored yet', { id: null }],
    ['no new password helps', { mendedBy: null }],
    ['a server may not see the sign-in', { mendedBy: null, cause: 'oauth-server-not-allowed' }],
  ] as const)('is not told where %s', (_, changes) => {
    expect(reportText({ ...REFUSED, ...changes }, terminal(80))).not.toContain(COMMAND);
  });
});

test('every status has a shape and a word of its own', () => {
  const marks = Object.values(STATUS_MARK);
  expect(new Set(marks.map(({ glyph }) => glyph)).size).toBe(marks.length);
  expect(new Set(marks.map(({ word }) => word)).size).toBe(marks.length);
  expect(statusText('warning', (format, text) => `${format}:${text}`)).toBe('yellow:▲ warning');
});

test('steps are numbered, and wrapped below their own text', () => {
  expect(stepsText([{ text: 'one two three', url: null }], 14)).toBe('  1. one two\n     three');
});

test('problems are told per field, an obstacle with its steps', () => {
  expect(
    problemsText([
      { field: 'ca', sentence: 'It cannot be read.' },
      { field: 'imap', sentence: 'No.' },
    ]),
  ).toBe('ca: It cannot be read.\nimap: No.');
  const obstacle = { title: 'The keyring is locked', sentence: 'Nothing was stored.', steps: [] };
  expect(obstacleText(obstacle, 80)).toBe('The keyring is locked\nNothing was stored.');
  expect(obstacleText({ ...obstacle, steps: [{ text: 'Unlock it.', url: null }] }, 80)).toBe(
    'The keyring is locked\nNothing was stored.\n\n  1. Unlock it.',
  );
  expect(noSuchMailbox('you@example.com')).toContain('no mailbox you@example.com');
});
