import type { Account } from '../demo/account.ts';
import { googleIdentity } from '../demo/identity/google-identity.ts';
import { type IdentityServer, startIdentityServer } from '../demo/identity/identity-server.ts';
import { microsoftIdentity } from '../demo/identity/microsoft-identity.ts';
import {
  GOOGLE,
  type IdentityProvider,
  type IdentityProviderId,
  MICROSOFT,
} from '../oauth/identity-providers.ts';
import { writeGrant } from '../oauth/mail-grant.ts';
import type { IdentityProviders } from '../oauth/oauth-parts.ts';
import type { PlayedProvider } from './played-provider.ts';

/** Who signs people in, in the demo. */
export type PlayedIdentities = Readonly<Record<IdentityProviderId, IdentityServer>>;

/** Under which the app is known to them, as if its user had registered it. */
export const DEMO_CLIENT_ID = 'demo-of-mailvitals';

/** Starts those that stand in for Microsoft and Google, each for the accounts of its own mail servers. */
export async function startIdentities(providers: readonly PlayedProvider[]): Promise<PlayedIdentities> {
  const start = (identity: IdentityProviderId, voice: IdentityServer['voice']) => {
    const own = providers.filter(({ troupe }) => troupe.identity === identity);
    return startIdentityServer({
      voice,
      accounts: own.flatMap(({ simulated }) => simulated.accounts),
      clientId: DEMO_CLIENT_ID,
      onAccessEnded({ address }, accessToken) {
        for (const { simulated } of own) simulated.endSessions(address, accessToken);
      },
    });
  };
  const [microsoft, google] = await Promise.all([
    start('microsoft', microsoftIdentity),
    start('google', googleIdentity),
  ]);
  return { microsoft, google };
}

/** What the app knows of them: all that is true of the real ones, but for where they are. */
export function identityProvidersOf({ microsoft, google }: PlayedIdentities): IdentityProviders {
  return { microsoft: playedBy(microsoft, MICROSOFT), google: playedBy(google, GOOGLE) };
}

/** What the keychain holds of a sign-in that went well before the demo. */
export function grantFor(
  account: Account,
  providerId: IdentityProviderId,
  identities: PlayedIdentities,
): string {
  const { refreshToken, scope } = identities[providerId].grantTo(account);
  return writeGrant({
    providerId,
    clientId: DEMO_CLIENT_ID,
    clientSecret: null,
    tenant: null,
    scope,
    refreshToken,
  });
}

function playedBy({ issuer }: IdentityServer, real: IdentityProvider): IdentityProvider {
  return {
    ...real,
    issuer,
    signInOrigin: issuer,
    defaultTenant: null,
    revocationUrl: real.revocationUrl === null ? null : `${issuer}/revoke`,
  };
}
