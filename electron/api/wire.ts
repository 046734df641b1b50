import type { WindowMethod } from './channels.ts';
import type { Climb, DesktopActions, Progress, SendTestStage, SignInStep, WindowEvent } from './contract.ts';

/** One call of a window, as plain data. */
export interface WindowCall {
  /** Chosen by the window, not to be guessed by another: letters, digits, `-` and `_`, at most 64. */
  readonly id: string;
  readonly method: WindowMethod;
  /** Without hooks: what they would be told comes as {@link CallNews}. */
  readonly args: readonly unknown[];
}

/** Told while a call is under way. */
export type CallNews =
  | { readonly progress: Progress }
  | { readonly climb: Climb }
  | { readonly signIn: SignInStep }
  | { readonly stage: SendTestStage };

/** How a call ends: what the method returned, or in a sentence why it returned nothing. */
export type CallAnswer = { readonly result: unknown } | { readonly fault: string };

/** What carries calls from a window to the program. */
export interface CallTransport {
  /** Resolves with the answer; a broken connection is a fault too. `tell` is told the news of this call. */
  readonly send: (call: WindowCall, tell: (news: CallNews) => void) => Promise<CallAnswer>;
  /** Asks for the end of a call that is under way; its answer still comes. */
  readonly cancel: (id: string) => void;
}

/**
 * What the preload of the desktop app puts into the page as `window.mailvitalsDesktop`. Only what survives the bridge
 * between two JavaScript worlds: functions, plain data, promises; no `AbortSignal`.
 */
export interface DesktopPort extends CallTransport, DesktopActions {
  /** Tells the listener everything from now on, beginning with the whole state. Returns the unsubscribe. */
  readonly subscribe: (listener: (event: WindowEvent) => void) => () => void;
}
