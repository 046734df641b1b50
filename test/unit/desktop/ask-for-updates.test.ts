import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { askForUpdates } from '../../../electron/desktop/updates/ask-for-updates.ts';
import { updateFeed } from '../../../electron/desktop/updates/update-feed.ts';
import { startFakeClock } from '../../support/fake-clock.ts';

const HOUR_MS = 3_600_000;

describe('the feed of new versions', () => {
  const packaged = { isPackaged: true, hasBuiltIn: false, isDemo: false };

  test('is off until somebody configures it', () => {
    expect(updateFeed({}, packaged)).toEqual({ kind: 'off' });
    expect(updateFeed({}, { ...packaged, hasBuiltIn: true })).toEqual({ kind: 'built-in' });
  });
  test.each([
    ['https://updates.example.com/mailvitals/', 'address'],
    ['http://127.0.0.1:8080/', 'address'],
    ['http://updates.example.com/', 'off'],
    ['https://user:word@updates.example.com/', 'off'],
    ['file:///tmp/feed', 'off'],
    ['nonsense', 'built-in'],
  ])('named %s is %s', (MAILVITALS_UPDATE_FEED, kind) => {
    expect(updateFeed({ MAILVITALS_UPDATE_FEED }, { ...packaged, hasBuiltIn: true }).kind).toBe(kind);
  });
  test('is off where the app was not installed', () => {
    const MAILVITALS_UPDATE_FEED = 'https://updates.example.com/';
    expect(
      updateFeed({ MAILVITALS_UPDATE_FEED }, { ...packaged, isPackaged: false, hasBuiltIn: true }),
    ).toEqual({
      kind: 'off',
    });
  });
  test.each(['', 'https://updates.example.com/'])('is off in the demo, named or not: “%s”', (named) => {
    const env = { MAILVITALS_UPDATE_FEED: named };
    expect(updateFeed(env, { ...packaged, hasBuiltIn: true, isDemo: true })).toEqual({ kind: 'off' });
  });
});

describe('a new version', () => {
  function start({ versions = ['0.2.0'], says = true }: { versions?: (string | null)[]; says?: boolean }) {
    const clock = startFakeClock('2026-11-21T10:00:00Z');
    const ending = new AbortController();
    const done: string[] = [];
    const note =
      (what: string, answer = says) =>
      async (version?: string) => {
        done.push(version === undefined ? what : `${what} ${version}`);
        return answer;
      };
    askForUpdates({
      updater: {
        look: async () => {
          done.push('look');
          const version = versions.length > 1 ? versions.shift() : versions[0];
          if (version === undefined) throw new Error('no feed');
          return version;
        },
        download: async () => void done.push('download'),
        install: () => done.push('install'),
      },
      clock,
      askToDownload: note('download?'),
      askToInstall: note('install?'),
      warn: (sentence) => done.push(sentence),
      ended: ending.signal,
    });
    return { clock, ending, done };
  }

  test('is fetched and installed once the user has said yes, and yes again', async () => {
    const { clock, done } = start({});
    await clock.pass(60_000);
    await turn();
    expect(done).toEqual(['look', 'download? 0.2.0', 'download', 'install? 0.2.0', 'install']);
  });
  test('is not fetched against a no, and not asked about again', async () => {
    const { clock, done } = start({ says: false });
    await clock.pass(49 * HOUR_MS);
    expect(done).toEqual(['look', 'download? 0.2.0', 'look', 'look']);
  });
  test('is looked for once a day by the clock on the wall, sleep counted', async () => {
    const { clock, done } = start({ versions: [null] });
    await clock.pass(23 * HOUR_MS);
    expect(done).toEqual(['look']);
    await clock.sleep(2 * HOUR_MS);
    expect(done).toEqual(['look', 'look']);
  });
  test('that cannot be read of is told to the log, and looked for the next day', async () => {
    const { clock, done } = start({ versions: [] });
    await clock.pass(25 * HOUR_MS);
    expect(done).toEqual(['look', expect.stringContaining('feed'), 'look', expect.stringContaining('feed')]);
  });
  test('is not looked for once the app ends', async () => {
    const { clock, ending, done } = start({});
    ending.abort();
    await clock.pass(HOUR_MS);
    expect(done).toEqual([]);
  });
});
