import type { EndedSignIns } from '../../electron/oauth/ended-sign-ins.ts';
import type { OAuthFailure } from '../../electron/oauth/oauth-failure.ts';

/** What the table on disk remembers, for one process. */
export function endedInMemory(): EndedSignIns {
  const failures = new Map<string, OAuthFailure>();
  return {
    find: (secretId) => failures.get(secretId) ?? null,
    add(secretId, failure) {
      if (!failures.has(secretId)) failures.set(secretId, failure);
    },
  };
}
