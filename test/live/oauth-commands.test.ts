import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRATION_GUIDES } from '../../electron/oauth/registration-guide.ts';
import { startAtTerminal } from '../support/at-terminal.ts';
import { findFreePorts } from '../support/free-port.ts';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { visit } from '../support/oauth-ground.ts';
import { COMMAND_AT_RIG, type CommandUnderWay, startAtRig } from '../support/run-at-rig.ts';
import { type Ran, runMailvitals } from '../support/run-mailvitals.ts';
import { approveDevice } from '../support/sign-in-as.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

const USER = 'you@example.com';
const OTHER = 'other@example.org';
const THIRD = 'third@example.com';
const CLIENT_SECRET = 'GOCSPX-secret-of-a-desktop-program';

let provider: IdentityProvider;
let server: MailServer;
let keyring: Keyring;
let folder: TempFolder;
/** Everything that was written by any command. */
const written: string[] = [];

beforeAll(async () => {
  [provider, keyring, folder] = await Promise.all([
    startIdentityProvider(),
    startKeyring(),
    createTempFolder('oauth-commands'),
  ]);
  server = await startMailServer({
    users: { [USER]: 'right', [OTHER]: 'right too', [THIRD]: 'right as well' },
    identityProvider: provider,
  });
});
afterEach(() => provider.behave(WELL_BEHAVED));
afterAll(async () => {
  await Promise.all([server?.stop(), keyring?.stop(), provider?.stop(), folder?.remove()]);
});

const start = (args: readonly string[], input?: string): CommandUnderWay => {
  const started = startAtRig(
    { dataFolder: folder.path, env: keyring.env, issuer: provider.issuer },
    args,
    input,
  );
  started.ended.then(
    ({ stdout, stderr }) => written.push(stdout, stderr),
    () => undefined,
  );
  return started;
};
const run = (...args: readonly string[]): Promise<Ran> => start(args).ended;
const add = (address: string, providerId: 'outlook' | 'gmail', ...options: readonly string[]) => {
  const { imap, smtp } = server.urls;
  const servers = ['--imap', imap.tls, '--smtp', smtp.starttls, '--ca', server.caFile];
  return start(['add', address, '--oauth', '--provider', providerId, ...servers, ...options]);
};
const listed = async () =>
  ((await run('list', '--json')).json() as { address: string }[]).map(({ address }) => address);

/** Types the code on another device, so to say, and waits for the command's end. */
async function approve(command: CommandUnderWay): Promise<Ran> {
  const link = await command.until(/filled in: (\S+)\n/);
  expect(await approveDevice(link)).toBe(true);
  return command.ended;
}

describe('without a client id', () => {
  test('the command that is shipped names the three steps, and stores nothing', async () => {
    const ran = await runMailvitals({ dataFolder: folder.path, env: keyring.env }, [
      ...['add', 'you@outlook.com', '--provider', 'outlook', '--oauth', '--json'],
    ]);
    expect(ran.code).toBe(2);
    expect(ran.json()).toMatchObject({ kind: 'not-registered', guide: { issuer: 'microsoft' } });
    for (const { url } of REGISTRATION_GUIDES.microsoft.steps) expect(ran.stderr).toContain(url);
    expect(ran.stderr).toContain('mailvitals register microsoft --client-id');
    expect(ran.stderr).toContain('MAILVITALS_MICROSOFT_CLIENT_ID');
    expect(await listed()).toEqual([]);
  });

  test('nobody is asked to sign in anywhere', async () => {
    const { code, stderr } = await add(USER, 'outlook').ended;
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing was stored.')]);
    expect(provider.requests).toEqual([]);
  });
});

describe('register', () => {
  test('keeps the id, and says so when it is asked again', async () => {
    expect((await run('register', 'microsoft', '--client-id', provider.clientId)).code).toBe(0);
    const { stdout } = await run('register', 'microsoft');
    expect(stdout).toContain(`Now: ${provider.clientId}, kept in the settings.`);
    expect((await run('settings', 'microsoft-client-id')).stdout.trim()).toBe(provider.clientId);
    expect((await run('providers', 'outlook')).stdout).toContain('The client ID comes from');
  });

  test('reads Google’s secret from standard input into the keychain, and takes it back', async () => {
    const args = ['register', 'google', '--client-id', provider.clientId, '--client-secret-stdin'];
    expect((await start(args, `${CLIENT_SECRET}\n`).ended).code).toBe(0);
    expect((await run('register', 'google')).stdout).toContain(`Now: ${provider.clientId}`);
    // A secret that was made anew goes with the id that is kept.
    const another = ['register', 'google', '--client-secret-stdin'];
    expect((await start(another, `${CLIENT_SECRET}-2\n`).ended).stdout).toMatch(/^Kept\./);
    expect((await run('register', 'google')).stdout).toContain(`Now: ${provider.clientId}`);
    expect((await run('register', 'google', '--remove')).stdout).toContain('Forgotten.');
    expect((await run('register', 'google')).stdout).toContain('Now: none');
  });
});

describe('a mailbox that is signed in to by a code, without a terminal', () => {
  test('is added once the code was typed elsewhere', async () => {
    const command = add(USER, 'outlook');
    expect(await command.until(/^Open (\S+) and type \S+\n/m)).toContain(provider.issuer);
    const { code, stdout, stderr } = await approve(command);
    expect([code, stderr]).toEqual([0, expect.stringContaining(`Signed in as ${USER}.`)]);
    expect(stdout).toMatch(/● healthy/);
    expect(stdout.trim().endsWith('Added.')).toBe(true);
  });

  test('is checked and shown as such', async () => {
    const checked = await run('check', USER, '--json');
    expect(checked.json()).toMatchObject([
      { status: 'healthy', imap: { ok: true }, smtp: { ok: true }, mendedBy: null },
    ]);
    expect(checked.code).toBe(0);
    const { stdout } = await run('show', USER);
    expect(stdout).toMatch(/Sign-in +with Microsoft/);
    expect(stdout).not.toMatch(/password/i);
  });

  test('is not added twice', async () => {
    const { code, stderr } = await add(USER, 'outlook').ended;
    expect([code, stderr]).toEqual([64, expect.stringContaining(`mailvitals rebind ${USER}`)]);
  });

  test('is signed in to again once the consent was taken back', async () => {
    expect(provider.revokeGrantsOf(USER)).toBe(true);
    const refused = await run('check', USER);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toContain(`To sign in again: mailvitals rebind ${USER} --oauth`);
    expect(refused.stdout).not.toMatch(/password:|this password/);
    const { code, stdout } = await approve(start(['rebind', USER, '--oauth']));
    expect([code, stdout]).toEqual([0, expect.stringContaining('Re-bound.')]);
    expect((await run('check', USER)).stdout).toContain('● healthy');
  });

  test('keeps its sign-in where somebody else signs in', async () => {
    provider.behave({ signsIn: OTHER });
    const { code, stderr } = await approve(start(['rebind', USER, '--oauth']));
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`${OTHER} signed in, but this mailbox is ${USER}.`),
    ]);
    expect((await run('check', USER)).code).toBe(0);
  });

  test('goes over to the name that signed in, where its owner says that it is the same mailbox', async () => {
    const rebindAs = async (name: string) => {
      provider.behave({ signsIn: name });
      return approve(start(['rebind', USER, '--oauth', '--username', name]));
    };
    const { code, stderr } = await rebindAs(OTHER);
    expect([code, stderr]).toEqual([0, expect.stringContaining(`Sign in as ${OTHER};`)]);
    expect((await run('show', USER, '--json')).json()).toMatchObject({ address: USER, username: OTHER });
    expect((await rebindAs(USER)).code).toBe(0);
  });
});

describe('a person at a terminal', () => {
  const atTerminal = (...args: readonly string[]) =>
    startAtTerminal(
      { dataFolder: folder.path, env: { ...keyring.env, TEST_ISSUER: provider.issuer } },
      COMMAND_AT_RIG,
      args,
    );

  test('sees the code and that it is waited for, and then what is tried', async () => {
    const rebinding = atTerminal('rebind', USER, '--oauth');
    const link = await rebinding.until(/filled in: (\S+)\n/);
    await rebinding.until(/Waiting for the sign-in with Microsoft …/);
    expect(await approveDevice(link)).toBe(true);
    const { screen, code } = await rebinding.ended;
    expect(code).toBe(0);
    expect(screen).toMatch(/Open \S+ and type \S+\n/);
    expect(screen).toContain('Trying the servers …');
    expect(screen).toContain('Re-bound.');
  });

  test('is warned before a password is asked for that will be refused, and may go on', async () => {
    const adding = atTerminal('add', 'you@outlook.com', '--provider', 'outlook');
    await adding.until(/(Password for you@outlook\.com)/);
    adding.type('\u0003');
    const { screen, code } = await adding.ended;
    expect(code).toBe(3);
    expect(screen).toContain('Cancelled.\n\nNothing was stored.');
    const [before = ''] = screen.split('Password for');
    expect(before.replaceAll(/\s+/g, ' ')).toContain(
      'Passwords are refused here, over IMAP at least. Leave this with Ctrl-C and sign in with Microsoft: mailvitals add you@outlook.com --oauth',
    );
  });

  test('leaves the waiting with Ctrl-C', async () => {
    const rebinding = atTerminal('rebind', USER, '--oauth');
    await rebinding.until(/Waiting for the sign-in with Microsoft …/);
    rebinding.type('\u0003');
    const { screen, code } = await rebinding.ended;
    expect(code).toBe(3);
    expect(screen).toContain('Cancelled.\n\nWhat the mailbox signed in with before was kept.');
  });
});

describe('a sign-in that comes to nothing', () => {
  test('as somebody else stores nothing', async () => {
    provider.behave({ signsIn: OTHER });
    const ran = await approve(add(THIRD, 'outlook', '--json'));
    expect(ran.code).toBe(2);
    expect(ran.json()).toEqual({ kind: 'another-identity', signedInAs: OTHER, wanted: THIRD });
    expect(await listed()).toEqual([USER]);
  });

  test('because it was denied says so', async () => {
    provider.behave({ consent: 'denied' });
    const command = add(THIRD, 'outlook', '--json');
    await approveDevice(await command.until(/filled in: (\S+)\n/));
    const ran = await command.ended;
    expect(ran.code).toBe(2);
    expect(ran.json()).toMatchObject({ kind: 'sign-in-failed', transient: false });
    expect(ran.stderr).toContain('Nothing was stored.');
  });

  test('because nobody was there to ask is no verdict', async () => {
    await provider.stop();
    try {
      const ran = await add(THIRD, 'outlook', '--json').ended;
      expect(ran.code).toBe(3);
      expect(ran.json()).toMatchObject({ kind: 'sign-in-failed', transient: true });
    } finally {
      await provider.start();
    }
  });

  test.each([
    ['by a code', [], /(type) \S+\n/],
    ['in a browser', ['--browser'], /(Open this link)/],
  ] as const)(
    'because of Ctrl-C while it waits %s ends at once and stores nothing',
    async (_, options, shown) => {
      const command = add(THIRD, 'outlook', ...options);
      await command.until(shown);
      const startedAt = performance.now();
      command.interrupt();
      const { code, stdout, stderr } = await command.ended;
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      expect([code, stdout, stderr]).toEqual([
        3,
        '',
        expect.stringContaining('Cancelled.\n\nNothing was stored.'),
      ]);
      expect(await listed()).toEqual([USER]);
    },
  );

  test('leaves the keychain as it was', async () => {
    const before = await keyring.countEntries();
    expect(before).toBeGreaterThan(0);
    provider.behave({ signsIn: OTHER });
    expect((await approve(add(THIRD, 'outlook'))).code).toBe(2);
    provider.behave({ signsIn: THIRD });
    await server.stopSmtp();
    try {
      // Signed in, and then no clear answer of the servers.
      const { code, stdout } = await approve(add(THIRD, 'outlook'));
      expect([code, stdout]).toEqual([3, expect.stringContaining('Nothing was stored')]);
    } finally {
      await server.startSmtp();
    }
    expect(await keyring.countEntries()).toBe(before);
  });
});

test('where codes open no mail, a browser of this computer signs in', async () => {
  await run('register', 'microsoft', '--remove');
  const refused = await add(THIRD, 'gmail').ended;
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('console.cloud.google.com')]);
  process.env.MAILVITALS_GOOGLE_CLIENT_ID = provider.clientId;
  try {
    const command = add(THIRD, 'gmail');
    await visit(await command.until(/on this computer:\n {2}(\S+)\n/));
    const { code, stdout, stderr } = await command.ended;
    expect(stderr).toContain('over ssh');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Added.')]);
    expect((await run('show', THIRD)).stdout).toMatch(/Sign-in +with Google/);
    expect((await run('check', THIRD)).code).toBe(0);
  } finally {
    delete process.env.MAILVITALS_GOOGLE_CLIENT_ID;
  }
});

test('a mailbox that is removed leaves nothing that could be refreshed', async () => {
  const before = await keyring.countEntries();
  const { code, stdout, stderr } = await run('remove', THIRD);
  expect([code, stdout]).toEqual([0, `Removed ${THIRD}.\n`]);
  expect(stderr).toMatch(/^Google has taken the permission back\./);
  expect(await keyring.countEntries()).toBe(before - 1);
  expect(await listed()).toEqual([USER]);
});

test('the watch tells what happens, and serves its figures; what they hold is looked through below', async () => {
  const [port = 0] = await findFreePorts(1);
  const watch = start(['watch', '--json', '--metrics', `127.0.0.1:${port}`]);
  const figures = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => null);
    return answer?.ok === true ? answer.text() : '';
  };
  await waitUntil(async () => (await figures()).includes('mailvitals_mailbox_status{'), {
    what: 'the figures of the mailbox',
  });
  provider.revokeGrantsOf(USER);
  // Another process finds it; the watch notices, and tells it.
  expect((await run('check', USER)).code).toBe(2);
  await waitUntil(async () => /action-needed[^\n]* 1$/m.test(await figures()), {
    what: 'the figures to show the mailbox that needs somebody',
    timeoutMs: 20_000,
  });
  written.push(await figures());
  watch.interrupt();
  const { code, stdout } = await watch.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/"event":"status".*oauth-grant-invalid/);
});

test('no token, code or client secret is written by any command, or into the data folder', () => {
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  const everything = [...written, ...files].join('\n');
  expect(everything).toContain(USER);
  expect(provider.issued.length).toBeGreaterThan(5);
  for (const secret of [...provider.issued, CLIENT_SECRET]) expect(everything).not.toContain(secret);
});
