import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { type OAuthParts, openOAuth } from '../../electron/oauth/oauth-parts.ts';
import type { SettingsStore } from '../../electron/settings/settings-store.ts';
import type { Database } from '../../electron/storage/database.ts';

/** The product’s own parts for signing in, whose providers can never be reached: no test asks Microsoft or Google. */
export function offlineOAuth(
  dataFolder: string,
  credentials: CredentialStore,
  settings: Pick<SettingsStore, 'read'>,
  database: Database,
): OAuthParts {
  return openOAuth({
    credentials,
    settings,
    database,
    dataFolder,
    environment: {},
    openId: {
      connect: async () => ({ ok: false, failure: failureOf({ kind: 'network', code: 'ENOTFOUND' }) }),
    },
  });
}
