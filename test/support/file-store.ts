import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';

/** A keychain in a folder, for several processes of a test to share. */
export function fileStore(folder: string): CredentialStore {
  const keychain = join(folder, 'keychain');
  mkdirSync(keychain, { recursive: true });
  const fileOf = (secretId: string) => join(keychain, encodeURIComponent(secretId));
  return {
    async read(secretId) {
      try {
        return { ok: true, value: readFileSync(fileOf(secretId), 'utf8') };
      } catch {
        return { ok: true, value: null };
      }
    },
    async write(secretId, secret) {
      writeFileSync(fileOf(secretId), secret);
      return { ok: true, value: undefined };
    },
    async remove(secretId) {
      rmSync(fileOf(secretId), { force: true });
      return { ok: true, value: undefined };
    },
  };
}
