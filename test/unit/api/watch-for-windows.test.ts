import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { Snapshot, WatchRequest, WindowEvent } from '../../../electron/api/contract.ts';
import { watchForWindows } from '../../../electron/api/watch-for-windows.ts';
import { startFakeClock } from '../../support/fake-clock.ts';
import { AT, alert, mailbox, snapshot, turned } from '../cli/metrics/watched.ts';

/** A watch over a monitor that is the test itself. */
function watching() {
  const clock = startFakeClock(AT);
  const cancelling = new AbortController();
  const reports: string[] = [];
  const told: WindowEvent[] = [];
  let state: Snapshot = snapshot([mailbox('a')]);
  let request: WatchRequest | undefined;
  const { events, watch } = watchForWindows(
    {
      snapshot: async () => state,
      watch: async (given) => {
        request = given;
        await once(given.cancelled, 'abort');
        return { kind: 'stopped' };
      },
    },
    clock,
  );
  const ended = watch({
    cancelled: cancelling.signal,
    onTrouble: () => undefined,
    onEvent: ({ event }) => reports.push(event),
  });
  events.subscribe((event) => told.push(event));
  return {
    ended,
    clock,
    told,
    reports,
    cancel: () => cancelling.abort(),
    monitor: request ?? expect.unreachable('Nothing was watched'),
    set: (next: Snapshot) => {
      state = next;
    },
  };
}

test('windows are told what the monitor tells, and so is who asks for it', async () => {
  const { clock, told, reports, monitor } = watching();
  await clock.pass(0);
  monitor.onEvent({ event: 'alert', at: AT, alert: alert() });
  monitor.onEvent(turned('a', 'healthy', 'action-needed'));
  expect(told.map(({ kind }) => kind)).toEqual(['snapshot', 'told']);
  expect(reports).toEqual(['alert', 'status']);
});

test('windows learn within half a second that a check begins, and that it has ended', async () => {
  const { clock, told, monitor, set } = watching();
  await clock.pass(5_000);
  const beingChecked = () =>
    told.map((event) => event.kind === 'snapshot' && event.snapshot.mailboxes[0]?.isBeingChecked);
  set(snapshot([mailbox('a', { isBeingChecked: true })]));
  monitor.onChecking?.();
  await clock.pass(500);
  expect(beingChecked()).toEqual([false, true]);
  set(snapshot([mailbox('a')]));
  monitor.onChecking?.();
  await clock.pass(500);
  expect(beingChecked()).toEqual([false, true, false]);
});

test('ends as the watch ends', async () => {
  const { ended, cancel } = watching();
  cancel();
  expect(await ended).toEqual({ kind: 'stopped' });
});
