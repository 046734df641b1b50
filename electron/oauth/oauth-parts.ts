import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Provider } from '../provider/provider.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Database } from '../storage/database.ts';
import { type FoundRegistration, findRegistration, secretEntryOf } from './client-id.ts';
import { createEndedSignIns } from './ended-sign-ins.ts';
import { IDENTITY_PROVIDERS, type IdentityProvider, type IdentityProviderId } from './identity-providers.ts';
import type { OpenId } from './openid-client.ts';
import { createRefreshLock } from './refresh-lock.ts';
import { createRefreshTokenStore, type RefreshTokenStore } from './refresh-token-store.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';

/** Who can be asked to sign somebody in, by id. */
export type IdentityProviders = Readonly<Record<IdentityProviderId, IdentityProvider>>;

/** What signing in at providers, and keeping what they gave, works with. One per process. */
export interface OAuthParts {
  readonly openId: OpenId;
  readonly providers: IdentityProviders;
  /** The sign-ins in the keychain, by secret id. */
  readonly grants: RefreshTokenStore;
  readonly tokens: TokenKeeper;
  /** Under which client id this program asks, as it is set now. Throws `StorageProblem` where the settings cannot be read. */
  readonly registrationFor: (
    providerId: IdentityProviderId,
    kind: Provider['kind'],
  ) => Promise<FoundRegistration>;
}

export interface OAuthOptions {
  readonly credentials: CredentialStore;
  readonly settings: Pick<SettingsStore, 'read'>;
  /** Where it is kept which sign-ins have ended. */
  readonly database: Database;
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absent: Microsoft and Google themselves. */
  readonly providers?: IdentityProviders;
  /** Absent: over the network. */
  readonly openId?: OpenId;
}

/** Connects the parts; asks nobody and loads no library yet. */
export function openOAuth({
  credentials,
  settings,
  database,
  dataFolder,
  environment,
  providers = IDENTITY_PROVIDERS,
  openId = openIdOnFirstUse(providers),
}: OAuthOptions): OAuthParts {
  const grants = createRefreshTokenStore(credentials);
  const tokens = createTokenKeeper({
    openId,
    store: grants,
    ended: createEndedSignIns(database),
    lock: createRefreshLock(dataFolder),
    providers,
  });
  return {
    openId,
    providers,
    grants,
    tokens,
    async registrationFor(providerId, kind) {
      const set = settings.read();
      const entry = secretEntryOf(providerId, set);
      const secretEntry = entry === null ? null : await credentials.read(entry);
      return findRegistration(providerId, kind, { settings: set, environment, secretEntry });
    },
  };
}

/** Most starts sign in nowhere: `mailvitals list` does not wait for the library. */
function openIdOnFirstUse(providers: IdentityProviders): OpenId {
  // None of the real ones: those that are played on this computer, in the demo and in tests.
  const allowsHttpOnLoopback = Object.values(providers).some(({ issuer }) => issuer.startsWith('http:'));
  let loaded: Promise<OpenId> | undefined;
  return {
    async connect(provider, registration) {
      loaded ??= import('./openid.ts').then(({ createOpenId }) => createOpenId({ allowsHttpOnLoopback }));
      return (await loaded).connect(provider, registration);
    },
  };
}
