import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../electron/settings/settings.ts';
import {
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  settingKeyOf,
} from '../../../electron/settings/settings-schema.ts';

const NOW = new Date('2026-11-20T20:00:00.000Z');

function parse(name: string, text: string): unknown {
  const key = settingKeyOf(name);
  return key === null ? 'no such setting' : SETTINGS[key].parse(text, NOW);
}

describe('every setting', () => {
  test('has the default of the design, which is valid', () => {
    expect(SETTING_KEYS).toEqual(Object.keys(DEFAULT_SETTINGS));
    for (const key of SETTING_KEYS) {
      expect(SETTINGS[key].defaultValue).toEqual(DEFAULT_SETTINGS[key]);
      expect(v.is(SETTINGS[key].schema, DEFAULT_SETTINGS[key])).toBe(true);
    }
  });

  test('is named in kebab-case and found by that name in any case', () => {
    expect(SETTING_KEYS.map((key) => SETTINGS[key].name)).toEqual([
      'interval',
      'concurrency',
      'concurrency-per-provider',
      'failures-to-confirm',
      'successes-to-clear',
      'quiet-hours',
      'snooze',
      'sentinel',
      'check-days',
      'hour-days',
      'send-days',
      'microsoft-client-id',
      'google-client-id',
    ]);
    expect(settingKeyOf(' Quiet-Hours')).toBe('quietHours');
    expect(settingKeyOf('quietHours')).toBeNull();
  });

  test('is described in one sentence', () => {
    for (const key of SETTING_KEYS) expect(SETTINGS[key].description).toMatch(/^[A-Z][^.]*\.$/);
  });

  test('reads back what it writes', () => {
    const reread = <Key extends SettingKey>(key: Key, text: string) => {
      const { parse: read, format } = SETTINGS[key];
      const once = read(text, NOW);
      if (!once.ok) throw new Error(once.sentence);
      expect(read(format(once.value, NOW), NOW)).toEqual(once);
    };
    for (const key of SETTING_KEYS) reread(key, SETTINGS[key].name === 'snooze' ? '2h' : textOf(key));
    reread('quietHours', '23:30-6');
  });
});

function textOf<Key extends SettingKey>(key: Key): string {
  return SETTINGS[key].format(DEFAULT_SETTINGS[key], NOW);
}

describe('a number', () => {
  test.each([
    ['interval', 5, 240],
    ['concurrency', 1, 256],
    ['concurrency-per-provider', 1, 64],
    ['failures-to-confirm', 1, 10],
    ['successes-to-clear', 1, 10],
    ['sentinel', 0, 2000],
    ['check-days', 1, 400],
    ['hour-days', 1, 3650],
    ['send-days', 2, 400],
  ])('of “%s” lies between %d and %d', (name, from, to) => {
    for (const value of [from, to]) expect(parse(name, ` ${value} `)).toEqual({ ok: true, value });
    for (const value of [from - 1, to + 1, 'many', '', `${from}.5`, `0x${to}`, '1e1'])
      expect(parse(name, String(value))).toEqual({
        ok: false,
        sentence: expect.stringMatching(`“${name}” takes a whole number of .* from ${from} to ${to}\\.`),
      });
  });
});

describe('quiet hours', () => {
  test.each([
    ['22:00-07:00', { from: '22:00', to: '07:00' }],
    ['22 – 7', { from: '22:00', to: '07:00' }],
    ['0:05-8:30', { from: '00:05', to: '08:30' }],
    ['OFF', null],
  ])('are read from “%s”', (text, value) => {
    expect(parse('quiet-hours', text)).toEqual({ ok: true, value });
  });

  test.each(['', '22:00', '24:00-07:00', '22:60-07:00', '07:00-07:00', '22:00-07:00-08:00', 'night'])(
    'are refused from “%s”',
    (text) => {
      expect(parse('quiet-hours', text)).toMatchObject({ ok: false });
    },
  );
});

describe('a snooze', () => {
  // The tests run in Berlin, where it is 21:00 on 20 November.
  test.each([
    ['2h', '2026-11-20T22:00:00.000Z'],
    ['90M', '2026-11-20T21:30:00.000Z'],
    ['7d', '2026-11-27T20:00:00.000Z'],
    ['until 08:00', '2026-11-21T07:00:00.000Z'],
    ['23:15', '2026-11-20T22:15:00.000Z'],
    ['21:00', '2026-11-21T20:00:00.000Z'],
    ['2026-11-21T08:00', '2026-11-21T07:00:00.000Z'],
    ['2026-11-21T08:00:30Z', '2026-11-21T08:00:30.000Z'],
    ['2026-11-21 08:00+02:00', '2026-11-21T06:00:00.000Z'],
    ['off', null],
  ])('is read from “%s”', (text, value) => {
    expect(parse('snooze', text)).toEqual({ ok: true, value });
  });

  test.each([
    ['2026-11-20T19:59:59Z', 'ahead'],
    ['0m', 'ahead'],
    ['8d', 'at most 7 days'],
    ['2027-11-21T08:00Z', 'at most 7 days'],
    ['2026-11-31T08:00Z', 'takes a length'],
    ['2026-11-21T25:00Z', 'takes a length'],
    ['24:00', 'takes a length'],
    ['2 hours please', 'takes a length'],
    ['', 'takes a length'],
  ])('is refused from “%s”', (text, words) => {
    expect(parse('snooze', text)).toEqual({ ok: false, sentence: expect.stringContaining(words) });
  });

  test('that is over shows as off', () => {
    expect(SETTINGS.snoozedUntil.format('2026-11-20T19:59:59.000Z', NOW)).toBe('off');
    expect(SETTINGS.snoozedUntil.format('2026-11-20T20:00:01.000Z', NOW)).toBe('2026-11-20T20:00:01.000Z');
  });
});

test('whatever is typed is either valid or refused in one sentence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SETTING_KEYS), fc.string(), (key, text) => {
      const parsed = SETTINGS[key].parse(text, NOW);
      if (parsed.ok) expect(v.is(SETTINGS[key].schema, parsed.value)).toBe(true);
      else expect(parsed.sentence).toMatch(/\.$/);
    }),
  );
});
