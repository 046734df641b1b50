import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../electron/api/contract.ts';
import { followSnapshot } from '../../../electron/desktop/page/follow-snapshot.ts';
import { startFakeClock } from '../../support/fake-clock.ts';
import { EMPTY_SNAPSHOT, sampleAlert } from '../../support/sample-snapshot.ts';

async function start(take: () => Promise<Snapshot> = async () => EMPTY_SNAPSHOT) {
  const clock = startFakeClock('2026-11-21T10:00:00Z');
  let [looks, shown] = [0, 0];
  const follower = followSnapshot({
    snapshot: () => {
      looks += 1;
      return take();
    },
    clock,
    show: () => {
      shown += 1;
    },
  });
  await turn();
  return { clock, follower, looks: () => looks, shown: () => shown };
}

const ALERT = { event: 'alert', at: '', alert: sampleAlert() } as const;

describe('the tray', () => {
  test('is told at once, and then every minute while nothing happens', async () => {
    const { clock, shown } = await start();
    expect(shown()).toBe(1);
    await clock.pass(59_000);
    expect(shown()).toBe(1);
    await clock.pass(61_000);
    expect(shown()).toBe(3);
  });
  test('is told within a second of what is of note, once of many', async () => {
    const { clock, follower, shown } = await start();
    for (let count = 0; count < 50; count += 1) follower.observe(ALERT);
    await clock.pass(1_000);
    expect(shown()).toBe(2);
  });
  test('costs nothing for each check', async () => {
    const { clock, follower, looks } = await start();
    for (const event of ['check', 'send'] as const) follower.observe({ ...ALERT, event } as never);
    await clock.pass(30_000);
    expect(looks()).toBe(1);
  });
  test('is told again of what happened while it looked', async () => {
    const waiting: ((snapshot: Snapshot) => void)[] = [];
    const { clock, follower, looks } = await start(() => new Promise((resolve) => waiting.push(resolve)));
    follower.refresh();
    waiting[0]?.(EMPTY_SNAPSHOT);
    await turn();
    await clock.pass(1_000);
    expect(looks()).toBe(2);
  });
  test('goes on after a disk that could not be read', async () => {
    let isBroken = true;
    const { clock, shown } = await start(async () => {
      if (isBroken) throw new Error('disk');
      return EMPTY_SNAPSHOT;
    });
    isBroken = false;
    await clock.pass(60_000);
    expect(shown()).toBe(1);
  });
  test('is not held up by a clock that is put back', async () => {
    const { clock, follower, shown } = await start();
    await clock.sleep(-3_600_000);
    follower.refresh();
    await clock.pass(60_000);
    expect(shown()).toBe(2);
  });
  test('is left alone once the app ends', async () => {
    const { clock, follower, looks } = await start();
    follower.stop();
    follower.refresh();
    await clock.pass(600_000);
    expect(looks()).toBe(1);
  });
});
