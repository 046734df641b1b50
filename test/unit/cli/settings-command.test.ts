import { Command } from 'commander';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../../../electron/api/contract.ts';
import { settingsHandlers } from '../../../electron/api/settings-handlers.ts';
import type { RunAction } from '../../../electron/cli/command.ts';
import { addSettingsCommand } from '../../../electron/cli/commands/settings.ts';
import { addSnoozeCommand } from '../../../electron/cli/commands/snooze.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../electron/settings/settings.ts';

let settings: Settings;
let printed: string[];
let said: string[];
let documents: unknown[];

beforeEach(() => {
  settings = DEFAULT_SETTINGS;
  [printed, said, documents] = [[], [], []];
});

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

/** Runs one command line over the settings above and gives its exit code. */
async function run(...args: readonly string[]): Promise<number> {
  let code = -1;
  const wrap: RunAction =
    (action) =>
    async (...given) => {
      code = await action(
        {
          terminal: {
            json: false,
            print: (text) => printed.push(text),
            printJson: (document) => documents.push(document),
            printJsonLine: () => undefined,
            say: (text) => said.push(text),
            style: (_format, text) => text,
            isInteractive: false,
            columns: 100,
          },
          // The two commands ask for nothing else.
          api: async () => handlers as Api,
          cancelled: new AbortController().signal,
          version: '1.2.3',
        },
        ...given,
      );
    };
  const program = new Command().exitOverride();
  addSettingsCommand(program, wrap);
  addSnoozeCommand(program, wrap);
  await program.parseAsync([...args], { from: 'user' });
  return code;
}

describe('settings', () => {
  test('alone shows them all and marks the defaults', async () => {
    settings = { ...settings, intervalMinutes: 30 };
    expect(await run('settings')).toBe(0);
    expect(printed.join('\n')).toMatch(/^interval +30 {2,}Minutes/m);
    expect(printed.join('\n')).toMatch(/^concurrency +32 \(default\) /m);
    expect(documents).toEqual([await handlers.listSettings()]);
  });

  test('with a key shows its value alone', async () => {
    expect(await run('settings', 'Interval')).toBe(0);
    expect(printed).toEqual(['15']);
    expect(documents).toMatchObject([{ key: 'interval', value: '15' }]);
  });

  test('with a key and a value sets it', async () => {
    expect(await run('settings', 'quiet-hours', '22:00', '-', '07:00')).toBe(0);
    expect(settings.quietHours).toEqual({ from: '22:00', to: '07:00' });
    expect(printed).toEqual(['quiet-hours is now 22:00-07:00.']);
    expect(documents).toMatchObject([{ key: 'quiet-hours', value: '22:00-07:00' }]);
  });

  test('with --reset puts the default back', async () => {
    settings = { ...settings, intervalMinutes: 30 };
    expect(await run('settings', 'interval', '--reset')).toBe(0);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(printed).toEqual(['interval is now 15 (default).']);
  });

  test.each([
    [['interval', '4'], '“interval” takes a whole number of minutes from 5 to 240.'],
    [['intervall'], 'There is no setting “intervall”. Did you mean “interval”?'],
    [['intervall', '5'], 'There is no setting “intervall”. Did you mean “interval”?'],
    [['--reset'], 'Name the setting'],
    [['interval', '5', '--reset'], 'Give either a value or “--reset”, not both.'],
  ])('with %j is a usage error that says what it takes', async (args, sentence) => {
    expect(await run('settings', ...args)).toBe(64);
    expect(said).toEqual([expect.stringContaining(sentence)]);
    expect(printed).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(settings).toEqual(DEFAULT_SETTINGS);
  });

  test('with a key like none names all there are', async () => {
    await run('settings', 'colour');
    expect(said[0]).toContain('There are: interval, concurrency,');
  });
});

describe('snooze', () => {
  test('with a length sets the setting and says until when in local time', async () => {
    expect(await run('snooze', '2h')).toBe(0);
    expect(settings.snoozedUntil).toBe('2026-11-20T22:00:00.000Z');
    expect(printed).toEqual([expect.stringMatching(/until Fri.* 20 Nov.* 23:00\.$/)]);
  });

  test('takes “until” and a time', async () => {
    expect(await run('snooze', 'until', '08:00')).toBe(0);
    expect(settings.snoozedUntil).toBe('2026-11-21T07:00:00.000Z');
  });

  test('alone says how it is, and “off” ends it', async () => {
    settings = { ...settings, snoozedUntil: '2026-11-20T22:00:00.000Z' };
    expect(await run('snooze')).toBe(0);
    expect(await run('snooze', 'off')).toBe(0);
    expect(await run('snooze')).toBe(0);
    expect(printed.map((line) => line.split(':')[0])).toEqual([
      expect.stringContaining('held back until'),
      'Nothing is snoozed',
      'Nothing is snoozed',
    ]);
    expect(settings.snoozedUntil).toBeNull();
  });

  test('with what cannot be read is a usage error', async () => {
    expect(await run('snooze', 'forever')).toBe(64);
    expect(said).toEqual([expect.stringContaining('“snooze” takes')]);
  });
});
