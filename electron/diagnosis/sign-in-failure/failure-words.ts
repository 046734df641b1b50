import type { IdentityProviderId } from '../../oauth/identity-providers.ts';
import type { Provider } from '../../provider/provider.ts';
import type { Actor, Step } from '../cause.ts';

/** What is said of a failure; where `title`, `steps` or `actor` are missing, the cause’s own are good. */
export interface SignInFailureWords {
  readonly title?: string;
  /** One sentence. It is stored, and read beside the steps of the cause. */
  readonly summary: string;
  readonly steps?: readonly Step[];
  readonly actor?: Actor;
}

/** Who signs the mailbox in, and what the cause’s own advice is. */
export interface SignInAt {
  readonly provider: Provider;
  /** `Microsoft`, `Google`. */
  readonly name: string;
  readonly issuer: IdentityProviderId;
  /** Days without use after which a sign-in ends. */
  readonly idleDays: number;
  /** Those that are read later, beside a stored summary. */
  readonly usualSteps: readonly Step[];
}
