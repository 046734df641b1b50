import { describe, expect, test } from 'vitest';
import type { AlertReport, WatchReport, WindowEvent } from '../../../electron/api/contract.ts';
import { type NotificationHooks, openNotifier } from '../../../electron/desktop/notifications/notifier.ts';
import { sampleAlert } from '../../support/sample-snapshot.ts';

type Told = 'alert' | 'reminder' | 'recovery' | 'withdrawn';

/** A system that shows what it is given, and whose user does as the test says. */
function openDesk({ isSupported = true, failsAtOnce = false } = {}) {
  const screen: { id: string; title: string; hooks: NotificationHooks }[] = [];
  const [places, events, warnings]: [string[], WindowEvent[], string[]] = [[], [], []];
  const over: string[] = [];
  let closings = 0;
  const notifier = openNotifier({
    centre: {
      isSupported: () => isSupported,
      show: (id, { title }, hooks) => {
        const shown = { id, title, hooks };
        if (failsAtOnce) hooks.onFailed('no server');
        else screen.push(shown);
        return {
          close: () => {
            closings += 1;
            if (screen.includes(shown)) screen.splice(screen.indexOf(shown), 1);
            // Systems tell of it, and some do so late.
            queueMicrotask(hooks.onClose);
          },
        };
      },
    },
    platform: 'win32',
    showWindow: (hash) => places.push(hash),
    tellWindow: (event) => events.push(event),
    takeBack: (alertId) => over.push(alertId),
    warn: (sentence) => warnings.push(sentence),
  });
  const tell = (event: Told, alert: AlertReport) =>
    notifier.observe({ event, at: '2026-11-21T10:00:00.000Z', alert } satisfies WatchReport);
  return { notifier, tell, screen, places, events, over, warnings, closings: () => closings };
}

const titles = (screen: readonly { title: string }[]) => screen.map(({ title }) => title);

describe('notifications', () => {
  test('show what is told, one for each alert', () => {
    const { tell, screen } = openDesk();
    tell('alert', sampleAlert({ id: 'a', title: 'one' }));
    tell('alert', sampleAlert({ id: 'b', title: 'two' }));
    expect(titles(screen)).toEqual(['one', 'two']);
  });
  test('of the same alert replace each other', async () => {
    const { tell, screen } = openDesk();
    tell('alert', sampleAlert({ id: 'a', title: 'one' }));
    tell('reminder', sampleAlert({ id: 'a', title: 'still' }));
    await Promise.resolve();
    expect(titles(screen)).toEqual(['still']);
    tell('recovery', sampleAlert({ id: 'a', title: 'works again' }));
    expect(titles(screen)).toEqual(['works again']);
  });
  test('are taken back with what they told', () => {
    const { tell, screen } = openDesk();
    tell('alert', sampleAlert({ id: 'a' }));
    tell('withdrawn', sampleAlert({ id: 'a' }));
    expect(screen).toEqual([]);
  });
  test.each(['recovery', 'withdrawn'] as const)('leave the window nothing to say after a %s', (end) => {
    const { tell, over } = openDesk();
    for (const event of ['alert', 'reminder', end] as const) tell(event, sampleAlert({ id: 'a' }));
    expect(over).toEqual(['a']);
  });
  test('that the user closed are not closed again', () => {
    const { tell, screen, closings } = openDesk();
    tell('alert', sampleAlert({ id: 'a' }));
    screen[0]?.hooks.onClose();
    tell('withdrawn', sampleAlert({ id: 'a' }));
    expect(closings()).toBe(0);
  });
  test('lead to where the mailbox is mended', () => {
    const { tell, screen, places } = openDesk();
    tell('alert', sampleAlert());
    screen[0]?.hooks.onClick();
    expect(places).toEqual(['#/rebind/you%40outlook.com']);
  });
  test('that the system has none of are told by the window', () => {
    const { tell, screen, events, warnings } = openDesk({ isSupported: false });
    const alert = sampleAlert();
    tell('alert', alert);
    tell('withdrawn', alert);
    expect(screen).toEqual([]);
    expect(events).toEqual([{ kind: 'told', event: 'alert', alert }]);
    expect(warnings).toEqual(['A notification was not shown: this system has no notifications.']);
  });
  test.each([{ failsAtOnce: true }, { failsAtOnce: false }])(
    'that fail are told by the window: %o',
    (how) => {
      const { tell, screen, events, warnings, closings } = openDesk(how);
      const alert = sampleAlert();
      tell('alert', alert);
      if (!how.failsAtOnce) screen[0]?.hooks.onFailed('no server');
      expect(events).toEqual([{ kind: 'told', event: 'alert', alert }]);
      expect(warnings).toEqual(['A notification was not shown: no server']);
      tell('withdrawn', alert);
      expect(closings()).toBe(0);
    },
  );
  test('that the system refuses outright do not end the watch', () => {
    const events: WindowEvent[] = [];
    const notifier = openNotifier({
      centre: {
        isSupported: () => true,
        show: () => {
          throw new Error('no such service');
        },
      },
      platform: 'linux',
      showWindow: () => {},
      tellWindow: (event) => events.push(event),
      takeBack: () => {},
      warn: () => {},
    });
    notifier.observe({ event: 'alert', at: '', alert: sampleAlert() });
    expect(events).toMatchObject([{ kind: 'told' }]);
  });
  test('say nothing of checks', () => {
    const { notifier, screen } = openDesk();
    notifier.observe({ event: 'offline', at: '2026-11-21T10:00:00.000Z' });
    expect(screen).toEqual([]);
  });
  test('all go when the app does', () => {
    const { notifier, tell, screen } = openDesk();
    tell('alert', sampleAlert({ id: 'a' }));
    tell('alert', sampleAlert({ id: 'b' }));
    notifier.clear();
    expect(screen).toEqual([]);
  });
});
