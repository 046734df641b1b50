import { expect, test } from 'vitest';
import type { SendLevel } from '../../../electron/alerting/alert-input.ts';
import { alertWorld, HOUR, MINUTE } from '../../support/alert-world.ts';

function level(percent: SendLevel['level'], changes: Partial<SendLevel> = {}): SendLevel {
  return {
    mailboxId: 'you1',
    address: 'you1@example.com',
    providerId: 'outlook',
    signInMethod: 'password',
    basis: 'cap',
    level: percent,
    title: `you1@example.com is at ${percent} %`,
    summary: `${percent} % of the cap was sent in the last 24 hours.`,
    ...changes,
  };
}

function worldAt(...levels: readonly SendLevel[]) {
  const world = alertWorld();
  world.add(1);
  world.sendLevels = levels;
  return world;
}

test('each level is told once, when it is reached', () => {
  const world = worldAt(level(70));
  expect(world.beat()).toMatchObject([
    { kind: 'alert', alert: { kind: 'send-limit', title: 'you1@example.com is at 70 %' } },
  ]);
  expect(world.wait(HOUR)).toEqual([]);
  world.sendLevels = [level(100)];
  expect(world.beat()).toMatchObject([{ alert: { title: 'you1@example.com is at 100 %' } }]);
  world.sendLevels = [level(90)];
  expect(world.wait(HOUR)).toEqual([]);
  world.sendLevels = [level(100)];
  expect(world.wait(HOUR)).toEqual([]);
});

test('cap and plan are told apart', () => {
  const world = worldAt(level(70), level(90, { basis: 'plan' }));
  expect(world.beat()).toHaveLength(2);
});

test('ends silently below 70 %', () => {
  const world = worldAt(level(70));
  world.beat();
  world.sendLevels = [];
  expect(world.beat()).toMatchObject([{ kind: 'withdrawn' }]);
  expect(world.open()).toEqual([]);
});

test('a cap that hovers about a level is told once a day', () => {
  const world = worldAt();
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    world.sendLevels = minute % 20 === 0 ? [level(70)] : [];
    world.wait(10 * MINUTE, 5 * MINUTE);
  }
  expect(world.shown.filter(({ kind }) => kind === 'alert')).toHaveLength(1);
  world.sendLevels = [level(70)];
  expect(world.wait(10 * MINUTE)).toHaveLength(1);
});

test('a plan is told again on another day, even where nobody saw the night between', () => {
  const world = worldAt(level(70, { basis: 'plan' }));
  world.beat();
  world.sleep(16 * HOUR);
  expect(world.beat().map(({ kind }) => kind)).toEqual(['withdrawn', 'alert']);
});

test('is held back during a snooze and told as it is then', () => {
  const world = worldAt(level(70));
  world.settings = { ...world.settings, snoozedUntil: '2026-11-20T11:00:00.000Z' };
  expect(world.wait(30 * MINUTE)).toEqual([]);
  world.sendLevels = [level(90)];
  expect(world.wait(29 * MINUTE)).toEqual([]);
  expect(world.wait(MINUTE)).toMatchObject([{ alert: { title: 'you1@example.com is at 90 %' } }]);
});

test('is not opened while the computer is offline', () => {
  const world = worldAt(level(70));
  world.isOffline = true;
  world.wait(HOUR);
  expect(world.alerts()).toEqual([]);
  world.isOffline = false;
  expect(world.beat()).toHaveLength(1);
});

test('goes with its mailbox', () => {
  const world = worldAt(level(70));
  world.beat();
  world.remove('you1');
  world.sendLevels = [];
  world.beat();
  expect(world.open()).toEqual([]);
});
