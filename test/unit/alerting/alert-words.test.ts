import { describe, expect, test } from 'vitest';
import { durationWords } from '../../../electron/alerting/duration-words.ts';
import { groupName } from '../../../electron/alerting/provider-name.ts';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { CAUSES, PASSWORD_CAUSES } from '../../../electron/diagnosis/cause.ts';
import type { SignInMethod } from '../../../electron/mailbox/mailbox.ts';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';
import { alertWorld, HOUR } from '../../support/alert-world.ts';

/** What is told first of so many mailboxes of one group. */
function told(
  count: number,
  cause: (typeof CAUSES)[number] | null,
  groupKey = 'outlook',
  signInMethod: SignInMethod = 'password',
) {
  const world = alertWorld();
  for (const id of world.add(count, groupKey, signInMethod)) world.fail(id, cause);
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
  [1, 'oauth-grant-invalid', 'gmail', 'you1@example.com must sign in again'],
  [3, 'oauth-grant-invalid', 'microsoft365', '3 Microsoft 365 mailboxes must sign in again'],
  [
    2,
    'oauth-consent-required',
    'microsoft365',
    '2 Microsoft 365 mailboxes can no longer sign in without approval',
  ],
  [3, 'oauth-client-rejected', 'outlook', '3 Outlook mailboxes can no longer sign in'],
  [1, 'oauth-unavailable', 'gmail', 'you1@example.com cannot sign in just now'],
  [12, 'oauth-unavailable', 'outlook', '12 Outlook mailboxes cannot sign in just now'],
  [1, 'mailbox-not-connected', 'outlook', 'you1@example.com has not opened for a day'],
  [2, 'mailbox-not-connected', 'microsoft365', '2 Microsoft 365 mailboxes have not opened for a day'],
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

describe('a sign-in that is not accepted any more', () => {
  test.each([
    ['oauth-grant-invalid', 'outlook', 'The sign-in with Microsoft has ended. Sign in again in Mailvitals.'],
    ['oauth-grant-invalid', 'gmail', 'The sign-in with Google has ended. Sign in again in Mailvitals.'],
    [
      'oauth-consent-required',
      'microsoft365',
      'Access to the mailbox is not approved. Sign in again in Mailvitals and accept everything that the page asks for.',
    ],
    [
      'oauth-client-rejected',
      'outlook',
      'The registration of Mailvitals is not accepted by Microsoft. Compare the client ID in the settings of Mailvitals with that of your registration.',
    ],
  ] as const)('%s at %s is told with its first step', (cause, groupKey, body) => {
    expect(told(1, cause, groupKey).body).toBe(body);
  });

  test('is told for several at once, with their addresses', () => {
    expect(told(3, 'oauth-grant-invalid', 'microsoft365').body).toBe(
      'The sign-in with Microsoft has ended (you1@example.com, you2@example.com and you3@example.com). Sign in again in Mailvitals.',
    );
  });

  test('is reminded of, and told to be over', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1, 'gmail');
    world.fail(id, 'oauth-grant-invalid');
    world.wait(HOUR, HOUR);
    const [reminder] = world.wait(24 * HOUR, HOUR);
    expect(reminder).toMatchObject({
      kind: 'reminder',
      alert: {
        title: 'you1@example.com still needs you',
        body: 'The sign-in with Google has ended. Sign in again in Mailvitals.',
      },
    });
    world.recover(id);
    const [recovery] = world.wait(HOUR, HOUR);
    expect(recovery).toMatchObject({ kind: 'recovery', alert: { title: 'you1@example.com works again' } });
  });

  test.each(['outlook', 'microsoft365', 'gmail', 'google-workspace'])(
    'at %s never speaks of a password, nor does anything else that a mailbox without one may meet',
    (groupKey) => {
      const causes = CAUSES.filter((cause) => !PASSWORD_CAUSES.has(cause));
      for (const count of [1, 3]) {
        const alerts = causes.map((cause) => told(count, cause, groupKey));
        expect(alerts.filter(({ title, body }) => /password/i.test(title + body))).toEqual([]);
      }
    },
  );
});

test('who was asked to wait for a day is told what else there is to do', () => {
  expect(told(1, 'mailbox-not-connected', 'outlook').body).toMatch(/not opened\. Turn IMAP on: /);
  expect(told(1, 'rate-limited-logins', 'gmail').body).toMatch(/Close other programs/);
});

test('says that nothing is to be done about a known provider that is down, and what about a server of one’s own', () => {
  expect(told(2, 'connection-refused', 'gmail').body).toContain('There is nothing to do');
  expect(told(2, 'connection-refused', 'mail.example.com').body).toMatch(
    /Compare server name, port and encryption/,
  );
});

test.each([1, 2])('never says of the sign-in server that nothing can be done: %i', (count) => {
  const { body } = told(count, 'oauth-unavailable', 'gmail', 'oauth2');
  const who = count === 1 ? '' : ' (you1@example.com and you2@example.com)';
  expect(body).toBe(
    `The sign-in server of Google cannot be used just now${who}. If this stays, open the sign-in page in the browser of this computer: another page may want you first, as in a hotel.`,
  );
});

describe('a sign-in that mail servers refuse and its provider has just renewed', () => {
  const refused = (count: number) => told(count, 'oauth-token-refused', 'microsoft365', 'oauth2');

  test('is told as theirs, with a step for one mailbox', () => {
    const { title, body } = refused(1);
    expect(title).toBe('you1@example.com cannot sign in to the mail servers');
    const [step] = advise('oauth-token-refused', findProviderById('microsoft365'), null, 'oauth2').steps;
    expect(body).toBe(`The mail servers refuse the sign-in. ${step?.text}`);
  });

  test('is told of several as what mostly passes', () => {
    expect(refused(3)).toMatchObject({
      title: '3 Microsoft 365 mailboxes cannot sign in to the mail servers',
      body: 'The mail servers refuse the sign-in (you1@example.com, you2@example.com and you3@example.com). Where several are refused at once, it mostly passes: the servers are asked again by themselves. If it stays, open one of them on the web.',
    });
  });

  test('is never said to have ended, in a reminder and a recovery either', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1, 'outlook', 'oauth2');
    world.fail(id, 'oauth-token-refused');
    world.wait(25 * HOUR, HOUR);
    world.recover(id);
    world.wait(HOUR, HOUR);
    expect(world.shown.map(({ kind }) => kind)).toEqual(['alert', 'reminder', 'recovery']);
    const said = world.shown.map(({ alert }) => `${alert.title}. ${alert.body}`).join(' ');
    expect(said).not.toMatch(/\bended\b|\bdead\b|no longer|sign in again/i);
  });
});

test('a blocked sign-in is not told with the advice for a blocked password', () => {
  expect(told(1, 'org-policy-block', 'microsoft365', 'oauth2').body).toBe(
    'The organisation’s rules refuse the sign-in. Ask the administrator to look the refused sign-in up in the sign-in logs: they name the rule.',
  );
  const { body } = told(1, 'org-policy-block', 'outlook', 'oauth2');
  expect(body).not.toMatch(/Security Defaults|reply/);
  expect(told(1, 'org-policy-block', 'outlook').body).toContain('shown in Mailvitals');
});

test('passwords and sign-ins that one cause stops are two matters: each has its own step', () => {
  const world = alertWorld();
  for (const id of world.add(2, 'microsoft365')) world.fail(id, 'org-policy-block');
  for (const id of world.add(1, 'microsoft365', 'oauth2')) world.fail(id, 'org-policy-block');
  expect(world.beat().map(({ alert }) => alert.title)).toEqual([
    '2 Microsoft 365 mailboxes can no longer sign in',
    'you3@example.com can no longer sign in',
  ]);
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
