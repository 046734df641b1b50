import { createHash, timingSafeEqual } from 'node:crypto';
import type { CredentialStore, KeychainProblem } from './credential-store.ts';

/** Bytes that one entry may hold on Windows (`CRED_MAX_CREDENTIAL_BLOB_SIZE`, wincred.h); kept to on every system. */
export const MAX_SECRET_BYTES = 2_560;

/** What to replace, and how to make it count. */
export interface SecretReplacement {
  /** `null` where there was no secret before. */
  readonly oldSecretId: string | null;
  /** Never in use before, so that a failure can be undone by removing it. */
  readonly newSecretId: string;
  readonly secret: string;
  /** Points the mailbox at the new id. May throw; then the old secret stays in use. */
  readonly commit: () => void;
}

/**
 * What became of it. `leftover` is the id of an entry that should be gone and could not be removed. In every outcome but
 * `replaced` the old secret is still there and in use.
 */
export type SecretReplaced =
  | { readonly outcome: 'replaced'; readonly leftover: string | null }
  | { readonly outcome: 'too-long'; readonly bytes: number; readonly limitBytes: number }
  | {
      readonly outcome: 'keychain-problem';
      readonly problem: KeychainProblem;
      readonly detail: string;
      readonly leftover: string | null;
    }
  | { readonly outcome: 'read-back-differs'; readonly leftover: string | null }
  | { readonly outcome: 'commit-failed'; readonly error: unknown; readonly leftover: string | null };

/** Writes the new secret, reads it back, lets it count, and only then removes the old one. */
export async function replaceSecret(
  store: CredentialStore,
  { oldSecretId, newSecretId, secret, commit }: SecretReplacement,
): Promise<SecretReplaced> {
  const bytes = Buffer.byteLength(secret, 'utf8');
  if (bytes > MAX_SECRET_BYTES) return { outcome: 'too-long', bytes, limitBytes: MAX_SECRET_BYTES };

  const written = await store.write(newSecretId, secret);
  const readBack = written.ok ? await store.read(newSecretId) : written;
  if (!readBack.ok) {
    const { problem, detail } = readBack;
    // A write that was not answered in time may still have arrived.
    return { outcome: 'keychain-problem', problem, detail, leftover: await removeEntry(store, newSecretId) };
  }
  if (readBack.value === null || !isSameSecret(readBack.value, secret)) {
    return { outcome: 'read-back-differs', leftover: await removeEntry(store, newSecretId) };
  }
  try {
    commit();
  } catch (error) {
    return { outcome: 'commit-failed', error, leftover: await removeEntry(store, newSecretId) };
  }
  return {
    outcome: 'replaced',
    leftover: oldSecretId === null ? null : await removeEntry(store, oldSecretId),
  };
}

/** The id, if the entry could not be removed. */
async function removeEntry(store: CredentialStore, secretId: string): Promise<string | null> {
  const removed = await store.remove(secretId);
  return removed.ok ? null : secretId;
}

/** Hashed first, so that neither length nor first difference shows in the time taken. */
function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
