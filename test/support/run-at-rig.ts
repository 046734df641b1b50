import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CommandLine, Ran } from './run-mailvitals.ts';
import { waitUntil } from './wait-until.ts';

/** The command whose sign-ins are asked for at the issuer in `TEST_ISSUER`. */
export const COMMAND_AT_RIG = fileURLToPath(new URL('mailvitals-at-rig.ts', import.meta.url));

/** A sign-in that nobody ends would outlive the test that failed over it. */
const NOT_FOR_EVER = { timeout: 55_000, killSignal: 'SIGKILL' } as const;

/** A command line that is under way. */
export interface CommandUnderWay {
  /** What the pattern's first group matches on standard error, as soon as that is written. */
  until(pattern: RegExp): Promise<string>;
  /** Ctrl-C. */
  interrupt(): void;
  readonly ended: Promise<Ran>;
}

/** Starts the `mailvitals` command whose sign-ins are asked for at the identity provider of a test, without a terminal. */
export function startAtRig(
  { dataFolder, env, issuer }: CommandLine & { readonly issuer: string },
  args: readonly string[],
  input = '',
): CommandUnderWay {
  const child = spawn(process.execPath, [COMMAND_AT_RIG, ...args], {
    env: { ...process.env, ...env, MAILVITALS_HOME: dataFolder, TEST_ISSUER: issuer },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...NOT_FOR_EVER,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) as unknown }),
    );
  });
  return {
    until: async (pattern) => {
      await waitUntil(async () => pattern.test(stderr), {
        what: `the command to write ${pattern}`,
        evidence: () => `${stdout}\n${stderr}`,
      });
      return pattern.exec(stderr)?.[1] ?? '';
    },
    interrupt: () => void child.kill('SIGINT'),
    ended,
  };
}
