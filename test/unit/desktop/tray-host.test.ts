import { describe, expect, test } from 'vitest';
import { askTrayHost, type RunCommand, type TrayHost } from '../../../electron/desktop/tray/tray-host.ts';
import { keepTrayPresence } from '../../../electron/desktop/tray/tray-presence.ts';

/** Answers of `gdbus` and `busctl` to “has the name an owner?” and “is a host registered?”; absent: the tool is missing or failed. */
interface Bus {
  readonly gdbus?: readonly [owner: string | null, host: string | null];
  readonly busctl?: readonly [owner: string | null, host: string | null];
}

const busWith =
  (bus: Bus): RunCommand =>
  async (command, args) => {
    const answers = command === 'gdbus' ? bus.gdbus : bus.busctl;
    return answers?.[args.some((word) => word.endsWith('NameHasOwner')) ? 0 : 1] ?? null;
  };

describe('whether there is a tray', () => {
  test.each<[string, Bus, TrayHost]>([
    ['a watcher with a host', { gdbus: ['(true,)\n', '(<true>,)\n'] }, 'present'],
    ['a watcher without a host', { gdbus: ['(true,)\n', '(<false>,)\n'] }, 'absent'],
    ['a watcher that does not answer', { gdbus: ['(true,)\n', null] }, 'absent'],
    ['no watcher', { gdbus: ['(false,)\n', null] }, 'absent'],
    ['no gdbus, and a host by busctl', { busctl: ['b true\n', 'b true\n'] }, 'present'],
    ['no gdbus, and no watcher by busctl', { busctl: ['b false\n', null] }, 'absent'],
    ['no bus, or no tool', {}, 'unknown'],
    ['words that are no answer', { gdbus: ['trueish falsehood', null] }, 'unknown'],
  ])('%s', async (_case, bus, host) => {
    expect(await askTrayHost(busWith(bus))).toBe(host);
  });
});

describe('the app stays within reach', () => {
  function keep(platform: NodeJS.Platform) {
    const done: string[] = [];
    let change: (host: TrayHost) => void = () => {};
    const presence = keepTrayPresence({
      platform,
      icon: { renew: () => done.push('icon'), remove: () => done.push('no icon') },
      keepWindowWithinReach: () => done.push('task bar'),
      watchHost: (onChange) => {
        change = onChange;
      },
      note: () => {},
    });
    return { presence, done, change: (host: TrayHost) => change(host) };
  }

  test.each(['darwin', 'win32'] as const)('by its icon on %s, where nobody is asked', (platform) => {
    const { presence, done, change } = keep(platform);
    change('absent');
    expect([presence.hasIcon(), done]).toEqual([true, ['icon']]);
  });
  test('by nothing on Linux before the bus has answered: no icon is made in vain', () => {
    const { presence, done } = keep('linux');
    expect([presence.hasIcon(), done]).toEqual([false, []]);
  });
  test('in the task bar while there is no host, or none that can be asked', () => {
    const { presence, done, change } = keep('linux');
    change('unknown');
    change('absent');
    expect([presence.hasIcon(), done]).toEqual([false, ['no icon', 'task bar', 'no icon', 'task bar']]);
  });
  test('by a new icon as soon as a host comes, and again in the task bar when it goes', () => {
    const { presence, done, change } = keep('linux');
    change('absent');
    change('present');
    expect(presence.hasIcon()).toBe(true);
    change('absent');
    expect(presence.hasIcon()).toBe(false);
    expect(done).toEqual(['no icon', 'task bar', 'icon', 'no icon', 'task bar']);
  });
});
