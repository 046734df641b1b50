import { describe, expect, test } from 'vitest';
import { alertReport } from '../../../electron/api/alert-report.ts';
import { NOTHING_STORED } from '../../../electron/diagnosis/nothing-stored.ts';
import { titleOfCause } from '../../../electron/diagnosis/title-of-cause.ts';
import type { SignInMethod } from '../../../electron/mailbox/mailbox.ts';
import { alertWorld, HOUR, MINUTE, sayings } from '../../support/alert-world.ts';

/** What is told of mailboxes, by provider, for which the keychain holds nothing. */
function told(method: SignInMethod, ...groups: readonly string[]) {
  const world = alertWorld();
  for (const group of groups) for (const id of world.add(1, group, method)) world.fail(id, null);
  return world.wait(2 * MINUTE);
}

describe('a mailbox for which the keychain holds nothing', () => {
  test('is told with what is missing and how it comes back', () => {
    expect(told('oauth2', 'outlook').map(({ alert }) => alert)).toMatchObject([
      {
        kind: 'action-needed',
        title: 'you1@example.com has no sign-in on this computer',
        body: 'The keychain holds none for it. Sign in again: its settings and history stay.',
      },
    ]);
    expect(told('password', 'mail.example.com').map(({ alert }) => alert)).toMatchObject([
      {
        title: 'you1@example.com has no password on this computer',
        body: 'The keychain holds none for it. Re-bind the mailbox: its settings and history stay.',
      },
    ]);
  });

  test('is told once for all of them, whoever their providers are, and by what they lack', () => {
    const [password, ...others] = told('password', 'gmail', 'mail.example.com', 'yahoo');
    expect(others).toEqual([]);
    expect(password?.alert).toMatchObject({
      title: '3 mailboxes have no password on this computer',
      body: 'The keychain holds none for you1@example.com, you2@example.com and you3@example.com. Re-bind each: settings and history stay.',
    });
    const world = alertWorld();
    for (const id of world.add(1, 'gmail')) world.fail(id, null);
    for (const id of world.add(1, 'gmail', 'oauth2')) world.fail(id, null);
    expect(sayings(world.wait(2 * MINUTE))).toEqual([
      'alert: you1@example.com has no password on this computer',
      'alert: you2@example.com has no sign-in on this computer',
    ]);
  });

  test('is waited for a minute, since its like are found one after another', () => {
    const world = alertWorld();
    const [first = '', second = ''] = world.add(2, 'gmail');
    world.fail(first, null);
    expect(world.beat()).toEqual([]);
    world.sleep(20_000);
    world.fail(second, null);
    expect(sayings(world.wait(2 * MINUTE, 10_000))).toEqual([
      'alert: 2 mailboxes have no password on this computer',
    ]);
  });

  test('is reminded of, and told to work', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1, 'gmail', 'oauth2');
    world.fail(id, null);
    world.wait(26 * HOUR, HOUR);
    world.recover(id);
    world.wait(MINUTE);
    expect(sayings(world.shown)).toEqual([
      'alert: you1@example.com has no sign-in on this computer',
      'reminder: you1@example.com still needs you',
      'recovery: you1@example.com works now',
    ]);
    expect(world.shown[2]?.alert.body).toBe('It had nothing to sign in with on this computer for 1 day 2 h.');
  });

  test.each([
    ['password', 'gmail', 'new-secret'],
    ['oauth2', 'gmail', 'sign-in'],
    ['oauth2', 'outlook', 'sign-in'],
    ['password', 'mail.example.com', 'new-secret'],
  ] as const)('leads to its mend: %s at %s', (method, group, mendedBy) => {
    const [shown] = told(method, group);
    expect(shown && alertReport(shown.alert)).toMatchObject({ mendedBy, cause: null });
  });

  test.each(['password', 'oauth2'] as const)('is called as its diagnosis says: %s', (method) => {
    expect(titleOfCause(null, null, method)).toBe(NOTHING_STORED[method].title);
  });
});

test('a reminder of several matters is mended at none of their forms', () => {
  const world = alertWorld();
  for (const id of world.add(1, 'gmail', 'oauth2')) world.fail(id, null);
  for (const id of world.add(1, 'yahoo')) world.fail(id, 'bad-credentials');
  const reminder = world.wait(26 * HOUR, HOUR).find(({ kind }) => kind === 'reminder');
  expect(reminder && alertReport(reminder.alert)).toMatchObject({ cause: null, mendedBy: null });
});
