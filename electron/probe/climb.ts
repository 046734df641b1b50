import type { Protocol } from '../mailbox/server-address.ts';
import type { ProbeStage, Rung } from './probe-result.ts';

/** How far the attempt on one protocol is: all of it each time, not what is new. */
export interface Climb {
  readonly protocol: Protocol;
  /** Those passed, in the order of the wire. */
  readonly rungs: readonly Rung[];
  /** The stage under way; `null` once the attempt is over. */
  readonly stage: ProbeStage | null;
  /** `null` while it is under way, and where no verdict came of it. */
  readonly ok: boolean | null;
}
