import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type Ran, runMailvitals } from '../support/run-mailvitals.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const ADDRESS = 'you@example.com';
const FIRST = 'first-Secret-8431';
const SECOND = 'second-Secret-2975';
const WRONG = 'wrong-Secret-6620';

let server: MailServer;
let keyring: Keyring;
let folder: TempFolder;
const ran: Ran[] = [];

async function mailvitals(args: readonly string[], input?: string): Promise<Ran> {
  const result = await runMailvitals({ dataFolder: folder.path, env: keyring.env }, args, input);
  ran.push(result);
  return result;
}

const servers = () => [
  '--imap',
  server.urls.imap.tls,
  '--smtp',
  server.urls.smtp.starttls,
  '--ca',
  server.caFile,
];

beforeAll(async () => {
  [server, keyring, folder] = await Promise.all([
    startMailServer({ users: { [ADDRESS]: FIRST } }),
    startKeyring(),
    createTempFolder('life'),
  ]);
});

afterAll(async () => {
  await Promise.all([server?.stop(), keyring?.stop(), folder?.remove()]);
});

/** One story: each chapter needs the one before. */
describe('the life of a binding, through the command, against Dovecot, Postfix and a real keyring', () => {
  it('refuses a wrong password and stores nothing', async () => {
    const added = await mailvitals(['add', ADDRESS, ...servers(), '--password-stdin', '--json'], WRONG);
    expect(added.code).toBe(2);
    expect(added.json()).toMatchObject({
      kind: 'refused',
      report: { cause: 'bad-credentials', imap: { ok: false }, smtp: { ok: false } },
    });
    expect((await mailvitals(['list', '--json'])).json()).toEqual([]);
  });

  it('adds the mailbox with the right password', async () => {
    const added = await mailvitals(
      ['add', ADDRESS, ...servers(), '--tag', 'sales', '--password-stdin', '--json'],
      `${FIRST}\n`,
    );
    expect(added.stderr).toBe('');
    expect(added.json()).toMatchObject({ kind: 'added', report: { status: 'healthy', cause: null } });
    expect(added.code).toBe(0);
  });

  it('finds it healthy, with every rung timed and the certificate told', async () => {
    const checked = await mailvitals(['check', ADDRESS, '--json']);
    expect(checked.code).toBe(0);
    expect(checked.json()).toMatchObject([
      {
        address: ADDRESS,
        provider: 'custom',
        status: 'healthy',
        imap: {
          ok: true,
          stage: 'logout',
          tls: { protocol: 'TLSv1.3', validTo: expect.stringMatching(/^\d{4}-/) },
        },
        smtp: { ok: true, stage: 'logout', tls: { protocol: 'TLSv1.3' } },
        sends: { messages24h: 0, messagesToday: 0, source: 'sent-folder', isComplete: true },
        signIn: { allowed: true, rejectedSinceChange: 0 },
      },
    ]);
    const [report] = checked.json() as [{ imap: { rungs: { stage: string; ms: number }[] } }];
    expect(report.imap.rungs.map(({ stage }) => stage)).toEqual([
      'resolve',
      'connect',
      'tls',
      'greeting',
      'capability',
      'login',
      'identify',
      'open',
      'count',
      'logout',
    ]);
  });

  it('says bad-credentials and that it worked before, once the password was changed', async () => {
    await server.setPassword(ADDRESS, SECOND);
    const checked = await mailvitals(['check', ADDRESS, '--json']);
    expect(checked.code).toBe(2);
    expect(checked.json()).toMatchObject([
      {
        status: 'action-needed',
        cause: 'bad-credentials',
        imap: {
          ok: false,
          stage: 'login',
          cause: 'bad-credentials',
          reply: expect.stringContaining('AUTHENTICATIONFAILED'),
        },
        smtp: { ok: false, stage: 'login', cause: 'bad-credentials', reply: expect.stringContaining('535') },
        signIn: { allowed: true, rejectedSinceChange: 2 },
      },
    ]);
    const suspected = await mailvitals(['show', ADDRESS, '--json']);
    expect(suspected.json()).toMatchObject({
      status: 'pending',
      attempt: { failed: 1, of: 2 },
      incidents: [],
    });
  });

  it('refuses to re-bind with a wrong password and keeps the old one', async () => {
    const rebound = await mailvitals(['rebind', ADDRESS, '--password-stdin', '--json'], WRONG);
    expect(rebound.code).toBe(2);
    expect(rebound.json()).toMatchObject({ kind: 'refused', report: { cause: 'bad-credentials' } });
    await server.setPassword(ADDRESS, FIRST);
    // Asked for by a person, the old one is tried before the minute of rest is over.
    expect((await mailvitals(['check', ADDRESS, '--sign-in'])).code).toBe(0);
    await server.setPassword(ADDRESS, SECOND);
  });

  it('re-binds with the new password, keeping id, tags and history', async () => {
    const before = (await mailvitals(['show', ADDRESS, '--json'])).json() as { id: string };
    const rebound = await mailvitals(['rebind', ADDRESS, '--password-stdin', '--json'], SECOND);
    expect(rebound.json()).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
    expect(rebound.code).toBe(0);
    expect((await mailvitals(['check', ADDRESS])).code).toBe(0);
    const after = (await mailvitals(['show', ADDRESS, '--json'])).json();
    expect(after).toMatchObject({
      id: before.id,
      tags: ['sales'],
      status: 'healthy',
    });
  });

  it('reads connection-refused on SMTP while IMAP stays ok', async () => {
    await server.stopSmtp();
    const checked = await mailvitals(['check', '--json']);
    await server.startSmtp();
    expect(checked.code).toBe(2);
    expect(checked.json()).toMatchObject([
      {
        status: 'unreachable',
        cause: 'connection-refused',
        imap: { ok: true },
        smtp: { ok: false, stage: 'connect' },
      },
    ]);
  });

  it('pauses, resumes and removes it, secret and all', async () => {
    expect((await mailvitals(['pause', ADDRESS])).code).toBe(0);
    expect((await mailvitals(['check', '--json'])).json()).toEqual([]);
    expect((await mailvitals(['resume', ADDRESS])).code).toBe(0);
    expect((await mailvitals(['check'])).code).toBe(0);
    expect((await mailvitals(['remove', ADDRESS])).code).toBe(0);
    expect((await mailvitals(['remove', ADDRESS])).code).toBe(3);
  });

  it('has written no secret to output, errors or any file of its folder', () => {
    const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'));
    const everything = [...ran.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...files].join('\n');
    expect(everything).toContain(ADDRESS);
    for (const secret of [FIRST, SECOND, WRONG]) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(secret).toString('base64').slice(0, 12));
      expect(everything).not.toContain(Buffer.from(`\0${ADDRESS}\0${secret}`).toString('base64'));
    }
  });
});
