import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { COMMAND, runMailvitals } from '../support/run-mailvitals.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const ADDRESS = 'you@example.com';

let server: MailServer;
let keyring: Keyring;
let folder: TempFolder;

const mailvitals = (args: readonly string[], input?: string) =>
  runMailvitals({ dataFolder: folder.path, env: keyring.env }, args, input);

async function check() {
  const { code, json } = await mailvitals(['check', ADDRESS, '--json']);
  const [report] = json() as [
    {
      cause: string;
      summary: string;
      signIn: { allowed: boolean; rejectedSinceChange: number };
      imap: { withheld: string; rungs: { stage: string }[] };
    },
  ];
  return { code, report };
}

beforeAll(async () => {
  [server, keyring, folder] = await Promise.all([
    startMailServer({ users: { [ADDRESS]: 'first-Secret-1' } }),
    startKeyring(),
    createTempFolder('budget'),
  ]);
  const servers = ['--imap', server.urls.imap.tls, '--smtp', server.urls.smtp.tls, '--ca', server.caFile];
  expect((await mailvitals(['add', ADDRESS, ...servers, '--password-stdin'], 'first-Secret-1')).code).toBe(0);
});

afterAll(async () => {
  await Promise.all([server?.stop(), keyring?.stop(), folder?.remove()]);
});

/** Rejections since now, by the servers' own logs. */
async function countFromNow() {
  const before = await server.rejections();
  return async () => {
    const { imap, smtp } = await server.rejections();
    return { imap: imap - before.imap, smtp: smtp - before.smtp };
  };
}

it('lets each server reject a dead password once, and again only a minute later or for the user', async () => {
  await server.setPassword(ADDRESS, 'second-Secret-2');
  const rejected = await countFromNow();
  await check();
  expect(await rejected()).toEqual({ imap: 1, smtp: 1 });

  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { code, report } = await check();
    expect(code).toBe(2);
    expect(report.cause).toBe('bad-credentials');
    expect(report.summary).toContain('No sign-in was tried this time');
    expect(report.imap.withheld).toBe('sign-in-resting');
    expect(report.signIn).toMatchObject({ allowed: true, rejectedSinceChange: 2 });
  }
  expect(await rejected()).toEqual({ imap: 1, smtp: 1 });

  await mailvitals(['check', ADDRESS, '--sign-in']);
  expect(await rejected()).toEqual({ imap: 2, smtp: 2 });
});

it('leaves a password that was rejected four times alone, over restarts, until there is a new one', async () => {
  const rejected = await countFromNow();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { code, report } = await check();
    expect(code).toBe(2);
    expect(report.cause).toBe('bad-credentials');
    expect(report.summary).toContain('No sign-in was tried this time');
    expect(report.signIn).toMatchObject({ allowed: false, rejectedSinceChange: 4 });
    expect(report.imap.withheld).toBe('sign-in-budget-spent');
    expect(report.imap.rungs.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['connect', 'tls', 'capability']),
    );
  }
  // Even when the user asks for it, not within a minute of the last try.
  await mailvitals(['check', ADDRESS, '--sign-in']);
  expect(await rejected()).toEqual({ imap: 0, smtp: 0 });

  expect((await mailvitals(['rebind', ADDRESS, '--password-stdin'], 'second-Secret-2')).code).toBe(0);
  const { code, report } = await check();
  expect(code).toBe(0);
  expect(report.signIn).toMatchObject({ allowed: true, rejectedSinceChange: 0 });
});

it('keeps to it between processes that run at once and are killed', async () => {
  await server.setPassword(ADDRESS, 'third-Secret-3');
  const rejected = await countFromNow();
  const six = Array.from({ length: 6 });
  // Those that leave the sign-in to another could not tell (3), unless that one had told them (2).
  for (const { code } of await Promise.all(six.map(() => mailvitals(['check', ADDRESS])))) {
    expect([2, 3]).toContain(code);
  }
  expect(await rejected()).toEqual({ imap: 1, smtp: 1 });

  const asked = six.map(() => mailvitals(['check', ADDRESS, '--sign-in']));
  const killed = [300, 600, 900, 1_200].map((ms) => killAfter(ms, ['check', ADDRESS, '--sign-in']));
  for (const { code } of await Promise.all(asked)) {
    expect(code).toBe(2);
  }
  await Promise.all(killed);
  expect((await mailvitals(['check', ADDRESS])).code).toBe(2);
  const { imap, smtp } = await rejected();
  expect(Math.max(imap, smtp)).toBeLessThanOrEqual(2);
});

/** Starts a command and kills it; resolves when it is gone. */
function killAfter(ms: number, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, ...keyring.env, MAILVITALS_HOME: folder.path },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  return new Promise((resolve) => {
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
