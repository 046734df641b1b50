import type { IdentityProviderId } from './identity-providers.ts';

/** The program as a provider knows it. */
export interface Registration {
  readonly providerId: IdentityProviderId;
  readonly clientId: string;
  /** Google hands one out to desktop programs and wants it back; `null` where there is none. Never shown all the same. */
  readonly clientSecret: string | null;
  /** `common`, `consumers`, `organizations` or a tenant’s own id; `null` for the provider’s default. */
  readonly tenant: string | null;
}
