import type { Climb } from '../probe/climb.ts';

/** How whoever waits for a binding is told of it, and ends it. */
export interface BindingHooks {
  /**
   * Told at every rung. Where one of several servers is to be chosen first, without the secret, the one that is furthest
   * is told; the attempt with the secret then begins anew with an empty list.
   */
  readonly onClimb?: (climb: Climb) => void;
  readonly cancelled?: AbortSignal;
}
