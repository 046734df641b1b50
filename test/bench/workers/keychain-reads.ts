// Reads one secret again and again from the keychain that the environment names.
import { openKeychain } from '../../../electron/credentials/keychain.ts';
import { serve } from './serve.ts';

/** What to keep and read back. */
export interface KeychainJob {
  readonly secretId: string;
  readonly secret: string;
}

/** How often to read it. */
export interface Reads {
  readonly count: number;
}

await serve(async ({ secretId, secret }: KeychainJob) => {
  const keychain = openKeychain({ serviceName: 'Mailvitals bench' });
  const written = await keychain.write(secretId, secret);
  if (!written.ok) throw new Error(`The keychain keeps nothing: ${written.problem}`);
  return async ({ count }: Reads) => {
    for (let read = 0; read < count; read += 1) {
      const answer = await keychain.read(secretId);
      if (!answer.ok || answer.value !== secret) throw new Error('The keychain did not give the secret back');
    }
  };
});
process.exit();
