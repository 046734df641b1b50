import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileInSent } from '../support/file-in-sent.ts';
import { findFreePorts } from '../support/free-port.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { runMailvitals } from '../support/run-mailvitals.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';
import { named, startWatching, type Watching } from '../support/watching.ts';

const MINE = 'you@example.com';
const THEIRS = 'they@example.com';
const PASSWORD = 'first-Secret-1';

let server: MailServer;
let keyring: Keyring;
let folder: TempFolder;
let watching: Watching;
let metricsPort: number;

const place = () => ({ dataFolder: folder.path, env: keyring.env });
const mailvitals = (args: readonly string[], input?: string) => runMailvitals(place(), args, input);

beforeAll(async () => {
  [server, keyring, folder, [metricsPort = 0]] = await Promise.all([
    startMailServer({ users: { [MINE]: PASSWORD, [THEIRS]: PASSWORD } }),
    startKeyring(),
    createTempFolder('watch'),
    findFreePorts(1),
  ]);
  for (const address of [MINE, THEIRS]) {
    const servers = ['--imap', server.urls.imap.tls, '--smtp', server.urls.smtp.tls, '--ca', server.caFile];
    expect((await mailvitals(['add', address, ...servers, '--password-stdin'], PASSWORD)).code).toBe(0);
  }
  watching = startWatching(place(), ['--metrics', `127.0.0.1:${metricsPort}`]);
});

afterAll(async () => {
  await watching?.stop();
  await Promise.all([server?.stop(), keyring?.stop(), folder?.remove()]);
});

async function metrics(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect(response.status).toBe(200);
  return response.text();
}

async function rejectedSince(before: { imap: number; smtp: number }): Promise<number> {
  const now = await server.rejections();
  return now.imap + now.smtp - before.imap - before.smtp;
}

describe('mailvitals watch', () => {
  it('takes up a mailbox that another process adds, and one that it checked', async () => {
    // While the watch signs its sentinels in, another process is told to wait, and cannot tell.
    const isChecked = async () => (await mailvitals(['check'])).code === 0;
    await waitUntil(isChecked, { what: 'both to be checked beside the watch', timeoutMs: 20_000 });
    expect((await mailvitals(['pause', THEIRS])).code).toBe(0);
    await watching.next(named('status', THEIRS), { what: 'the paused mailbox to be told' });
    const since = watching.mark();
    expect((await mailvitals(['resume', THEIRS])).code).toBe(0);
    await watching.next(named('status', THEIRS), { what: 'the resumed mailbox to be told', since });
  });

  it('lets no second one watch the same mailboxes', async () => {
    const second = await mailvitals(['watch']);
    expect(second.code).toBe(70);
    expect(second.stderr).toContain('watching these mailboxes already');
  });

  it('counts a message within five seconds of its being filed', async () => {
    // The sentinel stays in IDLE from its first reading on, which a send shows.
    await fileInSent(server, { user: MINE, password: PASSWORD, messageId: '<one@example.com>' });
    const { sends } = await watching.next(named('send', MINE), { what: 'the first send', timeoutMs: 15_000 });
    expect(sends).toMatchObject({ messages24h: 1, source: 'sent-folder' });

    const since = watching.mark();
    const filedAt = Date.now();
    await fileInSent(server, { user: MINE, password: PASSWORD, messageId: '<two@example.com>' });
    const second = await watching.next(named('send', MINE), {
      what: 'the second send',
      timeoutMs: 5_000,
      since,
    });
    expect(second.sends.messages24h).toBe(2);
    expect(Date.parse(second.at) - filedAt).toBeLessThan(5_000);
  });

  it('tells a dead password within five seconds of the cut, confirms it once, and alerts once', async () => {
    const rejections = await server.rejections();
    const since = watching.mark();
    await server.setPassword(MINE, 'second-Secret-2');
    const cutAt = Date.now();
    expect(await server.kick(MINE)).toBe(true);

    const suspected = await watching.next(named('status', MINE), {
      what: 'the suspicion',
      timeoutMs: 5_000,
      since,
    });
    expect(suspected).toMatchObject({ status: 'pending', cause: 'bad-credentials' });
    expect(Date.parse(suspected.at) - cutAt).toBeLessThan(5_000);
    expect(watching.events.slice(since).some(({ event }) => event === 'alert')).toBe(false);

    const { alert } = await watching.next(named('alert'), { what: 'the alert', timeoutMs: 90_000, since });
    expect(alert).toMatchObject({ kind: 'action-needed', cause: 'bad-credentials', addresses: [MINE] });
    expect(Date.now() - cutAt).toBeGreaterThan(60_000);
    expect(await rejectedSince(rejections)).toBe(4);
    expect(await metrics()).toMatch(/mailvitals_mailbox_status\{[^}]*status="action-needed"[^}]*\} 1/);
  }, 120_000);

  it('tells the recovery once another process has re-bound the mailbox', async () => {
    const since = watching.mark();
    expect((await mailvitals(['rebind', MINE, '--password-stdin'], 'second-Secret-2')).code).toBe(0);
    const status = await watching.next(named('status', MINE), { what: 'green', timeoutMs: 10_000, since });
    expect(status.status).toBe('healthy');
    const { alert } = await watching.next(named('recovery'), {
      what: 'the recovery',
      timeoutMs: 10_000,
      since,
    });
    expect(alert.title).toContain(MINE);
  });

  it('names no address in its metrics unless asked to, and no secret anywhere', async () => {
    const text = await metrics();
    expect(text).toContain('mailvitals_mailbox_status');
    expect(text).not.toContain(MINE);
    const everything = [text, watching.said(), JSON.stringify(watching.events)].join('\n');
    expect(everything).not.toContain('-Secret-');
  });

  it('stops cleanly on SIGTERM, says nothing but JSON, and keeps what it knew', async () => {
    expect(await watching.stop('SIGTERM')).toBe(0);
    expect(watching.garbage).toEqual([]);
    const list = await mailvitals(['list', '--json']);
    expect(list.json()).toMatchObject([{ address: THEIRS }, { address: MINE, status: 'healthy' }]);
    const sends = await mailvitals(['sends', MINE, '--json']);
    expect(sends.json()).toMatchObject([{ sends: { messages24h: 2 } }]);
  });

  it('stops cleanly on SIGINT too, and does not check at once what was checked a moment ago', async () => {
    const again = startWatching(place());
    await waitUntil(() => again.said().includes('Watching 2 mailboxes'), { what: 'the watch to begin' });
    expect(await again.stop('SIGINT')).toBe(0);
    expect(again.events.filter(named('check'))).toEqual([]);
  });
});
