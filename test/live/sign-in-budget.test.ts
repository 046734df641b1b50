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
      signIn: { allowed: boolean };
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

it('lets the servers reject a dead password four times and never again by itself, over restarts', async () => {
  await server.setPassword(ADDRESS, 'second-Secret-2');
  const before = await server.rejections();
  const rejected = async () => {
    const now = await server.rejections();
    return now.imap + now.smtp - before.imap - before.smtp;
  };
  await check();
  await check();
  expect(await rejected()).toBe(4);

  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { code, report } = await check();
    expect(code).toBe(2);
    expect(report.cause).toBe('bad-credentials');
    expect(report.summary).toMatch(/No sign-in was tried since \d{4}-\d{2}-\d{2}/);
    expect(report.signIn.allowed).toBe(false);
    expect(report.imap.withheld).toBe('sign-in-budget-spent');
    expect(report.imap.rungs.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['connect', 'tls', 'capability']),
    );
  }
  expect(await rejected()).toBe(4);

  // Even when the user asks for it, not within a minute of the last try.
  await mailvitals(['check', ADDRESS, '--sign-in']);
  expect(await rejected()).toBe(4);

  expect((await mailvitals(['rebind', ADDRESS, '--password-stdin'], 'second-Secret-2')).code).toBe(0);
  const { code, report } = await check();
  expect(code).toBe(0);
  expect(report.signIn.allowed).toBe(true);
});

it('keeps to four between processes that run at once and are killed', async () => {
  await server.setPassword(ADDRESS, 'third-Secret-3');
  const before = await server.rejections();
  const checks = Array.from({ length: 6 }, () => mailvitals(['check', ADDRESS]));
  const killed = spawn(process.execPath, [COMMAND, 'check', ADDRESS], {
    env: { ...process.env, ...keyring.env, MAILVITALS_HOME: folder.path },
    stdio: 'ignore',
  });
  setTimeout(() => killed.kill('SIGKILL'), 350);
  // Those that were left no sign-in could not tell (3) unless another had already told them (2).
  for (const { code } of await Promise.all(checks)) {
    expect([2, 3]).toContain(code);
  }
  expect((await mailvitals(['check', ADDRESS])).code).toBe(2);
  const after = await server.rejections();
  const rejected = after.imap + after.smtp - before.imap - before.smtp;
  expect(rejected).toBeGreaterThanOrEqual(2);
  expect(rejected).toBeLessThanOrEqual(4);
});
