import type { Api } from './contract.ts';

/** Watching belongs to the program, and the last reports to its metrics: a window is told by events. */
export type NotForWindows = 'watch' | 'lastReports';

/** A method of the api that a window may call. */
export type WindowMethod = Exclude<keyof Api, NotForWindows>;

/** What crosses with the call of one method. */
export interface Channel {
  /** How many arguments it takes, its hooks not counted. */
  readonly takes: number;
  /** What it tells while it is under way; the climbs of a mailbox that is bound come with its progress, and both with the steps of a sign-in. */
  readonly tells: 'progress' | 'sign-in' | 'stage' | 'nothing';
  /** Whether it may change what the snapshot shows. */
  readonly changes: boolean;
}

/**
 * Every method a window may call, once; both ends of the wire are made from this list. A method that is new in the
 * contract does not compile before it stands here, and neither does one that takes or tells something else.
 */
export const CHANNELS = {
  addMailbox: { takes: 1, tells: 'progress', changes: true },
  listMailboxes: { takes: 0, tells: 'nothing', changes: false },
  showMailbox: { takes: 1, tells: 'nothing', changes: false },
  removeMailbox: { takes: 1, tells: 'nothing', changes: true },
  setPaused: { takes: 2, tells: 'nothing', changes: true },
  checkMailboxes: { takes: 1, tells: 'progress', changes: true },
  rebindMailbox: { takes: 1, tells: 'progress', changes: true },
  addBySignIn: { takes: 1, tells: 'sign-in', changes: true },
  rebindBySignIn: { takes: 1, tells: 'sign-in', changes: true },
  registerClient: { takes: 1, tells: 'nothing', changes: false },
  discoverServers: { takes: 1, tells: 'nothing', changes: false },
  listProviders: { takes: 0, tells: 'nothing', changes: false },
  showProvider: { takes: 1, tells: 'nothing', changes: false },
  diagnoseReply: { takes: 1, tells: 'nothing', changes: false },
  importMailboxes: { takes: 1, tells: 'progress', changes: true },
  exportMailboxes: { takes: 1, tells: 'nothing', changes: false },
  snapshot: { takes: 0, tells: 'nothing', changes: false },
  showSends: { takes: 1, tells: 'nothing', changes: false },
  setSendLimits: { takes: 2, tells: 'nothing', changes: true },
  testSending: { takes: 1, tells: 'stage', changes: true },
  listSettings: { takes: 0, tells: 'nothing', changes: false },
  changeSetting: { takes: 2, tells: 'nothing', changes: true },
  showHistory: { takes: 2, tells: 'nothing', changes: false },
  listActivity: { takes: 1, tells: 'nothing', changes: false },
  reviewSecret: { takes: 1, tells: 'nothing', changes: false },
  editMailbox: { takes: 1, tells: 'progress', changes: true },
  about: { takes: 0, tells: 'nothing', changes: false },
  showDemo: { takes: 0, tells: 'nothing', changes: false },
  playDemo: { takes: 1, tells: 'nothing', changes: true },
} as const satisfies { readonly [Method in WindowMethod]: ChannelOf<Method> };

interface ChannelOf<Method extends WindowMethod> extends Channel {
  readonly takes: ArgumentsOf<Method>['length'];
  readonly tells: Tells<Method>;
}

/** The arguments of a method without its hooks. */
export type ArgumentsOf<Method extends WindowMethod> =
  Tells<Method> extends 'nothing' ? AllOf<Method> : WithoutLast<AllOf<Method>>;

type AllOf<Method extends WindowMethod> = Required<Parameters<Api[Method]>>;
type WithoutLast<List extends readonly unknown[]> = List extends readonly [...infer First, unknown]
  ? First
  : never;

type Tells<Method extends WindowMethod> =
  'onSignIn' extends KeysOf<AllOf<Method>[number]>
    ? 'sign-in'
    : 'onProgress' extends KeysOf<AllOf<Method>[number]>
      ? 'progress'
      : 'onStage' extends KeysOf<AllOf<Method>[number]>
        ? 'stage'
        : 'nothing';
type KeysOf<Type> = Type extends object ? keyof Type : never;
