import type { Ladder } from './ladder.ts';
import type { ImapSession } from './mail-session.ts';
import type { ProbeFailure, ProbeResult, WithheldReason } from './probe-result.ts';

/** What became of an attempt that did not get as far. */
export type Unopened = Exclude<ProbeResult, { readonly outcome: 'ok' }>;

/** One connection on its way up, for whoever tells the rungs. */
export interface ImapClimb {
  readonly ladder: Ladder;
  /** Signs in, ID included, or tells why that is withheld. Rejects with an `ImapSessionError`. */
  signIn(): Promise<ImapSession | WithheldReason>;
  /** What is sent from now on climbs no rung. */
  stopFollowing(): void;
  /** LOGOUT; `true` where the server was still there to hear it. */
  leave(): Promise<boolean>;
  close(): void;
  passed(): ProbeResult;
  failed(failure: ProbeFailure): Unopened;
  withheld(reason: WithheldReason): Unopened;
}
