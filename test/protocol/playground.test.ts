import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultDataFolder } from '../../electron/engine.ts';
import { openPlayground } from '../../electron/playground/open-playground.ts';
import { makeTemporaryFolder } from '../../electron/playground/temporary-folder.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

let folder: TempFolder;
beforeEach(async () => {
  folder = await createTempFolder('playground');
});
afterEach(() => folder.remove());

const open = (seed: number) => openPlayground({ parentFolder: folder.path, seed });

describe('a demo', () => {
  test('begins with seven mailboxes in as many conditions, and a month behind them', async () => {
    const { engine, close } = await open(1);
    const { mailboxes, alerts, network } = await engine.api.snapshot();
    expect(mailboxes.map(({ address, status, cause }) => [address, status, cause])).toEqual([
      ['accounts@bakery.example', 'action-needed', 'smtp-auth-disabled'],
      ['bookings@gmail.example', 'action-needed', 'bad-credentials'],
      ['events@gmail.example', 'healthy', null],
      ['export@163.example', 'warning', null],
      ['hello@gmail.example', 'healthy', null],
      ['newsletter@outlook.example', 'healthy', null],
      ['orders@outlook.example', 'action-needed', 'basic-auth-disabled'],
    ]);
    expect(network).toBe('online');
    // All of it was told before; the first beat of the watch has nothing to say.
    expect(alerts.map(({ kind, toldAt }) => [kind, toldAt !== null])).toEqual([
      ['action-needed', true],
      ['action-needed', true],
      ['action-needed', true],
      ['send-limit', true],
    ]);
    const unsteady = await engine.api.showMailbox('events@gmail.example');
    expect(unsteady?.incidents.length).toBeGreaterThanOrEqual(5);
    expect(unsteady?.uptime.month).toBeGreaterThan(0.97);
    expect(unsteady?.uptime.month).toBeLessThan(1);
    const { bars } = (await engine.api.showHistory('hello@gmail.example', 'month')) ?? { bars: [] };
    expect(bars.filter(({ health }) => health === 'unknown').length).toBeLessThanOrEqual(1);
    const { mailboxes: sends } = await engine.api.showSends({ addresses: ['hello@gmail.example'], days: 28 });
    expect(sends[0]?.days.filter(({ messages }) => messages > 0).length).toBeGreaterThan(24);
    await close();
  });

  test('has the same news late in the evening, when all of the day was sent', async () => {
    const now = new Date();
    now.setDate(now.getDate() - 1);
    now.setHours(23, 20, 0, 0);
    const { engine, close } = await openPlayground({ parentFolder: folder.path, seed: 1, now });
    const { alerts } = await engine.api.snapshot();
    expect(alerts.map(({ kind }) => kind)).toEqual([
      'action-needed',
      'action-needed',
      'action-needed',
      'send-limit',
    ]);
    await close();
  });

  test('warms up a new mailbox in its second week, and nears the cap of another', async () => {
    const { engine, close } = await open(2);
    const { mailboxes } = await engine.api.snapshot();
    const sendsOf = (address: string) => mailboxes.find((one) => one.address === address)?.sends;
    expect(sendsOf('newsletter@outlook.example')?.planToday).toBeGreaterThanOrEqual(100);
    expect(sendsOf('newsletter@outlook.example')?.planToday).toBeLessThan(125);
    expect(sendsOf('export@163.example')).toMatchObject({ messages24h: 184, cap: 200, level: 90 });
    await close();
  });

  test('has spent the sign-ins that a dead password may cost, as the app would have', async () => {
    const { engine, close } = await open(3);
    const bookings = await engine.api.showMailbox('bookings@gmail.example');
    expect(bookings?.lastReport?.signIn).toMatchObject({ allowed: false, rejectedSinceChange: 4 });
    expect(bookings?.incidents[0]).toMatchObject({ cause: 'bad-credentials', closedAt: null });
    const accounts = await engine.api.showMailbox('accounts@bakery.example');
    expect(accounts?.lastReport).toMatchObject({ status: 'action-needed', actor: 'admin', imap: null });
    await close();
  });

  test('is the same month for the same seed and end, and another one for another seed', async () => {
    const now = new Date();
    const month = async (seed: number) => {
      const { engine, close } = await openPlayground({ parentFolder: folder.path, seed, now });
      const all = await engine.api.listMailboxes();
      const mailboxes = await Promise.all(
        all.map(async ({ id, address, checkedAt }) => {
          const { incidents } = (await engine.api.showMailbox(address)) ?? {};
          return { id, address, checkedAt, incidents };
        }),
      );
      const sends = await engine.api.showSends({ addresses: [], days: 60 });
      await close();
      const days = sends.mailboxes.map((one) => one.days.filter(({ messages }) => messages > 0));
      expect(days.flat().length).toBeGreaterThan(100);
      return { mailboxes, days };
    };
    const first = await month(7);
    expect(await month(7)).toEqual(first);
    expect(await month(8)).not.toEqual(first);
  }, 120_000);
});

describe('what a demo leaves behind', () => {
  test('nothing, and it never was in the user’s data folder', async () => {
    const before = process.env.XDG_DATA_HOME;
    const home = join(folder.path, 'home');
    mkdirSync(home);
    process.env.XDG_DATA_HOME = home;
    try {
      expect(defaultDataFolder().startsWith(home)).toBe(process.platform === 'linux');
      const { engine, close } = await open(4);
      await engine.api.checkMailboxes({ addresses: [], askedByUser: false });
      expect((await engine.api.about()).dataFolder.startsWith(join(folder.path, 'mailvitals-demo-'))).toBe(
        true,
      );
      await close();
      expect(readdirSync(home)).toEqual([]);
      expect(readdirSync(folder.path)).toEqual(['home']);
    } finally {
      if (before === undefined) delete process.env.XDG_DATA_HOME;
      else process.env.XDG_DATA_HOME = before;
    }
  });

  test('the folder of a demo that crashed goes with the next one; one that runs keeps its own', () => {
    const running = makeTemporaryFolder(folder.path);
    const left = join(folder.path, 'mailvitals-demo-left');
    const young = join(folder.path, 'mailvitals-demo-young');
    const other = join(folder.path, 'something-else');
    for (const path of [left, young, other]) mkdirSync(path);
    const hourAgo = new Date(Date.now() - 3_600_000);
    for (const path of [running.path, left, other]) utimesSync(path, hourAgo, hourAgo);
    const next = makeTemporaryFolder(folder.path);
    expect([running.path, left, young, other, next.path].map((path) => existsSync(path))).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
    running.remove();
    next.remove();
    expect(existsSync(running.path)).toBe(false);
  });

  test('a place where no demo can be made leaves no server running, and the next demo opens', async () => {
    const nowhere = join(folder.path, 'missing');
    await expect(openPlayground({ parentFolder: nowhere })).rejects.toThrow('ENOENT');
    const { close } = await open(5);
    await close();
  });
});
