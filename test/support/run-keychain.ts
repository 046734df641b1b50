import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { KeychainResult } from '../../electron/credentials/credential-store.ts';

/** One thing to ask of the keychain. */
export type KeychainCall =
  | { readonly method: 'read' | 'remove'; readonly secretId: string }
  | { readonly method: 'write'; readonly secretId: string; readonly secret: string };

/** What the client program is told. */
export interface KeychainRequest {
  readonly calls: readonly KeychainCall[];
  readonly timeoutMs?: number;
  /** With which it shall end. */
  readonly exitCode?: number;
}

/** One answer, and how long it took. */
export interface KeychainAnswer {
  readonly result: KeychainResult<string | null> | KeychainResult<void>;
  readonly ms: number;
}

/** What a client program said and how it ended. */
export interface KeychainRun {
  readonly answers: readonly KeychainAnswer[];
  readonly results: readonly KeychainAnswer['result'][];
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Puts calls to the keychain of that environment, through `openKeychain` with nothing replaced. */
export async function runKeychain(env: NodeJS.ProcessEnv, request: KeychainRequest): Promise<KeychainRun> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'keychain-client.ts')], {
    env,
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  child.stdin.end(JSON.stringify(request));
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  const answers: readonly KeychainAnswer[] = stdout === '' ? [] : JSON.parse(stdout);
  return { answers, results: answers.map(({ result }) => result), exitCode, stderr };
}
