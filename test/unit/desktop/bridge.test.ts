import { describe, expect, test } from 'vitest';
import type { Api, WindowEvent } from '../../../electron/api/contract.ts';
import type { WindowEvents } from '../../../electron/api/window-events.ts';
import type { CallNews } from '../../../electron/api/wire.ts';
import { openBridge } from '../../../electron/desktop/page/bridge.ts';
import { EMPTY_SNAPSHOT, sampleAlert } from '../../support/sample-snapshot.ts';

const SNAPSHOT: WindowEvent = { kind: 'snapshot', snapshot: EMPTY_SNAPSHOT };
const go = (hash: string): WindowEvent => ({ kind: 'go', hash });

/** A bridge whose page is a list of what it was sent. */
function openPage(methods: Partial<Api> = {}) {
  const listeners = new Set<(event: WindowEvent) => void>();
  const [news, got]: [(readonly [string, CallNews])[], (readonly [string, WindowEvent])[]] = [[], []];
  const events: WindowEvents = {
    observe: () => {},
    refresh: () => {},
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const bridge = openBridge({
    api: methods as Api,
    events,
    actions: {
      showLogs: async () => {},
      copyText: async () => {},
      openPage: async () => true,
      startsAtLogin: async () => false,
      setStartsAtLogin: async () => null,
    },
    sendNews: (...one) => news.push(one),
    sendEvent: (...one) => got.push(one),
  });
  const happen = (event: WindowEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { bridge, happen, news, got, listeners };
}

describe('the line to the page', () => {
  test('answers calls, and tells their news under their id', async () => {
    const { bridge, news } = openPage({
      checkMailboxes: async (_request, hooks) => {
        hooks?.onProgress?.({ done: 1, total: 1, address: 'you@example.com', outcome: 'healthy' });
        return { reports: [], missing: [] };
      },
    });
    const args = [{ addresses: [], askedByUser: true }];
    expect(await bridge.call({ id: 'c1', method: 'checkMailboxes', args })).toEqual({
      result: { reports: [], missing: [] },
    });
    expect(news).toEqual([
      ['c1', { progress: { done: 1, total: 1, address: 'you@example.com', outcome: 'healthy' } }],
    ]);
  });
  test.each([
    null,
    'snapshot',
    {},
    { id: 'c1', method: 'watch', args: [] },
    { id: '../x', method: 'snapshot', args: [] },
  ])('answers anything but a call with a fault: %o', async (call) => {
    expect(await openPage().bridge.call(call)).toHaveProperty('fault');
  });
  test('carries events to each subscription under its id, until it ends', () => {
    const { bridge, happen, got, listeners } = openPage();
    bridge.subscribe('0');
    bridge.subscribe('1');
    happen(SNAPSHOT);
    bridge.unsubscribe('0');
    happen(SNAPSHOT);
    expect(got.map(([id]) => id)).toEqual(['0', '1', '1']);
    expect(listeners.size).toBe(1);
  });
  test.each([undefined, null, 7, '', 'a b', 'x'.repeat(65), {}])('takes no subscription named %o', (id) => {
    const { bridge, listeners } = openPage();
    bridge.subscribe(id);
    bridge.unsubscribe(id);
    expect(listeners.size).toBe(0);
  });
  test('takes a name once, and no endless number of them', () => {
    const { bridge, listeners } = openPage();
    for (let index = 0; index < 100; index += 1) bridge.subscribe(String(index % 50));
    expect(listeners.size).toBe(16);
  });
  test('leaves what the system told already to the system', () => {
    const { bridge, happen, got } = openPage();
    bridge.subscribe('0');
    happen(SNAPSHOT);
    happen({ kind: 'told', event: 'alert', alert: sampleAlert() });
    expect(got).toEqual([['0', SNAPSHOT]]);
  });
  test('keeps what is said before a page listens, the later of two places, and says it once, after the state', () => {
    const { bridge, happen, got } = openPage();
    const told = (title: string): WindowEvent => ({
      kind: 'told',
      event: 'alert',
      alert: sampleAlert({ title }),
    });
    bridge.tell(go('#/settings'));
    bridge.tell(told('first'));
    const last = told('then');
    bridge.tell(last);
    bridge.subscribe('0');
    bridge.tell(go('#/rebind/you%40outlook.com'));
    happen(SNAPSHOT);
    happen(SNAPSHOT);
    expect(got.map(([, event]) => event)).toEqual([
      SNAPSHOT,
      last,
      go('#/rebind/you%40outlook.com'),
      SNAPSHOT,
    ]);
    bridge.tell(go('#/'));
    expect(got.at(-1)).toEqual(['0', go('#/')]);
  });
  test('keeps nothing of an alert that is over before a page listens', () => {
    const { bridge, happen, got } = openPage();
    const told = (event: 'alert' | 'reminder' | 'recovery', id: string): WindowEvent => ({
      kind: 'told',
      event,
      alert: sampleAlert({ id }),
    });
    const stays = told('alert', 'stays');
    for (const one of [told('alert', 'withdrawn'), told('alert', 'works again'), stays]) bridge.tell(one);
    bridge.tell(go('#/'));
    bridge.takeBack('withdrawn');
    bridge.takeBack('never told');
    bridge.tell(told('recovery', 'works again'));
    bridge.subscribe('0');
    happen(SNAPSHOT);
    expect(got.map(([, event]) => event)).toEqual([SNAPSHOT, stays, go('#/')]);
    // Whoever listens is told of the end as well.
    const end = told('recovery', 'stays');
    bridge.tell(end);
    expect(got.at(-1)).toEqual(['0', end]);
  });
  test('lets nothing go on of a page that is left', async () => {
    const { bridge, happen, got, listeners } = openPage({
      checkMailboxes: (_request, hooks) =>
        new Promise((resolve) => {
          hooks?.cancelled?.addEventListener('abort', () => resolve({ reports: [], missing: ['ended'] }));
        }),
    });
    bridge.subscribe('0');
    const call = bridge.call({
      id: 'c1',
      method: 'checkMailboxes',
      args: [{ addresses: [], askedByUser: true }],
    });
    bridge.endPage();
    happen(SNAPSHOT);
    expect(await call).toEqual({ result: { reports: [], missing: ['ended'] } });
    expect(got).toEqual([]);
    expect(listeners.size).toBe(0);
  });
  test('rests while nobody sees the page, and begins with the whole state when it is seen again', () => {
    const { bridge, happen, got, listeners } = openPage();
    bridge.subscribe('0');
    happen(SNAPSHOT);
    bridge.setSeen(false);
    bridge.setSeen(false);
    expect(listeners.size).toBe(0);
    // What its user is led to is said all the same.
    bridge.tell(go('#/settings'));
    bridge.setSeen(true);
    happen(SNAPSHOT);
    expect(got.map(([, event]) => event)).toEqual([SNAPSHOT, go('#/settings'), SNAPSHOT]);
    bridge.unsubscribe('0');
    bridge.setSeen(false);
    bridge.setSeen(true);
    expect(listeners.size).toBe(0);
  });
  test('tells a page that is loaded unseen how things are, once', () => {
    const { bridge, happen, got } = openPage();
    bridge.setSeen(false);
    bridge.subscribe('0');
    happen(SNAPSHOT);
    happen(SNAPSHOT);
    expect(got).toEqual([['0', SNAPSHOT]]);
    bridge.setSeen(true);
    happen(SNAPSHOT);
    expect(got).toHaveLength(2);
  });
  test('cancels one call by its id, and takes nothing else for a cancel', async () => {
    const cancelled: string[] = [];
    const { bridge } = openPage({
      testSending: (address, hooks) =>
        new Promise((resolve) => {
          hooks?.cancelled?.addEventListener('abort', () => {
            cancelled.push(address);
            resolve({ kind: 'missing', address });
          });
        }),
    });
    const calls = ['a', 'b'].map((id) =>
      bridge.call({ id, method: 'testSending', args: [`${id}@example.com`] }),
    );
    for (const nonsense of ['b', null, { id: 7 }, { id: 'b', more: true }]) bridge.cancel(nonsense);
    bridge.cancel({ id: 'a' });
    await calls[0];
    expect(cancelled).toEqual(['a@example.com']);
    bridge.endPage();
    await Promise.all(calls);
  });
});
