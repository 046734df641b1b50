import { describe, expect, test } from 'vitest';
import { alertWorld, HOUR, MINUTE, sayings } from '../../support/alert-world.ts';

describe('a mailbox that is no longer watched', () => {
  test.each(['pause', 'remove'] as const)(
    'leaves silently after %s, and takes its notification along',
    (how) => {
      const world = alertWorld();
      const [id = ''] = world.add(1);
      world.fail(id);
      world.beat();
      world[how](id);
      expect(world.beat()).toMatchObject([{ kind: 'withdrawn' }]);
      expect(world.open()).toEqual([]);
      expect(world.wait(HOUR)).toEqual([]);
    },
  );

  test('does not count as recovered when the others recover', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    for (const id of [one, two]) world.fail(id, 'timeout');
    world.beat();
    world.pause(one);
    expect(world.beat()).toEqual([]);
    world.recover(two);
    expect(sayings(world.beat())).toEqual(['recovery: you2@example.com works again']);
  });

  test('is told again when it is resumed and still does not work', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id);
    world.beat();
    world.pause(id);
    world.wait(HOUR);
    world.resume(id);
    expect(sayings(world.beat())).toEqual(['alert: you1@example.com can no longer sign in']);
  });

  test('is not told again when it is resumed while the others kept its alert standing', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    for (const id of [one, two]) world.fail(id);
    world.beat();
    world.pause(one);
    expect(world.wait(HOUR)).toEqual([]);
    world.resume(one);
    expect(world.wait(HOUR)).toEqual([]);
    expect(world.open()).toMatchObject([{ title: '2 Outlook mailboxes can no longer sign in' }]);
  });

  test('never opens an alert while it is paused', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id);
    world.pause(id);
    world.wait(HOUR);
    expect(world.alerts()).toEqual([]);
  });
});

describe('an outage', () => {
  test('is one alert, however it shows itself, and later mailboxes join it silently', () => {
    const world = alertWorld();
    const fleet = world.add(12);
    world.fail(fleet[0] ?? '', 'timeout');
    world.fail(fleet[1] ?? '', 'connection-lost');
    expect(sayings(world.beat())).toEqual(['alert: Outlook does not answer: 2 mailboxes']);
    for (const id of fleet.slice(2)) {
      expect(world.wait(5 * MINUTE)).toEqual([]);
      world.fail(id, 'host-not-found');
    }
    expect(world.wait(MINUTE)).toEqual([]);
    expect(world.open()).toMatchObject([{ title: 'Outlook does not answer: 12 mailboxes' }]);
    world.wait(79 * MINUTE);
    for (const id of fleet) world.recover(id);
    expect(world.beat()).toMatchObject([
      {
        kind: 'recovery',
        alert: { title: 'Outlook answers again', body: '12 mailboxes were down for 2 h 10 min.' },
      },
    ]);
  });

  test('of an unknown provider is told by server', () => {
    const world = alertWorld();
    for (const id of [...world.add(2, 'mail.example.com'), ...world.add(1, 'imap.example.org')]) {
      world.fail(id, 'timeout');
    }
    expect(sayings(world.beat())).toEqual([
      'alert: mail.example.com does not answer: 2 mailboxes',
      'alert: you3@example.com cannot be reached',
    ]);
  });

  test('is not said to be over for a mailbox that fails in another way by then', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    for (const id of [one, two]) world.fail(id, 'timeout');
    world.beat();
    world.wait(10 * MINUTE);
    world.recover(one);
    world.wait(MINUTE);
    world.fail(one, 'bad-credentials');
    world.wait(MINUTE);
    world.recover(two);
    expect(sayings(world.beat())).toEqual(['recovery: you2@example.com works again']);
  });

  test('of a mailbox that recovers while others do not is not told to be over', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    for (const id of [one, two]) world.fail(id, 'timeout');
    world.beat();
    world.recover(one);
    expect(world.wait(10 * MINUTE)).toEqual([]);
    world.recover(two);
    expect(sayings(world.beat())).toEqual(['recovery: Outlook answers again']);
  });
});

describe('a sign-in server that cannot be used', () => {
  test('is one alert for all its mailboxes of a provider, and never said of the mail servers', () => {
    const world = alertWorld();
    const [first = '', ...rest] = world.add(3);
    const [other = ''] = world.add(1, 'gmail');
    for (const id of [first, other]) world.fail(id, 'oauth-unavailable');
    expect(sayings(world.beat())).toEqual([
      'alert: you1@example.com cannot sign in just now',
      'alert: you4@example.com cannot sign in just now',
    ]);
    for (const id of rest) world.fail(id, 'oauth-unavailable');
    expect(world.wait(10 * MINUTE)).toEqual([]);
    expect(world.open()).toMatchObject([
      { title: '3 Outlook mailboxes cannot sign in just now' },
      { title: 'you4@example.com cannot sign in just now' },
    ]);
    for (const id of [first, ...rest, other]) world.recover(id);
    expect(sayings(world.beat())).toEqual([
      'recovery: 3 Outlook mailboxes work again',
      'recovery: you4@example.com works again',
    ]);
  });

  test('is told apart from mail servers that do not answer, at the same provider', () => {
    const world = alertWorld();
    const [one = '', two = '', three = ''] = world.add(3);
    for (const id of [one, two]) world.fail(id, 'timeout');
    world.fail(three, 'oauth-unavailable');
    expect(sayings(world.beat())).toEqual([
      'alert: Outlook does not answer: 2 mailboxes',
      'alert: you3@example.com cannot sign in just now',
    ]);
  });
});

describe('a server that asks to wait', () => {
  test('is told once it has asked for a day', () => {
    const world = alertWorld();
    world.fail(world.add(1)[0] ?? '', 'rate-limited-logins');
    expect(world.wait(24 * HOUR - MINUTE)).toEqual([]);
    expect(world.alerts()).toEqual([]);
    expect(sayings(world.wait(MINUTE))).toEqual(['alert: you1@example.com has been told to wait for a day']);
  });

  test('does not make a single outage look like coming and going', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    for (const cause of ['server-busy', 'server-busy', 'timeout'] as const) {
      world.fail(id, cause);
      world.wait(5 * MINUTE);
      world.recover(id);
      world.wait(5 * MINUTE);
    }
    expect(world.shown[0]?.alert.kind).toBe('outage');
  });

  test('does not count as coming and going', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    for (let round = 0; round < 6; round += 1) {
      world.fail(id, 'server-busy');
      world.wait(5 * MINUTE);
      world.recover(id);
      world.wait(5 * MINUTE);
    }
    expect(world.shown).toEqual([]);
  });
});
