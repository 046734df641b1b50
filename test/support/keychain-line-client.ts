import { createInterface } from 'node:readline';
import { openKeychain } from '../../electron/credentials/keychain.ts';
import type { KeychainCall } from './run-keychain.ts';

/** A program that keeps the real keychain open: a call on every line of its input, the answer on a line of its output. */
const keychain = openKeychain({ serviceName: 'Mailvitals test' });
for await (const line of createInterface({ input: process.stdin })) {
  const call: KeychainCall = JSON.parse(line);
  const result =
    call.method === 'write'
      ? await keychain.write(call.secretId, call.secret)
      : await keychain[call.method](call.secretId);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
process.exit(0);
