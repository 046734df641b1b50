import { beforeEach, describe, expect, test } from 'vitest';
import { settingsHandlers } from '../../../electron/api/settings-handlers.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../electron/settings/settings.ts';

let settings: Settings;
const handlers = settingsHandlers({
  memory: {
    settings: {
      read: () => settings,
      change: (changes) => {
        settings = { ...settings, ...changes };
        return settings;
      },
    },
  },
  now: () => new Date('2026-11-20T20:00:00Z'),
});

beforeEach(() => {
  settings = DEFAULT_SETTINGS;
});

test('lists every setting as typed, with its default', async () => {
  settings = { ...settings, quietHours: { from: '22:00', to: '07:00' } };
  const list = await handlers.listSettings();
  expect(list.map(({ key, value, defaultValue }) => [key, value, defaultValue])).toEqual([
    ['interval', '15', '15'],
    ['concurrency', '32', '32'],
    ['concurrency-per-provider', '4', '4'],
    ['failures-to-confirm', '3', '3'],
    ['successes-to-clear', '2', '2'],
    ['quiet-hours', '22:00-07:00', 'off'],
    ['snooze', 'off', 'off'],
    ['sentinel', '500', '500'],
    ['check-days', '30', '30'],
    ['hour-days', '365', '365'],
    ['send-days', '35', '35'],
    ['microsoft-client-id', 'off', 'off'],
    ['google-client-id', 'off', 'off'],
  ]);
});

describe('a change', () => {
  test('is kept and told as it is now', async () => {
    expect(await handlers.changeSetting('interval', '30')).toMatchObject({
      kind: 'changed',
      setting: { key: 'interval', value: '30', defaultValue: '15' },
    });
    expect(settings.intervalMinutes).toBe(30);
  });

  test('counts a snooze from now', async () => {
    await handlers.changeSetting('snooze', '2h');
    expect(settings.snoozedUntil).toBe('2026-11-20T22:00:00.000Z');
  });

  test('takes the client id of a registration, and takes it back', async () => {
    await handlers.changeSetting('google-client-id', ' 123-abc.apps.googleusercontent.com ');
    expect(settings.googleClientId).toBe('123-abc.apps.googleusercontent.com');
    expect(await handlers.changeSetting('google-client-id', 'off')).toMatchObject({
      setting: { value: 'off' },
    });
    expect(settings.googleClientId).toBeNull();
  });

  test('of null puts the default back', async () => {
    await handlers.changeSetting('interval', '30');
    expect(await handlers.changeSetting('interval', null)).toMatchObject({ setting: { value: '15' } });
    expect(settings).toEqual(DEFAULT_SETTINGS);
  });

  test('that is not valid changes nothing and says what is', async () => {
    expect(await handlers.changeSetting('interval', '4')).toEqual({
      kind: 'invalid',
      sentence: '“interval” takes a whole number of minutes from 5 to 240.',
    });
    expect(settings).toBe(DEFAULT_SETTINGS);
  });

  test('of an unknown key names the closest', async () => {
    expect(await handlers.changeSetting('intervall', '30')).toMatchObject({
      kind: 'unknown-key',
      closest: 'interval',
    });
    expect(await handlers.changeSetting('colour', '30')).toMatchObject({ closest: null });
  });
});
