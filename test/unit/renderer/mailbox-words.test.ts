import { describe, expect, test } from 'vitest';
import { durationText, incidentTimeText } from '../../../renderer/mailbox/incident-words.ts';
import { mailboxFacts } from '../../../renderer/mailbox/mailbox-facts.ts';
import { serverWords } from '../../../renderer/mailbox/server-words.ts';
import { signInWords } from '../../../renderer/mailbox/sign-in-words.ts';
import { stateLine } from '../../../renderer/mailbox/state-words.ts';
import { certificateWords } from '../../../renderer/mailbox/tls-words.ts';
import { verdictWords, withheldWords } from '../../../renderer/mailbox/verdict-words.ts';
import { MAILBOX_STATES } from '../../support/mailbox-states.ts';
import { refusingProtocol, sampleProtocol } from '../../support/sample-report.ts';

const NOW = Date.parse('2026-11-21T11:00:00Z');
const MINUTE_MS = 60_000;

describe('the line under the address', () => {
  const details = { ...MAILBOX_STATES.healthy, providerName: 'Outlook.com / Hotmail / Live / MSN' };

  test('says how it is, since when, and the last proof', () => {
    const line = stateLine(
      { ...details, since: '2026-11-18T06:48:00Z', lastProofAt: '2026-11-21T10:45:00Z' },
      NOW,
    );
    expect(line).toBe('Outlook.com · Healthy since 18 Nov, 07:48 · last worked 11:45');
  });

  test('says that it was never seen working, or never checked', () => {
    expect(stateLine({ ...details, lastProofAt: null }, NOW)).toMatch(/not seen working yet$/);
    expect(stateLine(MAILBOX_STATES['never-checked'], NOW)).toMatch(/Not known yet · never checked$/);
  });
});

describe('what a check costs', () => {
  test('is nothing while no sign-in was refused', () => {
    expect(
      signInWords(
        { allowed: true, rejectedSinceChange: 0, lastRejectedAt: null },
        { method: 'password', protocols: 2 },
      ).title,
    ).toBe('No sign-in was refused');
  });

  test('is counted down', () => {
    expect(
      signInWords(
        { allowed: true, rejectedSinceChange: 3, lastRejectedAt: null },
        { method: 'password', protocols: 2 },
      ),
    ).toMatchObject({
      title: '3 of 4 refusals used',
      cost: 'signs in; 1 of 4 refusals left',
    });
  });

  test('is told where nothing signs in by itself any more', () => {
    const words = signInWords(
      { allowed: false, rejectedSinceChange: 2, lastRejectedAt: null },
      { method: 'password', protocols: 1 },
    );
    expect(words.title).toBe('No further sign-in is tried by itself');
    expect(words.sentence).toContain('refused the sign-in twice');
    expect(words.sentence).toContain('at most once a minute, and counts');
    expect(words.cost).toContain('counts if it is refused');
  });

  test('does not say that nothing signs in where one protocol still does', () => {
    const words = signInWords(
      { allowed: false, rejectedSinceChange: 2, lastRejectedAt: null },
      { method: 'password', protocols: 2 },
    );
    expect(words.title).toBe('Signs in only where it was not refused');
    expect(words.sentence).not.toContain('as far as the connection');
  });

  test('is nothing that could be used up for a sign-in that is refused', () => {
    const signIn = { allowed: true, rejectedSinceChange: 4, lastRejectedAt: null };
    const words = signInWords(signIn, { method: 'oauth2', protocols: 2 });
    expect(words.title).toBe('Refused 4 times');
    expect(words.sentence).toContain('about once an hour');
    expect(`${words.sentence} ${words.cost}`).not.toMatch(/lock|counts|password/);
  });

  test('is half as much for a mailbox with one protocol', () => {
    expect(
      signInWords(
        { allowed: true, rejectedSinceChange: 1, lastRejectedAt: null },
        { method: 'password', protocols: 1 },
      ).title,
    ).toBe('1 of 2 refusals used');
  });
});

test('a server is told by its host and the way to it', () => {
  expect(serverWords('imaps://imap.example.com:993')).toEqual({
    host: 'imap.example.com',
    way: 'port 993, TLS',
  });
  expect(serverWords('smtp+starttls://[2001:db8::1]:587')).toEqual({
    host: '[2001:db8::1]',
    way: 'port 587, STARTTLS',
  });
  expect(serverWords('imap://localhost')).toEqual({
    host: 'localhost',
    way: 'not encrypted, this computer only',
  });
  expect(serverWords('what is this')).toEqual({ host: 'what is this', way: '' });
});

describe('a certificate', () => {
  const tls = (validTo: string | null) => ({
    protocol: 'TLSv1.3',
    issuer: 'Example CA',
    validFrom: null,
    validTo,
  });

  test('names its issuer and is else silent while it lasts', () => {
    expect(certificateWords(tls('2026-12-05T11:00:00Z'), NOW)).toEqual({
      issuer: 'certificate by Example CA',
      warning: null,
      hasExpired: false,
    });
    expect(certificateWords(tls(null), NOW).warning).toBeNull();
  });

  test('warns under 14 days, and says the day', () => {
    expect(certificateWords(tls('2026-12-05T10:59:00Z'), NOW).warning).toBe(
      'The certificate expires in 13 days, on 5 Dec 2026.',
    );
    expect(certificateWords(tls('2026-11-22T12:00:00Z'), NOW).warning).toContain('in 1 day,');
    expect(certificateWords(tls('2026-11-21T20:00:00Z'), NOW).warning).toContain('within a day');
    expect(certificateWords(tls('2026-11-20T11:00:00Z'), NOW)).toMatchObject({
      warning: 'The certificate expired on 20 Nov 2026.',
      hasExpired: true,
    });
  });
});

test('a verdict says what stopped it', () => {
  expect(verdictWords(sampleProtocol('imap'), true)).toEqual({ text: 'works', tone: 'ok' });
  expect(verdictWords(refusingProtocol('smtp'), true)).toEqual({ text: 'sign-in refused', tone: 'bad' });
  expect(verdictWords(sampleProtocol('imap', { withheld: 'secret-unavailable' }), true).text).toBe(
    'no sign-in tried',
  );
  expect(verdictWords(null, true).text).toBe('not checked yet');
  expect(verdictWords(null, false).text).toBe('not watched');
});

test('an incident tells when it was and how long', () => {
  const incident = { cause: 'timeout', summary: 'The server does not answer' } as const;
  const openedAt = '2026-11-19T08:42:00Z';
  expect(incidentTimeText({ ...incident, openedAt, closedAt: '2026-11-19T10:55:00Z' }, NOW)).toBe(
    '19 Nov, 09:42, for 2 h 13 min',
  );
  expect(incidentTimeText({ ...incident, openedAt, closedAt: null }, NOW)).toBe(
    'Since 19 Nov, 09:42, for 2 days 2 h so far',
  );
});

test('a length of time has its two largest units', () => {
  expect(
    [40_000, 12 * MINUTE_MS, 60 * MINUTE_MS, 1441 * MINUTE_MS, 1500 * MINUTE_MS].map(durationText),
  ).toEqual(['under a minute', '12 min', '1 h', '1 day', '1 day 1 h']);
});

test('the facts leave out what was never set, and say what is not watched', () => {
  const labels = (name: 'healthy' | 'sends-unread') =>
    mailboxFacts(MAILBOX_STATES[name], null).map(({ label }) => label);
  expect(labels('healthy')).toEqual(['Provider', 'IMAP', 'SMTP', 'User name', 'Signs in with', 'Added on']);
  expect(labels('sends-unread')).toContain('CA file');
  expect(mailboxFacts(MAILBOX_STATES['sends-unread'], null)).toContainEqual({
    label: 'SMTP',
    value: 'not watched',
    more: '',
  });
});

test('SMTP that was spared a refused password is not said to be barred by policy', () => {
  expect(withheldWords('imap-refused-secret', 'password')).toBe(
    'SMTP was not tried, because IMAP refused this password.',
  );
  expect(withheldWords('imap-refused-by-policy', 'password')).toContain('by policy');
});
