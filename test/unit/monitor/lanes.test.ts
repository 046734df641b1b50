import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Lanes, openLanes } from '../../../electron/monitor/lanes.ts';

/** Runs a piece of work per id and says how many were under way at once, in all and per id. */
async function crowd(lanes: Lanes, ids: readonly string[]) {
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  const count = (key: string, step: number) => {
    now.set(key, (now.get(key) ?? 0) + step);
    most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
  };
  await Promise.all(
    ids.map((id) =>
      lanes(id, async () => {
        count('all', 1);
        count(id, 1);
        await wait(5);
        count('all', -1);
        count(id, -1);
      }),
    ),
  );
  return Object.fromEntries(most);
}

const times = (id: string, number: number) => Array.from({ length: number }, () => id);

test('bounds each provider on its own', async () => {
  const lanes = openLanes(() => ({ total: 32, perProvider: 4 }));
  expect(await crowd(lanes, [...times('gmail', 12), ...times('outlook', 12)])).toEqual({
    all: 8,
    gmail: 4,
    outlook: 4,
  });
});

test('bounds all of them together', async () => {
  const lanes = openLanes(() => ({ total: 5, perProvider: 4 }));
  expect(await crowd(lanes, [...times('gmail', 9), ...times('outlook', 9)])).toMatchObject({ all: 5 });
});

test('bounds unknown providers by the total alone', async () => {
  expect(
    await crowd(
      openLanes(() => ({ total: 10, perProvider: 2 })),
      times('custom', 25),
    ),
  ).toMatchObject({
    custom: 10,
  });
});

test('a queue at one provider takes no room from the others', async () => {
  const lanes = openLanes(() => ({ total: 3, perProvider: 2 }));
  const order: string[] = [];
  await Promise.all(
    [...times('gmail', 6), 'outlook'].map((id) =>
      lanes(id, async () => {
        await wait(10);
        order.push(id);
      }),
    ),
  );
  expect(order.indexOf('outlook')).toBeLessThan(3);
});

test('hands on what the work returns, and goes on after one that fails', async () => {
  const lanes = openLanes(() => ({ total: 1, perProvider: 1 }));
  const failing = lanes('gmail', () => Promise.reject(new Error('broken')));
  const good = lanes('gmail', async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await good).toBe('done');
});

test('a limit that is lowered or raised holds for what begins from then on', async () => {
  let total = 8;
  const lanes = openLanes(() => ({ total, perProvider: 8 }));
  expect(await crowd(lanes, times('custom', 12))).toMatchObject({ all: 8 });
  total = 3;
  expect(await crowd(lanes, times('custom', 12))).toMatchObject({ all: 3 });
});
