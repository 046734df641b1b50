import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../electron/settings/settings.ts';
import { createSettingsStore } from '../../electron/settings/settings-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';

const { newFolder, open, closeAll } = provideDataFolders();

function openStore(folder = newFolder()) {
  const { database } = open(folder);
  return { database, store: createSettingsStore(database) };
}

describe('settings', () => {
  test('are the defaults where nothing was set', () => {
    expect(openStore().store.read()).toEqual(DEFAULT_SETTINGS);
  });

  test('are remembered after a restart, each on its own', () => {
    const folder = newFolder();
    const { store } = openStore(folder);
    store.change({ intervalMinutes: 30, quietHours: { from: '22:00', to: '07:00' } });
    store.change({ snoozedUntil: '2026-11-20T22:00:00.000Z' });
    closeAll();
    expect(openStore(folder).store.read()).toEqual({
      ...DEFAULT_SETTINGS,
      intervalMinutes: 30,
      quietHours: { from: '22:00', to: '07:00' },
      snoozedUntil: '2026-11-20T22:00:00.000Z',
    });
  });

  test('reach another process at its next look', () => {
    const folder = newFolder();
    const [watch, command] = [openStore(folder).store, openStore(folder).store];
    expect(watch.read().intervalMinutes).toBe(15);
    expect(command.change({ intervalMinutes: 5 }).intervalMinutes).toBe(5);
    expect(watch.read().intervalMinutes).toBe(5);
  });

  test('that equal their default take no room, so that a better default reaches everybody', () => {
    const { database, store } = openStore();
    store.change({ concurrency: 64, quietHours: { from: '22:00', to: '07:00' } });
    expect(store.change({ concurrency: 32, quietHours: null })).toEqual(DEFAULT_SETTINGS);
    expect(database.all('SELECT * FROM settings')).toEqual([]);
  });

  test.each([
    ['interval', '4'],
    ['interval', '"15"'],
    ['interval', 'not JSON'],
    ['quiet-hours', '{"from":"22:00"}'],
    ['snooze', '"tomorrow"'],
    ['of-a-later-version', '1'],
  ])('that are no longer valid count as not set: %s %s', (key, value) => {
    const { database, store } = openStore();
    database.run('INSERT INTO settings (key, value) VALUES (:key, :value)', { key, value });
    database.run("INSERT INTO settings (key, value) VALUES ('sentinel', '0')");
    expect(store.read()).toEqual({ ...DEFAULT_SETTINGS, sentinelMailboxes: 0 });
  });
});
