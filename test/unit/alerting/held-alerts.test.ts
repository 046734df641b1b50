import { describe, expect, test } from 'vitest';
import { alertWorld, HOUR, MINUTE, sayings } from '../../support/alert-world.ts';

describe('what is held back', () => {
  test('is neither told nor opened while the computer is offline', () => {
    const world = alertWorld();
    world.isOffline = true;
    world.fail(world.add(1)[0] ?? '', 'timeout');
    expect(world.wait(HOUR)).toEqual([]);
    expect(world.alerts()).toEqual([]);
    world.isOffline = false;
    expect(world.beat()).toHaveLength(1);
  });

  test('does not join an alert while the computer is offline', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    world.fail(one, 'timeout');
    world.beat();
    world.isOffline = true;
    world.fail(two, 'timeout');
    world.wait(HOUR);
    expect(world.open()).toMatchObject([{ title: 'you1@example.com cannot be reached' }]);
    world.isOffline = false;
    world.beat();
    expect(world.open()).toMatchObject([{ title: 'Outlook does not answer: 2 mailboxes' }]);
  });

  test('is recorded during a snooze, and told one per matter when it ends', () => {
    const world = alertWorld();
    const [one = '', two = ''] = world.add(2);
    const [other = ''] = world.add(1, 'gmail');
    world.settings = { ...world.settings, snoozedUntil: '2026-11-20T12:00:00.000Z' };
    world.fail(one);
    world.wait(30 * MINUTE);
    world.fail(two);
    world.fail(other, 'timeout');
    expect(world.wait(89 * MINUTE)).toEqual([]);
    expect(world.open()).toMatchObject([{ toldAt: null }, { toldAt: null }]);
    expect(sayings(world.wait(MINUTE))).toEqual([
      'alert: 2 Outlook mailboxes can no longer sign in',
      'alert: you3@example.com cannot be reached',
    ]);
  });

  test('is never told when it has recovered meanwhile', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.settings = { ...world.settings, quietHours: { from: '10:00', to: '13:00' } };
    world.fail(id);
    world.wait(HOUR);
    world.recover(id);
    world.wait(2 * HOUR);
    expect(world.shown).toEqual([]);
    expect(world.alerts()).toMatchObject([{ toldAt: null, endedHow: 'withdrawn' }]);
  });

  test('includes the recovery of what was told before, dated when it happened', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id);
    world.beat();
    world.settings = { ...world.settings, snoozedUntil: '2026-11-20T12:00:00.000Z' };
    world.wait(30 * MINUTE);
    world.recover(id);
    expect(world.wait(89 * MINUTE)).toEqual([]);
    expect(world.wait(MINUTE)).toMatchObject([
      {
        kind: 'recovery',
        alert: { body: 'It was down for 30 min.', endedAt: '2026-11-20T10:30:00.000Z' },
      },
    ]);
  });

  test('is told as news when it was over and failed again in the meantime', () => {
    const world = alertWorld();
    const [id = ''] = world.add(1);
    world.fail(id, 'timeout');
    world.beat();
    world.settings = { ...world.settings, snoozedUntil: '2026-11-20T14:00:00.000Z' };
    world.wait(HOUR);
    world.recover(id);
    world.wait(HOUR);
    world.fail(id, 'timeout');
    world.wait(3 * HOUR);
    expect(sayings(world.shown)).toEqual([
      'alert: you1@example.com cannot be reached',
      'withdrawn: you1@example.com cannot be reached',
      'alert: you1@example.com cannot be reached',
    ]);
  });
});

describe('the daily reminder', () => {
  test('speaks of everything unresolved in one notification, once a day', () => {
    const world = alertWorld();
    const [one = ''] = world.add(1);
    const [other = ''] = world.add(1, 'gmail');
    world.fail(one);
    world.beat();
    world.wait(5 * HOUR);
    world.fail(other, 'app-password-required');
    world.wait(HOUR);
    expect(sayings(world.wait(18 * HOUR))).toEqual(['reminder: 2 mailboxes still need you']);
    expect(world.shown.at(-1)?.alert).toMatchObject({ id: 'reminder', cause: null, members: [{}, {}] });
    world.recover(other);
    expect(sayings(world.beat())).toEqual(['recovery: you2@example.com works again']);
    expect(world.wait(24 * HOUR - MINUTE)).toEqual([]);
    const [reminder] = world.wait(MINUTE);
    expect(reminder?.alert).toMatchObject({
      id: world.open()[0]?.id,
      title: 'you1@example.com still needs you',
    });
  });

  test('is silent about outages', () => {
    const world = alertWorld();
    world.fail(world.add(1)[0] ?? '', 'timeout');
    world.beat();
    expect(world.wait(50 * HOUR, 10 * MINUTE)).toEqual([]);
  });

  test('waits for the end of the quiet hours', () => {
    const world = alertWorld();
    world.fail(world.add(1)[0] ?? '');
    world.beat();
    world.settings = { ...world.settings, quietHours: { from: '10:00', to: '13:00' } };
    expect(world.wait(26 * HOUR - MINUTE)).toEqual([]);
    expect(world.wait(MINUTE)).toMatchObject([{ kind: 'reminder' }]);
  });
});
