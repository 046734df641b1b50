import { getActiveResourcesInfo } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDeadline } from '../../../electron/probe/deadline.ts';

const timers = () => getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

test('fires at the limit', async () => {
  const deadline = startDeadline(20);
  expect([deadline.signal.aborted, deadline.ended()]).toEqual([false, null]);
  await wait(60);
  expect([deadline.signal.aborted, deadline.ended()]).toEqual([true, 'DEADLINE']);
});

test('fires when the caller cancels, and says so', () => {
  const caller = new AbortController();
  const deadline = startDeadline(60_000, caller.signal);
  caller.abort();
  expect([deadline.signal.aborted, deadline.ended()]).toEqual([true, 'CANCELLED']);
  deadline.clear();
});

test('has fired already where the caller had cancelled before', () => {
  const deadline = startDeadline(60_000, AbortSignal.abort());
  expect([deadline.signal.aborted, deadline.ended()]).toEqual([true, 'CANCELLED']);
  deadline.clear();
});

test('keeps to the reason that came first', async () => {
  const caller = new AbortController();
  const deadline = startDeadline(10, caller.signal);
  await wait(40);
  caller.abort();
  expect(deadline.ended()).toBe('DEADLINE');
});

test('neither timer nor listener is left once it is cleared', () => {
  const caller = new AbortController();
  const before = timers();
  const deadline = startDeadline(60_000, caller.signal);
  expect(timers()).toBe(before + 1);
  deadline.clear();
  expect(timers()).toBe(before);
  caller.abort();
  expect([deadline.signal.aborted, deadline.ended()]).toEqual([false, null]);
});
