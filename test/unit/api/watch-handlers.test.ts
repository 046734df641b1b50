import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ApiParts, MonitorListener } from '../../../electron/api/api-parts.ts';
import type { WatchReport } from '../../../electron/api/contract.ts';
import { watchHandlers } from '../../../electron/api/watch-handlers.ts';
import { StorageProblem } from '../../../electron/storage/storage-problem.ts';

/** A watch over a monitor that does nothing but be started and stopped, and what it was told to say. */
function startWatch({ isTaken = false } = {}) {
  let listener: MonitorListener | undefined;
  let ms = 0;
  const calls: string[] = [];
  const parts: Pick<ApiParts, 'reserveWatch' | 'createMonitor' | 'now'> = {
    reserveWatch: () => (isTaken ? null : () => calls.push('release')),
    createMonitor: (given) => {
      listener = given;
      return {
        start: () => calls.push('start'),
        stop: async () => {
          calls.push('stop');
        },
        noteResume: () => undefined,
        checkSoon: () => undefined,
        noteSends: () => undefined,
      };
    },
    now: () => new Date(ms),
  };
  const cancelling = new AbortController();
  const events: WatchReport[] = [];
  const troubles: string[] = [];
  const end = watchHandlers(parts as ApiParts).watch({
    onEvent: (event) => events.push(event),
    onTrouble: (sentence) => troubles.push(sentence),
    cancelled: cancelling.signal,
  });
  return {
    end,
    calls,
    events,
    troubles,
    cancel: () => cancelling.abort(),
    later: (more: number) => {
      ms += more;
    },
    tell: () => listener ?? expect.unreachable('No monitor was made'),
  };
}

describe('a watch', () => {
  test('runs until it is cancelled, and gives the data folder free after the monitor has stopped', async () => {
    const { end, calls, events, tell, cancel } = startWatch();
    tell().emit({ kind: 'offline' });
    cancel();
    expect(await end).toEqual({ kind: 'stopped' });
    expect(calls).toEqual(['start', 'stop', 'release']);
    expect(events).toEqual([{ event: 'offline', at: '1970-01-01T00:00:00.000Z' }]);
  });

  test('does not begin where another process watches', async () => {
    const { end, calls } = startWatch({ isTaken: true });
    expect(await end).toMatchObject({ kind: 'watched-already' });
    expect(calls).toEqual([]);
  });

  test('goes on when the disk is full, and says so once a minute', async () => {
    const { end, troubles, tell, later, cancel } = startWatch();
    const full = new StorageProblem('disk-full', 'There is no room left on the disk.');
    for (let mailbox = 0; mailbox < 1_000; mailbox += 1) tell().onTrouble(full);
    expect(troubles).toEqual(['There is no room left on the disk.']);
    later(60_000);
    tell().onTrouble(full);
    expect(troubles).toHaveLength(2);
    cancel();
    expect(await end).toEqual({ kind: 'stopped' });
  });

  test.each([
    ['a damaged file', new StorageProblem('damaged', 'The data file is damaged.')],
    ['a fault of its own', new TypeError('undefined is not a function')],
  ])('ends with %s, once all is stopped', async (_, error) => {
    const { end, calls, tell } = startWatch();
    const outcome = expect(end).rejects.toBe(error);
    tell().onTrouble(error);
    await outcome;
    await turn();
    expect(calls).toEqual(['start', 'stop', 'release']);
  });
});
