import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { ProbeResult } from '../probe/probe-result.ts';
import type { Provider } from '../provider/provider.ts';
import type { TokenRefusals } from './refused-token.ts';

/** One check of a mailbox, and what was true before it. */
export interface DiagnoseInput {
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
  /** `null`: not watched. */
  readonly imap: ProbeResult | null;
  /** `null`: not watched. */
  readonly smtp: ProbeResult | null;
  /** Whether a sign-in to this mailbox succeeded before, with whatever secret. */
  readonly workedBefore: boolean;
  /** The secret is tried for the first time, so that what worked before says nothing of it; absent means no. */
  readonly secretIsNew?: boolean;
  /** What is known of refused access tokens beside the servers’ words; absent: nothing. */
  readonly tokens?: TokenRefusals;
  readonly now: Date;
}
