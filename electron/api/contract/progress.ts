import type { Step } from '../../diagnosis/cause.ts';
import type { Climb } from '../../probe/climb.ts';

export type { Climb } from '../../probe/climb.ts';

/** Told while something long is under way. */
export interface ProgressHooks {
  readonly onProgress?: (progress: Progress) => void;
  /** Told at every rung while one mailbox is added, re-bound or edited. */
  readonly onClimb?: (climb: Climb) => void;
  readonly cancelled?: AbortSignal;
}

/** `done` of `total` mailboxes are finished; `address` was the last. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly address: string;
  readonly outcome: string;
}

/** What is wrong with one field, in a sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly sentence: string;
}

/** A failure that is not about the mailbox: the keychain or a file. */
export interface Obstacle {
  readonly title: string;
  readonly sentence: string;
  readonly steps: readonly Step[];
}
