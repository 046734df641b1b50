import type { IdentityProvider } from './identity-providers.ts';

/** Everything that is asked for at a sign-in, as one parameter. */
export function scopeOf({ mailScopes, otherScopes }: IdentityProvider): string {
  return [...mailScopes, ...otherScopes].join(' ');
}

/** What is asked for at a refresh; `null` for what was granted. Without `openid` no ID token comes that nobody reads. */
export function refreshScopeOf({ mailScopes, namesScopeOnRefresh }: IdentityProvider): string | null {
  return namesScopeOnRefresh ? [...mailScopes, 'offline_access'].join(' ') : null;
}

/** Where the discovery document of this registration's tenant is found. */
export function issuerUrl({ issuer, defaultTenant }: IdentityProvider, tenant: string | null): string {
  return issuer.replace('{tenant}', encodeURIComponent(tenant ?? defaultTenant ?? ''));
}
