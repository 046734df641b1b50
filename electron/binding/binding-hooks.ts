import type { Climb } from '../probe/climb.ts';
import type { SignInStep } from './sign-in-step.ts';

/** How whoever waits for a binding is told of it, and ends it. */
export interface BindingHooks {
  /**
   * Told at every rung. Where one of several servers is to be chosen first, without the secret, the one that is furthest
   * is told; the attempt with the secret then begins anew with an empty list.
   */
  readonly onClimb?: (climb: Climb) => void;
  /** Told what the user has to do at the provider's own page, where that is how the mailbox is bound. */
  readonly onSignIn?: (step: SignInStep) => void;
  readonly cancelled?: AbortSignal;
}
