import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KeychainAnswer, KeychainCall } from './run-keychain.ts';

/** One process that asks the keychain of its environment again and again, as the app does. */
export interface OpenKeychain {
  readonly ask: (call: KeychainCall) => Promise<KeychainAnswer['result']>;
  readonly close: () => Promise<void>;
}

/** Starts it. */
export function keepKeychainOpen(env: NodeJS.ProcessEnv): OpenKeychain {
  const client = spawn(process.execPath, [join(import.meta.dirname, 'keychain-line-client.ts')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: client.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (call) => {
      client.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error('The keychain client ended before it answered');
      return JSON.parse(value);
    },
    close: async () => {
      const ended = once(client, 'exit');
      client.stdin.end();
      await ended;
    },
  };
}
