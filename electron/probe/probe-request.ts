import type { SecureContext } from 'node:tls';
import type { ServerAddress } from '../mailbox/server-address.ts';
import type { LadderListener } from './ladder.ts';
import type { ImapSession } from './mail-session.ts';
import type { WithheldReason } from './probe-result.ts';
import type { SignIn } from './sign-in.ts';

/** What a probe needs to know to climb the ladder of one protocol. */
export interface ProbeRequest {
  readonly server: ServerAddress;
  /** Trusted authorities, shared by every connection that trusts the same. */
  readonly trust: SecureContext;
  /** `withhold` climbs as far as the capabilities and then stops: no sign-in is spent. */
  readonly signIn: SignIn | { readonly withhold: WithheldReason };
  /** Told at every rung; the last ones come with the result. */
  readonly onRung?: LadderListener;
  /** Called as soon as the server has accepted the sign-in, before the rungs above it. */
  readonly onSignedIn?: () => void;
  /** Awaited right before the sign-in: a reason withholds it, `null` lets it go ahead. */
  readonly permission?: Promise<WithheldReason | null>;
  /**
   * IMAP alone: reads more over the same connection once INBOX was opened, in at most half of the time that is left.
   * Whatever becomes of it, the probe went well; it has to keep what it throws.
   */
  readonly visit?: (session: ImapSession) => Promise<void>;
  /** Limit for the whole attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly cancelled?: AbortSignal;
}
