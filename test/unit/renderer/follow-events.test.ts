import { expect, test } from 'vitest';
import type { WindowEvent } from '../../../electron/api/contract.ts';
import { type EventStream, followEvents } from '../../../renderer/host/follow-events.ts';
import { snapshot } from '../cli/metrics/watched.ts';

/** A browser whose streams do what the test says. */
function browser() {
  const streams: (EventStream & { isClosed: boolean })[] = [];
  const waiting: (() => void)[] = [];
  const subscribe = followEvents(
    () => {
      const stream = {
        onopen: null,
        onmessage: null,
        onerror: null,
        isClosed: false,
        close: () => {
          stream.isClosed = true;
        },
      };
      streams.push(stream);
      return stream;
    },
    (work) => waiting.push(work),
  );
  const latest = () => streams.at(-1);
  return {
    subscribe,
    streams,
    opens: () => latest()?.onopen?.(new Event('open')),
    breaks: () => latest()?.onerror?.(new Event('error')),
    sends: (event: WindowEvent) =>
      latest()?.onmessage?.(new MessageEvent('message', { data: JSON.stringify(event) })),
    time: () => {
      for (const work of waiting.splice(0)) work();
    },
  };
}

const STATE: WindowEvent = { kind: 'snapshot', snapshot: snapshot([]) };
const LOST: WindowEvent = { kind: 'connection', isOpen: false };
const BACK: WindowEvent = { kind: 'connection', isOpen: true };

test('all listeners share one stream, and a late one is told the state at once', () => {
  const { subscribe, streams, opens, sends } = browser();
  const [first, late]: [WindowEvent[], WindowEvent[]] = [[], []];
  const leaveFirst = subscribe((event) => first.push(event));
  opens();
  sends(STATE);
  const leaveLate = subscribe((event) => late.push(event));
  expect([first, late]).toEqual([[STATE], [STATE]]);
  leaveFirst();
  sends(STATE);
  expect([first.length, late.length, streams.length]).toEqual([1, 2, 1]);
  leaveLate();
  expect(streams[0]?.isClosed).toBe(true);
});

test('a stream that breaks is said to be lost once, and tried again until it is back', () => {
  const { subscribe, streams, opens, breaks, sends, time } = browser();
  const told: WindowEvent[] = [];
  subscribe((event) => told.push(event));
  opens();
  sends(STATE);
  breaks();
  time();
  breaks();
  time();
  expect(told).toEqual([STATE, LOST]);
  const late: WindowEvent[] = [];
  subscribe((event) => late.push(event));
  expect(late).toEqual([STATE, LOST]);
  opens();
  sends(STATE);
  expect(told).toEqual([STATE, LOST, BACK, STATE]);
  expect(streams.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
});

test('nothing is tried again for nobody', () => {
  const { subscribe, streams, breaks, time } = browser();
  const leave = subscribe(() => undefined);
  breaks();
  leave();
  time();
  expect(streams).toHaveLength(1);
});
