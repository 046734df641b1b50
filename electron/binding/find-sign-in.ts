import type { KeychainProblem } from '../credentials/credential-store.ts';
import type { IdentityProvider, IdentityProviderId } from '../oauth/identity-providers.ts';
import type { OAuthParts } from '../oauth/oauth-parts.ts';
import type { Registration } from '../oauth/registration.ts';
import type { Provider } from '../provider/provider.ts';

/** Whom to ask for a sign-in, and under which client id; or why nobody can be asked. */
export type FoundSignIn =
  | { readonly kind: 'found'; readonly at: IdentityProvider; readonly registration: Registration }
  | NoSignInThere;

export type NoSignInThere =
  /** The provider has none that this program knows. */
  | { readonly kind: 'no-sign-in'; readonly provider: Provider }
  /** This program has no client id there. */
  | { readonly kind: 'not-registered'; readonly issuer: IdentityProviderId }
  /** It has one, whose secret the keychain could not be asked for. */
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem };

/** Who signs the mailboxes of a provider in; `null` where this program cannot ask. */
export function issuerOf({ oauth }: Pick<Provider, 'oauth'>): IdentityProviderId | null {
  return oauth === null || oauth.issuer === 'other' ? null : oauth.issuer;
}

/** Asks nobody on the network. Throws `StorageProblem` where the settings cannot be read. */
export async function findSignIn(provider: Provider, oauth: OAuthParts): Promise<FoundSignIn> {
  const issuer = issuerOf(provider);
  if (issuer === null) return { kind: 'no-sign-in', provider };
  const found = await oauth.registrationFor(issuer, provider.kind);
  switch (found.kind) {
    case 'found':
      return { kind: 'found', at: oauth.providers[issuer], registration: found.registration };
    case 'missing':
      return { kind: 'not-registered', issuer };
    case 'keychain':
      return { kind: 'keychain', problem: found.problem };
  }
}
