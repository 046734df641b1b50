import { expect, test } from 'vitest';
import { alertWorld, HOUR, MINUTE, sayings } from '../../support/alert-world.ts';

type World = ReturnType<typeof alertWorld>;

/** Fails and recovers `times`, each for ten minutes; returns what is shown meanwhile. */
function comeAndGo(world: World, ids: readonly string[], times: number) {
  const from = world.shown.length;
  for (let round = 0; round < times; round += 1) {
    for (const id of ids) world.fail(id, 'connection-lost');
    world.beat();
    world.wait(10 * MINUTE);
    for (const id of ids) world.recover(id);
    world.beat();
    world.wait(10 * MINUTE);
  }
  return world.shown.slice(from);
}

test('the third incident within two hours is told as coming and going, and then nothing', () => {
  const world = alertWorld();
  const ids = world.add(1);
  expect(sayings(comeAndGo(world, ids, 6))).toEqual([
    'alert: you1@example.com cannot be reached',
    'recovery: you1@example.com works again',
    'alert: you1@example.com cannot be reached',
    'recovery: you1@example.com works again',
    'alert: you1@example.com comes and goes',
  ]);
  expect(world.shown.at(-1)?.alert.body).toBe(
    'It failed for the third time within two hours. The connection was cut. You will hear no more of it until it has been steady for an hour.',
  );
});

test('ends with one message once it has worked for an hour', () => {
  const world = alertWorld();
  comeAndGo(world, world.add(1), 4);
  const steadySince = '12:10'; // 10:00 UTC in Berlin is 11:00; the last of four recoveries came 70 minutes later.
  expect(world.wait(50 * MINUTE - 1_000)).toEqual([]);
  expect(sayings(world.wait(5 * MINUTE))).toEqual([
    `recovery: you1@example.com has been steady since ${steadySince}`,
  ]);
  expect(world.wait(5 * HOUR)).toEqual([]);
  expect(world.open()).toEqual([]);
});

test('ends with the ordinary alert of its incident once it has been down for an hour', () => {
  const world = alertWorld();
  const ids = world.add(1);
  comeAndGo(world, ids, 3);
  world.fail(ids[0] ?? '', 'connection-lost');
  expect(world.wait(59 * MINUTE)).toEqual([]);
  expect(sayings(world.wait(MINUTE))).toEqual([
    'withdrawn: you1@example.com comes and goes',
    'alert: you1@example.com cannot be reached',
  ]);
  world.recover(ids[0] ?? '');
  expect(sayings(world.beat())).toEqual(['recovery: you1@example.com works again']);
});

test('a whole provider that comes and goes is told once', () => {
  const world = alertWorld();
  const ids = world.add(12);
  const shown = comeAndGo(world, ids, 5);
  expect(sayings(shown.slice(4))).toEqual(['alert: 12 Outlook mailboxes come and go']);
  expect(sayings(world.wait(2 * HOUR))).toEqual([
    'recovery: 12 Outlook mailboxes have been steady since 12:30',
  ]);
});

test('three incidents spread over more than two hours are told each', () => {
  const world = alertWorld();
  const [id = ''] = world.add(1);
  for (let round = 0; round < 3; round += 1) {
    world.fail(id, 'timeout');
    world.wait(10 * MINUTE);
    world.recover(id);
    world.wait(60 * MINUTE);
  }
  expect(world.shown.map(({ kind }) => kind)).toEqual([
    'alert',
    'recovery',
    'alert',
    'recovery',
    'alert',
    'recovery',
  ]);
});

test('a fault whose cause gets clearer does not come and go', () => {
  const world = alertWorld();
  const [id = ''] = world.add(1);
  world.fail(id, 'timeout');
  world.wait(MINUTE);
  world.replace(id, 'bad-credentials');
  world.wait(MINUTE);
  world.replace(id, 'account-locked');
  expect(sayings(world.wait(MINUTE)).at(-1)).toBe('alert: you1@example.com can no longer sign in');
  expect(world.open()).toMatchObject([{ kind: 'action-needed', cause: 'account-locked' }]);
});

test('two causes that take turns do', () => {
  const world = alertWorld();
  const [id = ''] = world.add(1);
  world.fail(id, 'bad-credentials');
  world.wait(MINUTE);
  for (let round = 0; round < 5; round += 1) {
    world.replace(id, round % 2 === 0 ? 'account-locked' : 'bad-credentials');
    world.wait(MINUTE);
  }
  expect(world.shown.filter(({ kind }) => kind === 'alert').map(({ alert }) => alert.kind)).toEqual([
    'action-needed',
    'action-needed',
    'action-needed',
    'unstable',
  ]);
});

test('an hour in which nobody looked does not count as steady', () => {
  const world = alertWorld();
  comeAndGo(world, world.add(1), 3);
  world.sleep(9 * HOUR);
  expect(world.beat()).toEqual([]);
  world.proveWorking();
  expect(world.beat()).toMatchObject([{ kind: 'recovery' }]);
});

test('a server that then asks to wait leaves it as it is, until it works for an hour', () => {
  const world = alertWorld();
  const [id = ''] = world.add(1);
  comeAndGo(world, [id], 3);
  world.fail(id, 'server-busy');
  expect(world.wait(5 * HOUR)).toEqual([]);
  world.recover(id);
  expect(world.wait(59 * MINUTE)).toEqual([]);
  expect(world.wait(MINUTE)).toMatchObject([{ kind: 'recovery', alert: { kind: 'unstable' } }]);
});

test('a pause ends it silently', () => {
  const world = alertWorld();
  const [id = ''] = world.add(1);
  comeAndGo(world, [id], 3);
  world.pause(id);
  expect(world.beat()).toMatchObject([{ kind: 'withdrawn', alert: { kind: 'unstable' } }]);
});

test('is not told after the quiet hours to a mailbox that works by then', () => {
  const world = alertWorld();
  world.settings = { ...world.settings, snoozedUntil: '2026-11-20T11:30:00.000Z' };
  comeAndGo(world, world.add(1), 4);
  world.wait(3 * HOUR);
  expect(world.shown).toEqual([]);
  expect(world.open()).toEqual([]);
});
