import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAtTerminal } from '../support/at-terminal.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { COMMAND, runMailvitals } from '../support/run-mailvitals.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const ADDRESS = 'user1@example.com';
const PASSWORD = 'password-1';

let server: MailServer;
let keyring: Keyring;
let folder: TempFolder;

const mailvitals = (args: readonly string[], input?: string) =>
  runMailvitals({ dataFolder: folder.path, env: keyring.env }, args, input);
const servers = () => ['--imap', server.urls.imap.tls, '--smtp', server.urls.smtp.tls, '--ca', server.caFile];

beforeAll(async () => {
  [server, keyring, folder] = await Promise.all([
    startMailServer({ users: 500 }),
    startKeyring(),
    createTempFolder('commands'),
  ]);
});

afterAll(async () => {
  await Promise.all([server?.stop(), keyring?.stop(), folder?.remove()]);
});

/** Starts a command line on a terminal of its own. */
const start = (args: readonly string[], columns?: number) =>
  startAtTerminal(
    { dataFolder: folder.path, env: keyring.env, ...(columns !== undefined && { columns }) },
    COMMAND,
    args,
  );

/** Runs one that asks for a password, and answers as a person does. */
async function withPassword(args: readonly string[], columns?: number) {
  const started = start(args, columns);
  await started.until(/(assword for user1@example\.com)/);
  started.type(`${PASSWORD}\r`);
  return started.ended;
}

describe('a person at a terminal', () => {
  it('is asked for the password without it being shown, and sees what is tried', async () => {
    const { screen, raw, code } = await withPassword(['add', ADDRESS, ...servers()]);
    expect(code).toBe(0);
    expect(screen).toContain('Added.');
    expect(screen).toContain('••••');
    expect(raw).not.toContain(PASSWORD);
    expect(screen).toContain('Trying');
    expect(raw).toContain('\u001b[');
  });

  it('leaves the question with Ctrl-C, which is no verdict: the password that was there is kept', async () => {
    const rebinding = start(['rebind', ADDRESS]);
    await rebinding.until(/(New password for user1@example\.com)/);
    rebinding.type('\u0003');
    const { screen, code } = await rebinding.ended;
    expect(code).toBe(3);
    expect(screen).toContain('Cancelled.\n\nWhat the mailbox signed in with before was kept.');
  });

  it('is not flooded on a terminal that does not know its width', async () => {
    const { raw, code } = await withPassword(['rebind', ADDRESS], 0);
    expect(code).toBe(0);
    expect(raw.length).toBeLessThan(10_000);
  });

  it('gets plain text without colours in a pipe', async () => {
    const listed = await mailvitals(['list']);
    expect(listed.stdout).toMatch(/● healthy +user1@example\.com/);
    expect(listed.stdout).not.toContain('\u001b');
  });

  it('is told how to begin by --help, and what was mistyped', async () => {
    const help = await mailvitals(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('First steps:');
    const mistyped = await mailvitals(['chekc']);
    expect(mistyped.code).toBe(64);
    expect(mistyped.stderr).toContain('Did you mean check?');
  });
});

describe('import of 500 rows', () => {
  const row = (number: number, password = `password-${number}`) =>
    `user${number}@example.com,${password},,,${server.urls.imap.tls},${server.urls.smtp.tls},${server.caFile},team;n${number}`;

  it('gives a verdict for each, stores those that work, and holds none up for another', async () => {
    const lines = ['address,password,provider,username,imap,smtp,ca,tags'];
    for (let number = 1; number <= 500; number += 1) {
      lines.push(row(number));
    }
    lines[10] = row(10, 'wrong-Secret-10');
    lines[20] = 'not an address,secret-in-row-20,,,,,,';
    lines[30] = row(30, '');
    lines[40] = row(40).replace(server.urls.smtp.tls, 'smtps://127.0.0.1:1');
    const file = join(folder.path, 'many.csv');
    await writeFile(file, `${lines.join('\r\n')}\r\n`);

    const imported = await mailvitals(['import', file, '--json']);
    expect(imported.code).toBe(1);
    const { rows } = imported.json() as {
      rows: {
        line: number;
        verdict: string;
        cause: string | null;
        summary: string;
        waitsForSecret: boolean;
      }[];
    };
    expect(rows).toHaveLength(500);
    const at = (line: number) => rows.find((found) => found.line === line);
    expect(at(31)).toMatchObject({ verdict: 'added', waitsForSecret: true });
    const others = rows.filter(({ verdict }) => verdict !== 'added');
    expect(others.map(({ line, verdict, cause }) => [line, verdict, cause])).toEqual([
      [2, 'exists', null],
      [11, 'refused', 'bad-credentials'],
      [21, 'invalid', null],
      [41, 'undecided', 'connection-refused'],
    ]);
    expect(imported.stdout + imported.stderr).not.toMatch(/password-\d|secret-in-row-20|wrong-Secret-10/);

    const listed = (await mailvitals(['list', '--json'])).json() as { address: string }[];
    expect(listed).toHaveLength(497);
    expect(listed.map(({ address }) => address)).not.toContain('user10@example.com');
  }, 120_000);

  it('exports without secrets what an import elsewhere reads back', async () => {
    const exported = await mailvitals(['export']);
    expect(exported.code).toBe(0);
    expect(exported.stdout).not.toMatch(/password-\d|secret/i);
    const other = await createTempFolder('other');
    const file = join(other.path, 'export.json');
    await writeFile(file, exported.stdout);
    const elsewhere = { dataFolder: join(other.path, 'data'), env: keyring.env };
    expect((await runMailvitals(elsewhere, ['import', file])).code).toBe(0);
    const again = await runMailvitals(elsewhere, ['export']);
    const mailboxes = (stdout: string) => (JSON.parse(stdout) as { mailboxes: unknown }).mailboxes;
    expect(mailboxes(again.stdout)).toEqual(mailboxes(exported.stdout));

    const csv = await mailvitals(['export', '--format', 'csv']);
    expect(csv.stdout.split('\n')[0]).toBe('address,password,provider,username,imap,smtp,ca,tags,signin');
    expect(csv.stdout).toContain('team;n42');
    await other.remove();
  });

  it('keeps the secrets out of the data folder', () => {
    const stored = readdirSync(folder.path)
      .filter((name) => !name.endsWith('.csv'))
      .map((name) => readFileSync(join(folder.path, name), 'latin1'))
      .join('');
    expect(stored).toContain('user42@example.com');
    expect(stored).not.toMatch(/password-\d/);
  });
});

describe('what other processes can see', () => {
  it('is never a password in the arguments of any process', async () => {
    const seen: string[] = [];
    const watch = setInterval(() => {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
          seen.push(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
        } catch {
          // The process ended between the two reads.
        }
      }
    }, 20);
    const rebound = await mailvitals(['rebind', 'user30@example.com', '--password-stdin'], 'password-30');
    clearInterval(watch);
    expect(rebound.code).toBe(0);
    expect(seen.some((line) => line.includes('rebind'))).toBe(true);
    expect(seen.filter((line) => line.includes('password-30'))).toEqual([]);
  });

  it('refuses a password given as an argument without repeating it', async () => {
    const ran = await mailvitals(['add', 'user10@example.com', 'my-Secret-44']);
    expect(ran.code).toBe(64);
    const mistyped = await mailvitals(['add', 'user10@example.com', '--password=my-Secret-44']);
    expect(mistyped.code).toBe(64);
    for (const { stdout, stderr } of [ran, mistyped]) {
      expect(stdout + stderr).not.toContain('my-Secret-44');
    }
  });
});

describe('a keychain that does not answer', () => {
  it('is told as such, stores nothing, and is never called a wrong password', async () => {
    await keyring.lock();
    try {
      const added = await mailvitals(
        ['add', 'user10@example.com', ...servers(), '--password-stdin', '--json'],
        'password-10',
      );
      expect(added.code).toBe(3);
      expect(added.json()).toMatchObject({
        kind: 'obstacle',
        obstacle: { title: expect.stringContaining('locked') },
      });
      const checked = await mailvitals(['check', ADDRESS, '--json']);
      expect(checked.code).toBe(3);
      expect(checked.json()).toMatchObject([
        {
          status: 'unknown',
          cause: null,
          title: expect.stringContaining('locked'),
          summary: expect.stringContaining('o sign-in was tried'),
          imap: { withheld: 'secret-unavailable' },
        },
      ]);
      const [told] = checked.json() as readonly { readonly advice: readonly unknown[] }[];
      expect(told?.advice).toHaveLength(3);
      const shown = await mailvitals(['show', ADDRESS, '--json']);
      expect(shown.json()).toMatchObject({ lastReport: told });
    } finally {
      await keyring.unlock();
    }
    expect((await mailvitals(['show', 'user10@example.com'])).code).toBe(3);
    expect((await mailvitals(['check', ADDRESS])).code).toBe(0);
  });

  it('is told apart from a session without any keychain', async () => {
    const checked = await runMailvitals(
      {
        dataFolder: folder.path,
        env: { ...keyring.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', DISPLAY: undefined },
      },
      ['check', ADDRESS],
    );
    expect(checked.code).toBe(3);
    expect(checked.stdout).toContain('No keyring is running');
  });
});

describe('a reader', () => {
  /** Runs `providers --json` over a pipe of one page into a shell script, which reads as it likes. */
  async function into(reader: string) {
    // 1031 is F_SETPIPE_SZ. Perl is on every Debian; Node cannot make a pipe smaller.
    const small = `perl -e 'fcntl(STDOUT, 1031, 4096) or die $!; exec @ARGV' '${process.execPath}' '${COMMAND}'`;
    const line = `{ ${small} providers --json; echo "exit $?" >&2; } | { ${reader}; }`;
    const child = spawn('sh', ['-c', line], { env: { ...process.env, MAILVITALS_HOME: folder.path } });
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { stdout, stderr };
  }
  /** Waits for the first byte, and then lets the pipe run full. */
  const LATE = 'dd bs=1 count=1 2>/dev/null; sleep 1';

  it('that is slow gets all of it', async () => {
    const { stdout, stderr } = await into(`${LATE}; cat`);
    expect(stderr).toBe('exit 0\n');
    expect(stdout.length).toBeGreaterThan(8_192);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ id: 'outlook' }));
  });

  it('that leaves early ends the command without a fault', async () => {
    expect(await into(LATE)).toEqual({ stdout: '[', stderr: 'exit 0\n' });
  });
});

describe('a check of several mailboxes', () => {
  it('says on a terminal how far it is', async () => {
    const { screen, code } = await start([...['check', ADDRESS, 'user42@example.com', 'user43@example.com']])
      .ended;
    expect(code).toBe(0);
    expect(screen).toMatch(/Checking \d of 3: user\d+@example\.com healthy/);
  });

  it('checks 497 within the limits of two cores and tells the worst', async () => {
    const checked = await mailvitals(['check', '--json']);
    const reports = checked.json() as { status: string }[];
    expect(reports).toHaveLength(497);
    expect(reports.filter(({ status }) => status === 'healthy')).toHaveLength(497);
    expect(checked.code).toBe(0);
  }, 60_000);
});
