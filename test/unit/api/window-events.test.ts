import { expect, test } from 'vitest';
import type { Snapshot, WindowEvent } from '../../../electron/api/contract.ts';
import { openWindowEvents } from '../../../electron/api/window-events.ts';
import { startFakeClock } from '../../support/fake-clock.ts';
import { AT, alert, mailbox, snapshot, turned } from '../cli/metrics/watched.ts';

function watchedWindow() {
  const clock = startFakeClock(AT);
  let state = snapshot([]);
  let looks = 0;
  let isBroken = false;
  let costMs = 0;
  const events = openWindowEvents({
    clock,
    snapshot: async () => {
      looks += 1;
      if (costMs > 0) await clock.wait(costMs);
      if (isBroken) throw new Error('The disk is gone');
      return { ...state, at: clock.now().toISOString() };
    },
  });
  return {
    clock,
    events,
    set: (next: Snapshot) => {
      state = next;
    },
    breakDown: (broken: boolean) => {
      isBroken = broken;
    },
    /** What one snapshot takes from now on. */
    takes: (ms: number) => {
      costMs = ms;
    },
    looks: () => looks,
  };
}

/** In a word: what kind, and of a snapshot how many mailboxes. */
const inShort = (event: WindowEvent) =>
  event.kind === 'snapshot' ? event.snapshot.mailboxes.length : event.kind;

test('a window is told the whole state first, and then what is new', async () => {
  const { clock, events, set } = watchedWindow();
  const told: unknown[] = [];
  events.subscribe((event) => told.push(inShort(event)));
  events.observe({ event: 'alert', at: AT, alert: alert() });
  await clock.pass(0);
  expect(told).toEqual([0, 'told']);
  set(snapshot([mailbox('a')]));
  events.observe(turned('a', 'unknown', 'healthy'));
  await clock.pass(250);
  expect(told).toEqual([0, 'told', 1]);
  events.observe({ event: 'withdrawn', at: AT, alert: alert() });
  events.observe({ event: 'recovery', at: AT, alert: alert() });
  expect(told.at(-1)).toBe('told');
  expect(told).toHaveLength(4);
});

test('a storm of changes is at most four snapshots a second, the last of them included', async () => {
  const { clock, events, set, looks } = watchedWindow();
  const told: unknown[] = [];
  events.subscribe((event) => told.push(inShort(event)));
  await clock.pass(0);
  for (let step = 1; step <= 100; step += 1) {
    set(snapshot(Array.from({ length: step }, (_, index) => mailbox(`m${index}`))));
    events.refresh();
    await clock.pass(10);
  }
  await clock.pass(250);
  expect(looks()).toBeLessThanOrEqual(6);
  expect(told.at(-1)).toBe(100);
});

test.each([
  { takes: 10, atMost: 240 },
  { takes: 50, atMost: 60 },
])(
  'looks that take $takes ms each are no more than a twentieth of a minute',
  async ({ takes: ms, atMost }) => {
    const { clock, events, takes, looks } = watchedWindow();
    takes(ms);
    events.subscribe(() => undefined);
    for (let passed = 0; passed < 60_000; passed += 20) {
      events.refresh();
      await clock.pass(20);
    }
    expect(looks()).toBeGreaterThan(0.9 * atMost);
    expect(looks()).toBeLessThanOrEqual(atMost + 1);
  },
);

test('what changes after a quiet while is told at once, whatever the last look took', async () => {
  const { clock, events, set, takes } = watchedWindow();
  const told: unknown[] = [];
  takes(80);
  events.subscribe((event) => told.push(inShort(event)));
  await clock.pass(4_000);
  set(snapshot([mailbox('a')]));
  events.observe(turned('a', 'unknown', 'healthy'));
  await clock.pass(100);
  expect(told).toEqual([0, 1]);
});

test('a window that opens beside another does not wait for what looks cost', async () => {
  const { clock, events, takes } = watchedWindow();
  const told: unknown[] = [];
  takes(80);
  events.subscribe(() => undefined);
  await clock.pass(100);
  events.subscribe((event) => told.push(inShort(event)));
  events.refresh();
  await clock.pass(250);
  expect(told).toEqual([0]);
});

test('no look keeps the next one waiting for more than two seconds', async () => {
  const { clock, events, set, takes } = watchedWindow();
  const told: unknown[] = [];
  takes(1_000);
  events.subscribe((event) => told.push(inShort(event)));
  await clock.pass(1_000);
  set(snapshot([mailbox('a')]));
  events.refresh();
  await clock.pass(2_000);
  expect(told).toEqual([0, 1]);
});

test('what another process changed is seen within five seconds, and nothing is told twice', async () => {
  const { clock, events, set } = watchedWindow();
  const told: unknown[] = [];
  events.subscribe((event) => told.push(inShort(event)));
  await clock.pass(60_000);
  expect(told).toEqual([0]);
  set(snapshot([mailbox('a')]));
  await clock.pass(5_000);
  expect(told).toEqual([0, 1]);
  const late: unknown[] = [];
  events.subscribe((event) => late.push(inShort(event)));
  await clock.pass(250);
  expect([told, late]).toEqual([[0, 1], [1]]);
});

test('nothing is read while nobody listens', async () => {
  const { clock, events, looks } = watchedWindow();
  events.refresh();
  const leave = events.subscribe(() => undefined);
  await clock.pass(0);
  leave();
  const before = looks();
  events.observe(turned('a', 'unknown', 'healthy'));
  await clock.pass(60_000);
  expect(looks()).toBe(before);
  expect(before).toBe(1);
});

test('memory that cannot be read for a while does not end the telling', async () => {
  const { clock, events, breakDown } = watchedWindow();
  const told: unknown[] = [];
  breakDown(true);
  events.subscribe((event) => told.push(inShort(event)));
  await clock.pass(10_000);
  expect(told).toEqual([]);
  breakDown(false);
  await clock.pass(5_000);
  expect(told).toEqual([0]);
});

test('a clock that is put back does not keep windows waiting', async () => {
  let now = Date.parse(AT);
  const waits: number[] = [];
  const events = openWindowEvents({
    clock: {
      now: () => new Date(now),
      wakeIn: (ms, work) => {
        waits.push(ms);
        if (ms === 0) work();
        return () => undefined;
      },
    },
    snapshot: async () => snapshot([]),
  });
  events.subscribe(() => undefined);
  await null;
  now -= 3_600_000;
  await new Promise(setImmediate);
  events.refresh();
  expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
});
