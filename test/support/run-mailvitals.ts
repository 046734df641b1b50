import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The built command, as users run it. */
export const COMMAND = fileURLToPath(new URL('../../out/main/mailvitals.js', import.meta.url));

/** How a command line ended, and everything it wrote. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON document that `--json` promises; throws where it is anything else. */
  readonly json: () => unknown;
}

/** Where a command runs. */
export interface CommandLine {
  readonly dataFolder: string;
  /** Names the keychain, as `startKeyring` gives it. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs the built `mailvitals` as a user does and waits for its end. */
export async function runMailvitals(
  { dataFolder, env }: CommandLine,
  args: readonly string[],
  input = '',
): Promise<Ran> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, ...env, MAILVITALS_HOME: dataFolder },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as unknown };
}
