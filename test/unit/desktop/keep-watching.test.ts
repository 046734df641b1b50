import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { WatchEnd, WatchRequest } from '../../../electron/api/contract.ts';
import { keepWatching } from '../../../electron/desktop/keep-watching.ts';
import { StorageProblem } from '../../../electron/storage/storage-problem.ts';
import { startFakeClock } from '../../support/fake-clock.ts';

const ALREADY: WatchEnd = { kind: 'watched-already', sentence: 'Another one watches.' };

/** A monitor whose watches go as the test says, one after the other, the last one until it is cancelled. */
function start(turns: readonly ((request: WatchRequest) => Promise<WatchEnd>)[]) {
  const clock = startFakeClock('2026-11-21T10:00:00Z');
  const ending = new AbortController();
  const [said, seen]: [string[], string[]] = [[], []];
  let watches = 0;
  const done = keepWatching({
    watch: async (request) => {
      const next = turns[watches++];
      if (next !== undefined) return next(request);
      await once(request.cancelled, 'abort');
      return { kind: 'stopped' };
    },
    clock,
    onEvent: ({ event }) => seen.push(event),
    onTrouble: (sentence) => said.push(sentence),
    onWatchedAlready: (sentence) => said.push(sentence),
    onBroken: (error, isFinal) => said.push(`${error instanceof Error ? error.message : ''} ${isFinal}`),
    cancelled: ending.signal,
  });
  return { clock, ending, said, seen, done, watches: () => watches };
}

describe('the watch of the app', () => {
  test('goes on until it is cancelled, and has ended when it says so', async () => {
    const { ending, done, watches } = start([]);
    await turn();
    ending.abort();
    await done;
    expect(watches()).toBe(1);
  });
  test('takes over when another process has ended, having told of it once', async () => {
    const { clock, ending, said, seen, done, watches } = start([
      async () => ALREADY,
      async () => ALREADY,
      async ({ onEvent, cancelled }) => {
        onEvent({ event: 'online', at: '' });
        await once(cancelled, 'abort');
        return { kind: 'stopped' };
      },
    ]);
    await turn();
    await clock.pass(59_000);
    expect(watches()).toBe(1);
    await clock.pass(61_000);
    expect([watches(), said, seen]).toEqual([3, ['Another one watches.'], ['online']]);
    ending.abort();
    await done;
  });
  test('begins again a minute after a fault of ours', async () => {
    const { clock, ending, said, done, watches } = start([
      async () => {
        throw new Error('a bug');
      },
    ]);
    await turn();
    await clock.pass(60_000);
    expect([watches(), said]).toEqual([2, ['a bug false']]);
    ending.abort();
    await done;
  });
  test('stays ended where the file is damaged: only a new start sets it aside', async () => {
    const { said, done, watches } = start([
      async () => {
        throw new StorageProblem('damaged', 'The data file is damaged.');
      },
    ]);
    await done;
    expect([watches(), said]).toEqual([1, ['The data file is damaged. true']]);
  });
  test('ends at once while it waits', async () => {
    const { ending, done } = start([async () => ALREADY]);
    await turn();
    ending.abort();
    await done;
  });
});
