import type { SecretReplaced } from '../credentials/replace-secret.ts';
import type { MailGrant } from '../oauth/mail-grant.ts';
import type { GrantWritten, RefreshTokenStore } from '../oauth/refresh-token-store.ts';

/** What to store, and how to make it count. */
export interface GrantStorage {
  /** Never in use before, so that a failure can be undone by removing it. */
  readonly secretId: string;
  readonly grant: MailGrant;
  /** Points the mailbox at the id. May throw; then nothing of the grant stays. */
  readonly commit: () => void;
}

/** Writes a sign-in, which is read back, and lets it count. In every outcome but `replaced` nothing of it is kept. */
export async function storeGrant(
  grants: RefreshTokenStore,
  { secretId, grant, commit }: GrantStorage,
): Promise<SecretReplaced> {
  // A write that was not answered in time may still have arrived, in one part or in several.
  const takeBack = async () => ((await grants.remove(secretId)).ok ? null : secretId);
  const written = await grants.write(secretId, grant);
  if (written.kind !== 'written') return notWritten(written, await takeBack());
  try {
    commit();
  } catch (error) {
    return { outcome: 'commit-failed', error, leftover: await takeBack() };
  }
  return { outcome: 'replaced', leftover: null };
}

function notWritten(
  written: Exclude<GrantWritten, { kind: 'written' }>,
  leftover: string | null,
): SecretReplaced {
  switch (written.kind) {
    case 'too-long':
      return { outcome: 'too-long', bytes: written.bytes, limitBytes: written.limitBytes };
    case 'read-back-differs':
      return { outcome: 'read-back-differs', leftover };
    case 'keychain':
      return {
        outcome: 'keychain-problem',
        problem: written.problem,
        detail: written.detail,
        leftover,
      };
  }
}
