import { describe, expect, test } from 'vitest';
import { durationWords } from '../../../electron/alerting/duration-words.ts';
import { groupName } from '../../../electron/alerting/provider-name.ts';
import { CAUSES } from '../../../electron/diagnosis/cause.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { alertWorld, HOUR } from '../../support/alert-world.ts';

/** What is told first of so many mailboxes of one group. */
function told(count: number, cause: (typeof CAUSES)[number], groupKey = 'outlook') {
  const world = alertWorld();
  for (const id of world.add(count, groupKey)) world.fail(id, cause);
  // A server that asks to wait is told of after a day.
  const [alert] = world.wait(24 * HOUR, 24 * HOUR);
  if (alert === undefined) throw new Error(`${cause} is never told`);
  return alert.alert;
}

describe.each(CAUSES)('of %s', (cause) => {
  test.each([
    [1, 'outlook'],
    [3, 'outlook'],
    [1, 'mail.example.com'],
    [3, 'mail.example.com'],
    [3, 'custom'],
  ])('%i at %s: the words name the mailboxes, the cause and a next step', (count, groupKey) => {
    const { title, body } = told(count, cause, groupKey);
    expect(title).toMatch(count === 1 ? /^you1@example\.com \S+/ : /\b3 \S*\s?mailboxes\b/);
    expect(`${title} ${body}`).toContain('you1@example.com');
    expect(`${title} ${body}`).not.toMatch(/[{}]|undefined|null|\.\.|\s\s/);
    expect(body.match(/[.!]/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(body).not.toContain('shown here');
    expect(title.length).toBeLessThan(90);
  });
});

test.each([
  [1, 'bad-credentials', 'gmail', 'you1@example.com can no longer sign in'],
  [3, 'basic-auth-disabled', 'outlook', '3 Outlook mailboxes can no longer sign in'],
  [3, 'smtp-auth-disabled', 'microsoft365', '3 Microsoft 365 mailboxes can no longer send'],
  [1, 'imap-disabled', 'yahoo', 'you1@example.com can no longer be read'],
  [2, 'bad-credentials', 'mail.example.com', '2 mailboxes at mail.example.com can no longer sign in'],
  [2, 'bad-credentials', 'custom', '2 mailboxes can no longer sign in'],
  [1, 'timeout', 'outlook', 'you1@example.com cannot be reached'],
  [12, 'timeout', 'outlook', 'Outlook does not answer: 12 mailboxes'],
  [2, 'tls-cert-expired', 'mail.example.com', 'mail.example.com does not answer as it should: 2 mailboxes'],
  [1, 'unknown', 'outlook', 'you1@example.com does not work just now'],
  [2, 'server-busy', 'gmail', '2 Gmail mailboxes have been told to wait for a day'],
] as const)('%i of %s at %s: “%s”', (count, cause, groupKey, title) => {
  expect(told(count, cause, groupKey).title).toBe(title);
});

test('says that nothing is to be done about a known provider that is down, and what about a server of one’s own', () => {
  expect(told(2, 'connection-refused', 'gmail').body).toContain('There is nothing to do');
  expect(told(2, 'connection-refused', 'mail.example.com').body).toMatch(
    /Compare server name, port and encryption/,
  );
});

test.each([
  ['outlook', 'Outlook'],
  ['microsoft365', 'Microsoft 365'],
  ['gmx', 'GMX'],
  ['mailru', 'Mail.ru'],
  ['yahoo', 'Yahoo'],
  ['netease163', 'NetEase 163'],
  ['proton-bridge', 'Proton'],
  ['mail.example.com', 'mail.example.com'],
  ['custom', null],
])('calls the group %s %s', (groupKey, name) => {
  expect(groupName(groupKey)).toBe(name);
});

test('has a short name for every provider', () => {
  for (const { id } of PROVIDERS.filter(({ kind }) => kind !== 'custom')) {
    expect(groupName(id)).toMatch(/^[^/()]{2,24}$/);
  }
});

test.each([
  [0, 'less than a minute'],
  [59_999, 'less than a minute'],
  [60_000, '1 min'],
  [130 * 60_000, '2 h 10 min'],
  [2 * HOUR, '2 h'],
  [24 * HOUR, '1 day'],
  [76 * HOUR + 59_000, '3 days 4 h'],
  [24 * HOUR + 5 * 60_000, '1 day'],
])('%i ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test('a password that died at a server of one’s own is to be re-bound: its user name was right until now', () => {
  expect(told(1, 'bad-credentials', 'mail.example.com').body).toContain('re-bind it in Mailvitals');
  expect(told(1, 'bad-credentials', 'mail.example.com').body).not.toContain('user name');
});
