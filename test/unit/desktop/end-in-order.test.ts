import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Ending, endInOrder } from '../../../electron/desktop/end-in-order.ts';

async function run(endings: readonly Ending[], deadlineMs = 1_000) {
  const told: string[] = [];
  await endInOrder(endings, {
    deadlineMs,
    onLate: (name) => told.push(`late: ${name}`),
    onFault: (name, error) => told.push(`fault: ${name} ${error instanceof Error ? error.message : ''}`),
  });
  return told;
}

test('each thing is ended after those before it', async () => {
  const order: string[] = [];
  const slow = async () => {
    await sleep(20);
    order.push('watch');
  };
  expect(
    await run([
      { name: 'watch', end: slow },
      { name: 'engine', end: () => void order.push('engine') },
    ]),
  ).toEqual([]);
  expect(order).toEqual(['watch', 'engine']);
});

test('a fault in one does not keep the others open', async () => {
  const order: string[] = [];
  const fail = () => {
    throw new Error('no');
  };
  const told = await run([
    { name: 'tray', end: fail },
    { name: 'window', end: async () => fail() },
    { name: 'engine', end: () => void order.push('engine') },
  ]);
  expect(told).toEqual(['fault: tray no', 'fault: window no']);
  expect(order).toEqual(['engine']);
});

test('what hangs is left at the deadline, and the engine is closed all the same', async () => {
  const order: string[] = [];
  const started = Date.now();
  const told = await run(
    [
      { name: 'watch', end: () => new Promise(() => {}) },
      { name: 'engine', end: async () => void order.push('engine') },
      { name: 'stage', end: () => new Promise(() => {}) },
    ],
    50,
  );
  expect(told).toEqual(['late: watch', 'late: stage']);
  expect(order).toEqual(['engine']);
  expect(Date.now() - started).toBeLessThan(500);
});
