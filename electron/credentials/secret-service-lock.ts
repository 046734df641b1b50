import { execFile } from 'node:child_process';

/** `unknown`: no tool to ask with, or no answer in time. */
export type SecretServiceLock = 'locked' | 'unlocked' | 'unknown';

const COLLECTION = '/org/freedesktop/secrets/aliases/default';
const INTERFACE = 'org.freedesktop.Secret.Collection';
const GET = 'org.freedesktop.DBus.Properties.Get';

/** Each prints the property with `true` or `false`; at least one comes with every desktop that has a session bus. */
const TOOLS: readonly (readonly [command: string, args: readonly string[]])[] = [
  ['busctl', ['--user', 'get-property', 'org.freedesktop.secrets', COLLECTION, INTERFACE, 'Locked']],
  [
    'gdbus',
    ['call', '--session', '-d', 'org.freedesktop.secrets', '-o', COLLECTION, '-m', GET, INTERFACE, 'Locked'],
  ],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      '--dest=org.freedesktop.secrets',
      COLLECTION,
      GET,
      `string:${INTERFACE}`,
      'string:Locked',
    ],
  ],
];

/**
 * Asks the Secret Service for the `Locked` property of its default collection (Secret Service API 0.2, “Collection”).
 * keytar cannot: `secret_password_lookup_sync` finds nothing in a locked collection and reports no error.
 */
export async function askSecretServiceLock(timeoutMs: number): Promise<SecretServiceLock> {
  for (const [command, args] of TOOLS) {
    const answer = await run(command, args, timeoutMs);
    if (answer !== 'not-installed') return answer;
  }
  return 'unknown';
}

function run(
  command: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<SecretServiceLock | 'not-installed'> {
  const { promise, resolve } = Promise.withResolvers<SecretServiceLock | 'not-installed'>();
  const options = {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    env: { ...process.env, LC_ALL: 'C' },
  } as const;
  execFile(command, args, options, (error, stdout, stderr) => {
    if (error?.code === 'ENOENT') return resolve('not-installed');
    if (/\btrue\b/.test(stdout)) return resolve('locked');
    // A service that has no default collection yet holds nothing that could be locked.
    if (/\bfalse\b/.test(stdout) || /Object does not exist|NoSuchObject|UnknownObject/.test(stderr)) {
      return resolve('unlocked');
    }
    resolve('unknown');
  });
  return promise;
}
