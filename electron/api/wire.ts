import type { WindowMethod } from './channels.ts';
import type { Progress, SendTestStage } from './contract.ts';

/** One call of a window, as plain data. */
export interface WindowCall {
  /** Chosen by the window, not to be guessed by another: letters, digits, `-` and `_`, at most 64. */
  readonly id: string;
  readonly method: WindowMethod;
  /** Without hooks: what they would be told comes as {@link CallNews}. */
  readonly args: readonly unknown[];
}

/** Told while a call is under way. */
export type CallNews = { readonly progress: Progress } | { readonly stage: SendTestStage };

/** How a call ends: what the method returned, or in a sentence why it returned nothing. */
export type CallAnswer = { readonly result: unknown } | { readonly fault: string };

/** What carries calls from a window to the program. */
export interface CallTransport {
  /** Resolves with the answer; a broken connection is a fault too. `tell` is told the news of this call. */
  readonly send: (call: WindowCall, tell: (news: CallNews) => void) => Promise<CallAnswer>;
  /** Asks for the end of a call that is under way; its answer still comes. */
  readonly cancel: (id: string) => void;
}
