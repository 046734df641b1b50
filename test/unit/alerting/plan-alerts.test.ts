import { describe, expect, test } from 'vitest';
import { alertWorld, HOUR, MINUTE, sayings } from '../../support/alert-world.ts';

describe('a mailbox that needs somebody', () => {
  test('is told at once, with the mailbox, the cause and the next step', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id);
    const [told] = world.beat();
    expect(told).toMatchObject({
      kind: 'alert',
      alert: {
        kind: 'action-needed',
        cause: 'bad-credentials',
        title: 'you1@example.com can no longer sign in',
      },
    });
    expect(told?.alert.body).toMatch(/^The app password no longer works\. \S.+\.$/);
  });

  test('is told once, however often it is planned', () => {
    const world = alertWorld();
    world.fail(world.add(1)[0] ?? '');
    expect(world.beat()).toHaveLength(1);
    expect(world.plan()).toEqual({ changes: [], tellings: [] });
    expect(world.wait(23 * HOUR)).toEqual([]);
  });

  test('is reported to work again, with how long it was down', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id);
    world.beat();
    world.wait(130 * MINUTE);
    world.recover(id);
    const [told] = world.beat();
    expect(told).toMatchObject({
      kind: 'recovery',
      alert: {
        title: 'you1@example.com works again',
        body: 'It was down for 2 h 10 min.',
        downMs: 130 * MINUTE,
      },
    });
    expect(world.alerts()).toMatchObject([
      { endedHow: 'recovery', title: 'you1@example.com can no longer sign in' },
    ]);
  });

  test('is told with the others of its provider in one notification, when those are being confirmed', () => {
    const world = alertWorld();
    const [one = '', two = '', three = ''] = world.add(3);
    world.confirming.add('outlook');
    world.fail(one);
    expect(world.beat()).toEqual([]);
    world.fail(two);
    expect(world.wait(20_000, 5_000)).toEqual([]);
    world.fail(three);
    world.confirming.clear();
    expect(sayings(world.beat())).toEqual(['alert: 3 Outlook mailboxes can no longer sign in']);
  });

  test('waits for the others no longer than a minute', () => {
    const world = alertWorld();
    world.confirming.add('outlook');
    world.fail(world.add(1)[0] ?? '');
    expect(world.beat()).toEqual([]);
    expect(world.wait(55_000, 5_000)).toEqual([]);
    expect(world.wait(5_000, 5_000)).toHaveLength(1);
  });

  test('does not wait for those of another provider', () => {
    const world = alertWorld();
    world.confirming.add('gmail');
    world.fail(world.add(1)[0] ?? '');
    expect(world.beat()).toHaveLength(1);
  });

  test('is told apart from one with another cause or provider', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    const [other = ''] = world.add(1, 'gmail');
    world.fail(one);
    world.fail(two, 'imap-disabled');
    world.fail(other);
    expect(sayings(world.beat())).toEqual([
      'alert: you1@example.com can no longer sign in',
      'alert: you2@example.com can no longer be read',
      'alert: you3@example.com can no longer sign in',
    ]);
  });

  test('makes two notifications of a fleet of 300 that dies within an interval', () => {
    const world = alertWorld();
    const fleet = world.add(300);
    world.confirming.add('outlook');
    for (const id of fleet) {
      world.fail(id);
      world.wait(3_000, 3_000);
    }
    world.confirming.clear();
    world.wait(HOUR);
    expect(world.shown).toHaveLength(2);
    expect(world.shown[1]?.alert.title).toBe('300 Outlook mailboxes can no longer sign in');
  });

  test('is told at once when it dies days after another, and is named first', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    world.fail(two);
    world.beat();
    world.wait(20 * HOUR);
    world.fail(one);
    const [told] = world.beat();
    expect(told?.alert.title).toBe('2 Outlook mailboxes can no longer sign in');
    expect(told?.alert.body).toMatch(
      /^New: you1@example\.com\. .* \(you1@example\.com and you2@example\.com\)\./,
    );
    expect(world.plan().changes).toEqual([]);
  });

  test('waits for others that are being confirmed, also when it is not the first', () => {
    const world = alertWorld();
    const [one = '', two = '', three = ''] = world.add(3);
    world.fail(one);
    world.beat();
    world.wait(HOUR);
    world.confirming.add('outlook');
    world.fail(two);
    expect(world.wait(30_000, 5_000)).toEqual([]);
    world.fail(three);
    expect(sayings(world.wait(35_000, 5_000))).toEqual(['alert: 3 Outlook mailboxes can no longer sign in']);
  });

  test('is collected when it dies minutes after another, and told after an interval', () => {
    const world = alertWorld();
    const [one = '', two = '', three = ''] = world.add(3);
    world.fail(one);
    world.beat();
    world.wait(MINUTE);
    world.fail(two);
    world.wait(MINUTE);
    world.fail(three);
    expect(world.wait(12 * MINUTE)).toEqual([]);
    expect(sayings(world.wait(MINUTE))).toEqual(['alert: 3 Outlook mailboxes can no longer sign in']);
  });

  test('names three mailboxes and counts the rest', () => {
    const world = alertWorld();
    for (const id of world.add(7)) world.fail(id);
    expect(world.beat()[0]?.alert.body).toContain(
      '(you1@example.com, you2@example.com, you3@example.com and 4 more).',
    );
  });

  test('ends the old alert silently when its cause becomes another, and tells the new one', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id, 'timeout');
    world.beat();
    world.wait(10 * MINUTE);
    world.replace(id, 'bad-credentials');
    expect(sayings(world.beat())).toEqual([
      'withdrawn: you1@example.com cannot be reached',
      'alert: you1@example.com can no longer sign in',
    ]);
  });
});
