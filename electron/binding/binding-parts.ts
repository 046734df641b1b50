import type { CredentialStore } from '../credentials/credential-store.ts';
import type { Memory } from '../history/memory.ts';
import type { OAuthParts } from '../oauth/oauth-parts.ts';
import type { DnsLookup } from '../provider/dns.ts';

/** What binding works with; every part can be another one in tests and in the demo. */
export interface BindingParts {
  readonly memory: Memory;
  readonly credentials: CredentialStore;
  readonly oauth: OAuthParts;
  readonly dns: DnsLookup;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
}
