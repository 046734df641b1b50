import { text } from 'node:stream/consumers';
import { openKeychain } from '../../electron/credentials/keychain.ts';
import type { KeychainAnswer, KeychainRequest } from './run-keychain.ts';

/**
 * A program that puts the calls of the request on its standard input to the real keychain, one after another, and prints
 * the answers. A process of its own, because the address of the session bus is read once in a process.
 */
const { timeoutMs, calls, exitCode }: KeychainRequest = JSON.parse(await text(process.stdin));
const keychain = openKeychain({
  serviceName: 'Mailvitals test',
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
});
const answers: KeychainAnswer[] = [];
for (const call of calls) {
  const startedAt = performance.now();
  const result =
    call.method === 'write'
      ? await keychain.write(call.secretId, call.secret)
      : await keychain[call.method](call.secretId);
  answers.push({ result, ms: Math.round(performance.now() - startedAt) });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(exitCode ?? 0));
