import { expect, test } from 'vitest';
import { alertReport } from '../../../electron/api/alert-report.ts';
import { alertWorld, HOUR, MINUTE, sayings } from '../../support/alert-world.ts';

function locked(count = 3) {
  const world = alertWorld();
  world.add(count, 'outlook', 'oauth2');
  world.lockKeychain();
  return world;
}

test('a keychain that stays locked is told once after an hour, as the computer’s matter', () => {
  const world = locked();
  expect(world.wait(59 * MINUTE)).toEqual([]);
  const [alert] = world.wait(2 * MINUTE);
  expect(alert?.alert).toMatchObject({
    kind: 'outage',
    title: '3 mailboxes are not watched: the keyring is locked',
    body: 'No sign-in is tried until it can be read. Unlock the keyring: type your login password where it asks, or open “Passwords and Keys” and unlock “Login”.',
  });
  expect(alert && alertReport(alert.alert)).toMatchObject({ mendedBy: null, cause: null });
  expect(world.wait(72 * HOUR, HOUR)).toEqual([]);
});

test('it is told to be read again', () => {
  const world = locked();
  world.wait(2 * HOUR);
  world.unlockKeychain();
  expect(world.wait(MINUTE).map(({ kind, alert }) => [kind, alert.title, alert.body])).toEqual([
    ['recovery', '3 mailboxes are watched again', 'The keychain could not be read for 2 h 1 min.'],
  ]);
  expect(world.open()).toEqual([]);
});

test('one that is unlocked within the hour is never spoken of', () => {
  const world = locked();
  world.wait(50 * MINUTE);
  world.unlockKeychain();
  expect(world.wait(2 * HOUR)).toEqual([]);
});

test('a night asleep is no hour of asking', () => {
  const world = locked();
  world.sleep(9 * HOUR);
  expect(world.wait(59 * MINUTE)).toEqual([]);
  expect(world.wait(2 * MINUTE)).toHaveLength(1);
});

test('one entry that is kept from us while others are read is told once, and over only once it is read', () => {
  const world = locked(2);
  world.read('you2');
  for (let times = 0; times < 40; times += 1) {
    // The other one is read in turn.
    world.keychainProblem = times % 2 === 0 ? 'locked' : null;
    world.wait(5 * MINUTE);
  }
  expect(sayings(world.shown)).toEqual(['alert: you1@example.com is not watched: the keyring is locked']);
  world.read('you1');
  expect(sayings(world.wait(MINUTE))).toEqual(['recovery: you1@example.com is watched again']);
});

test('it is over once each of them was read, and says of how many', () => {
  const world = locked(2);
  world.wait(2 * HOUR);
  world.read('you1');
  expect(world.wait(5 * MINUTE)).toEqual([]);
  world.read('you2');
  expect(sayings(world.wait(MINUTE))).toEqual(['recovery: 2 mailboxes are watched again']);
});

test('a single mailbox is named', () => {
  const world = locked(1);
  expect(sayings(world.wait(61 * MINUTE))).toEqual([
    'alert: you1@example.com is not watched: the keyring is locked',
  ]);
});

test('mailboxes that are paused or have other trouble take it off the screen, and prove nothing', () => {
  const world = locked(2);
  world.wait(61 * MINUTE);
  world.pause('you1');
  world.fail('you2', 'oauth-grant-invalid');
  expect(world.wait(5 * MINUTE).map(({ kind }) => kind)).toEqual(['alert', 'withdrawn']);
});

test('quiet hours hold it back, not the record', () => {
  const world = locked();
  world.settings = { ...world.settings, snoozedUntil: new Date(world.now() + 3 * HOUR).toISOString() };
  expect(world.wait(2 * HOUR)).toEqual([]);
  expect(world.open()).toHaveLength(1);
  expect(sayings(world.wait(2 * HOUR))).toEqual([
    'alert: 3 mailboxes are not watched: the keyring is locked',
  ]);
});
