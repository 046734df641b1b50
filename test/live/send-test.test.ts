import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendTestHandlers } from '../../electron/api/send-test-handlers.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { openMemory } from '../../electron/history/memory.ts';
import { SEND_TEST_LIMITS } from '../../electron/monitor/send-test-limits.ts';
import { startAtTerminal } from '../support/at-terminal.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { COMMAND, runMailvitals } from '../support/run-mailvitals.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';
import { WITHOUT_TOKENS } from '../support/without-tokens.ts';

const ADDRESS = 'you@example.com';
const PASSWORD = 'a-Secret-8431';
/** Postfix takes its mail, and Dovecot never shows it. */
const ASTRAY = 'astray@example.com';
/** Signs in as {@link ADDRESS} at a server that takes no mail for it. */
const STRANGER = 'you@example.net';

const { newFolder, open } = provideDataFolders();

let server: MailServer;
let keyring: Keyring;
let folder: TempFolder;

const mailvitals = (args: readonly string[], input?: string) =>
  runMailvitals({ dataFolder: folder.path, env: keyring.env }, args, input);

async function add(address: string, username = address) {
  const servers = [
    '--imap',
    server.urls.imap.tls,
    '--smtp',
    server.urls.smtp.starttls,
    '--ca',
    server.caFile,
  ];
  const args = [
    'add',
    address,
    '--provider',
    'custom',
    '--username',
    username,
    ...servers,
    '--password-stdin',
  ];
  expect(await mailvitals(args, PASSWORD)).toMatchObject({ code: 0 });
}

beforeAll(async () => {
  [server, keyring, folder] = await Promise.all([
    startMailServer({ users: { [ADDRESS]: PASSWORD, [ASTRAY]: PASSWORD }, astray: [ASTRAY] }),
    startKeyring(),
    createTempFolder('send-test'),
  ]);
  await add(ADDRESS);
  await add(ASTRAY);
  await add(STRANGER, ADDRESS);
});

afterAll(async () => {
  await Promise.all([server?.stop(), keyring?.stop(), folder?.remove()]);
});

describe('a message through Postfix to Dovecot', () => {
  it('arrives, and the answer has the reply, the folder and the time', async () => {
    const ran = await mailvitals(['send-test', ADDRESS, '--json']);
    expect(ran.code).toBe(0);
    expect(ran.json()).toEqual({
      kind: 'arrived',
      address: ADDRESS,
      reply: expect.stringMatching(/^250 2\.0\.0 Ok: queued as \w+/),
      folder: 'INBOX',
      delayMs: expect.any(Number),
    });
  });

  it('is told to a person together with what it costs', async () => {
    const ran = await mailvitals(['send-test', ADDRESS]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/you@example\.com {2}● arrived after [\d.]+ m?s\n {2}SMTP: 250 2\.0\.0 Ok/);
    expect(ran.stdout).toContain('This counted as one sent message.');
    expect(ran.stderr).toBe('');
    const { stdout: help } = await mailvitals(['send-test', '--help']);
    expect(help.replace(/\s+/g, ' ')).toContain('It counts as one sent message.');
  });

  it('counts although the server files no copy in Sent', async () => {
    expect((await mailvitals(['check', ADDRESS])).code).toBe(0);
    const [mailbox] = (await mailvitals(['sends', ADDRESS, '--json'])).json() as [{ sends: object }];
    expect(mailbox.sends).toMatchObject({ messages24h: 2, recipients24h: 2 });
  });
});

describe('a message that Postfix refuses', () => {
  it('is diagnosed by Postfix’s own words', async () => {
    const ran = await mailvitals(['send-test', STRANGER, '--json']);
    expect(ran.code).toBe(2);
    expect(ran.json()).toMatchObject({
      kind: 'refused',
      cause: 'sender-not-allowed',
      transient: false,
      stage: 'rcpt',
      reply: expect.stringMatching(/^554 5\.7\.1 <you@example\.net>: .*Relay access denied/),
    });
    const shown = await mailvitals(['send-test', STRANGER]);
    expect(shown.stdout).toContain('⬣ refused (sender-not-allowed)');
    expect(shown.stdout).toContain('It was not accepted, so it does not count as sent.');
  });
});

describe('a message that is accepted and goes astray', () => {
  it('is “accepted, not seen” once the time is up', async () => {
    const memory = openMemory(open(newFolder()).database);
    const mailbox = sampleMailbox(1, {
      address: ASTRAY,
      username: ASTRAY,
      providerId: 'custom',
      imap: server.servers.imap.tls,
      smtp: server.servers.smtp.tls,
      caFile: server.caFile,
    });
    memory.mailboxes.insert(mailbox);
    const credentials = createMemoryStore({ [mailbox.secretId]: PASSWORD });
    const limits = { ...SEND_TEST_LIMITS, lookMs: 1_500, firstPauseMs: 200 };
    const { testSending } = sendTestHandlers(
      { memory, credentials, oauth: WITHOUT_TOKENS, now: () => new Date() },
      limits,
    );
    expect(await testSending(ASTRAY)).toMatchObject({
      kind: 'not-seen',
      reply: expect.stringMatching(/^250 2\.0\.0 Ok: queued as/),
      summary: expect.stringContaining('not seen in the inbox within 1.5 seconds'),
    });
    expect(memory.sends.figures(mailbox.id, new Date()).messages24h).toBe(1);
  });

  it('is said to have been sent to whoever presses Ctrl-C while it is looked for', async () => {
    const sending = startAtTerminal({ dataFolder: folder.path, env: keyring.env, columns: 200 }, COMMAND, [
      'send-test',
      ASTRAY,
    ]);
    await sending.until(/(looking for it)/);
    sending.type('\u0003');
    const { screen, code } = await sending.ended;
    expect(code).toBe(1);
    expect(screen).toContain('▲ accepted, not seen');
    expect(screen).toContain('The looking was stopped');
    expect(screen).toContain('This counted as one sent message.');
  });
});

describe('a test that could not be done', () => {
  it('sends nothing while the keychain is locked, and says what to do', async () => {
    await keyring.lock();
    try {
      const ran = await mailvitals(['send-test', ADDRESS]);
      expect(ran.code).toBe(3);
      expect(ran.stderr).toContain('locked');
      expect(ran.stderr).toContain('Nothing was sent.');
      expect(ran.stdout).toBe('');
    } finally {
      await keyring.unlock();
    }
  });

  it('is told of an address that is not watched', async () => {
    const ran = await mailvitals(['send-test', 'nobody@example.com']);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('There is no mailbox nobody@example.com.');
  });

  it('sends nothing while the IMAP server is down', async () => {
    await server.stopImap();
    try {
      const ran = await mailvitals(['send-test', ADDRESS, '--json']);
      expect(ran.code).toBe(3);
      expect(ran.json()).toMatchObject({
        kind: 'impossible',
        summary: expect.stringContaining('nobody could see whether the message arrives. Nothing was sent.'),
      });
    } finally {
      await server.startImap();
    }
    await waitUntil(async () => (await mailvitals(['check', ADDRESS])).code === 0, { what: 'a good check' });
  });
});
