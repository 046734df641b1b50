import type { Actor, Cause, MailboxStatus, Step } from '../diagnosis/cause.ts';
import type { Mend } from '../diagnosis/mend.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { Climb } from '../probe/climb.ts';
import type { ProbeStage, Rung, TlsFacts, WithheldReason } from '../probe/probe-result.ts';
import type {
  AddBySignInRequest,
  RebindBySignInRequest,
  RegisterClientRequest,
  RegisterClientResult,
  SignInEnd,
  SignInHooks,
  SignInOffer,
} from './sign-in-contract.ts';

export type { Mend } from '../diagnosis/mend.ts';
export type * from './sign-in-contract.ts';

/**
 * What any front end may ask of the product, and what it gets: types only, plain data only. The window, the browser
 * host and the command line speak this and nothing else. Fields are stable; more may be added.
 */
export interface Api {
  /** Tries the mailbox's servers with the secret and stores it only if no protocol refuses. */
  addMailbox(request: AddRequest, hooks?: ProgressHooks): Promise<AddResult>;
  listMailboxes(): Promise<readonly MailboxSummary[]>;
  /** `null` where there is no such mailbox. */
  showMailbox(address: string): Promise<MailboxDetails | null>;
  /** Removes the mailbox, its history and its secret. */
  removeMailbox(address: string): Promise<RemoveResult>;
  setPaused(address: string, paused: boolean): Promise<boolean>;
  checkMailboxes(request: CheckRequest, hooks?: ProgressHooks): Promise<CheckResult>;
  rebindMailbox(request: RebindRequest, hooks?: ProgressHooks): Promise<RebindResult>;
  /**
   * Signs in at the provider's own page, tries the mailbox's servers with what that gave, and stores it only if they take
   * it. What is told of the sign-in comes through the hooks.
   */
  addBySignIn(request: AddBySignInRequest, hooks?: SignInHooks): Promise<AddResult | SignInEnd>;
  /** The same for a mailbox that is bound, by password or by sign-in: id, history and counts stay. */
  rebindBySignIn(request: RebindBySignInRequest, hooks?: SignInHooks): Promise<RebindResult | SignInEnd>;
  /** Keeps under which client id this program asks for sign-ins. */
  registerClient(request: RegisterClientRequest): Promise<RegisterClientResult>;
  discoverServers(address: string): Promise<DiscoverResult>;
  listProviders(): Promise<readonly ProviderSummary[]>;
  /** `null` where there is no such provider. */
  showProvider(id: string): Promise<ProviderDetails | null>;
  diagnoseReply(request: DiagnoseRequest): Promise<ReplyDiagnosis>;
  importMailboxes(csv: string, hooks?: ProgressHooks): Promise<ImportResult>;
  exportMailboxes(format: 'json' | 'csv'): Promise<string>;
  /** Everything that a front end shows at a glance. Builds it from what is remembered; no server is asked. */
  snapshot(): Promise<Snapshot>;
  /** The last check of every mailbox that was ever checked. */
  lastReports(): Promise<readonly MailboxReport[]>;
  /** Watches until `cancelled` fires. One process watches a data folder at a time. */
  watch(request: WatchRequest): Promise<WatchEnd>;
  /** What the mailboxes sent, from what is remembered; all where no address is named. */
  showSends(request: SendsRequest): Promise<SendsResult>;
  /** `false` where there is no such mailbox. Rejects with a sentence where the limits make no sense. */
  setSendLimits(address: string, limits: SendLimits): Promise<boolean>;
  /** Sends one message from the mailbox to itself and looks for it. */
  testSending(address: string, hooks?: SendTestHooks): Promise<SendTestResult>;
  /** Every setting in the order to show them. */
  listSettings(): Promise<readonly SettingReport[]>;
  /** `value` as typed; `null` puts the default back. */
  changeSetting(key: string, value: string | null): Promise<ChangeSettingResult>;
  /** How the mailbox was over the span that ends now, in bars of equal length; `null` where there is no such mailbox. */
  showHistory(address: string, span: HistorySpan): Promise<HistoryReport | null>;
  /** What happened, the newest first. */
  listActivity(request: ActivityRequest): Promise<ActivityPage>;
  /** What to say about a secret as it is typed; nothing is tried and nothing is kept. */
  reviewSecret(request: ReviewSecretRequest): Promise<SecretReview>;
  /** Changes how a mailbox is reached or filed. Other servers or names are tried with the stored secret first. */
  editMailbox(request: EditRequest, hooks?: ProgressHooks): Promise<EditResult>;
  /** What runs here, and what it is made with. */
  about(): Promise<About>;
  /** What can be played in the demo; `null` everywhere else. */
  showDemo(): Promise<DemoPanel | null>;
  /** Plays one act of the demo; `null` everywhere else. */
  playDemo(actId: string): Promise<DemoPanel | null>;
}

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

export type { Climb } from '../probe/climb.ts';

/** A mailbox as the user describes it; every field but the address may be left to be found out. */
export interface MailboxInput {
  readonly address: string;
  readonly provider?: string;
  readonly username?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly imap?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly smtp?: string;
  /** Path of a PEM file. */
  readonly ca?: string;
  readonly tags?: readonly string[];
}

export interface AddRequest {
  readonly mailbox: MailboxInput;
  readonly secret: string;
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

export type AddResult =
  | { readonly kind: 'added'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** A server said no, or the settings cannot work; nothing is stored. */
  | { readonly kind: 'refused'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** Servers could not be reached or asked to wait; nothing is stored. */
  | { readonly kind: 'undecided'; readonly report: MailboxReport; readonly notes: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'exists'; readonly address: string }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

export interface CheckRequest {
  /** All mailboxes where empty; paused ones only when named. */
  readonly addresses: readonly string[];
  /** Whether a person waits for the answer: then a spent sign-in budget allows one try a minute. */
  readonly askedByUser: boolean;
}

export interface CheckResult {
  readonly reports: readonly MailboxReport[];
  /** Addresses asked for that are not bound. */
  readonly missing: readonly string[];
}

export interface RebindRequest {
  readonly address: string;
  readonly secret: string;
}

export type RebindResult =
  | { readonly kind: 'rebound'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** The old secret is kept. */
  | { readonly kind: 'refused'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** The old secret is kept. */
  | { readonly kind: 'undecided'; readonly report: MailboxReport; readonly notes: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'missing'; readonly address: string }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

export type RemoveResult =
  /** `leftover` says that the keychain did not give up the secret, and what to do. */
  { readonly kind: 'removed'; readonly leftover: Obstacle | null } | { readonly kind: 'missing' };

/** One mailbox as `list` shows it. */
export interface MailboxSummary {
  readonly id: string;
  readonly address: string;
  readonly provider: string;
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  readonly summary: string;
  /** How binding it anew mends it; `null` where it needs nobody, or something else mends it. */
  readonly mendedBy: Mend | null;
  readonly tags: readonly string[];
  /** ISO 8601, UTC; `null` before the first check. */
  readonly checkedAt: string | null;
  /** When it was last found working: ISO 8601, UTC. */
  readonly lastProofAt: string | null;
  /** Since when it is as `status` says: ISO 8601, UTC. */
  readonly since: string | null;
  /** Which failure of how many before it counts as confirmed; `null` where none is being confirmed. */
  readonly attempt: { readonly failed: number; readonly of: number } | null;
  /** `null` where the Sent folder was never read. */
  readonly sends: SendReport | null;
  /** Whether its servers are being asked at this moment. */
  readonly isBeingChecked: boolean;
}

/** What a mailbox sent, as seen in its Sent folder, against its limits. */
export interface SendReport {
  readonly messages24h: number;
  readonly recipients24h: number;
  readonly messagesToday: number;
  /** The most messages within any 60 seconds of the last hour. */
  readonly peakPerMinute: number;
  /** For 24 hours, in `unit`; `null` where no figure is known. */
  readonly cap: number | null;
  readonly unit: 'messages' | 'recipients';
  /** Where the cap comes from: the user, the provider's documents, or what others observed. */
  readonly capBasis: 'user' | 'published' | 'observed' | null;
  /** Messages that the warm-up plan has for the local day; `null` where the mailbox keeps to its cap alone. */
  readonly planToday: number | null;
  /** How full the cap is: 0 to 1 and above; `null` where there is none. */
  readonly capShare: number | null;
  readonly planShare: number | null;
  /** The highest threshold reached by either, in percent. */
  readonly level: 0 | 70 | 90 | 100;
  readonly source: 'sent-folder';
  /** When the folder was last looked at: ISO 8601, UTC. */
  readonly readAt: string;
  /** Whether the last 30 days have been read; until then the figures may be too low. */
  readonly isComplete: boolean;
  /** How far back the first reading has come: ISO 8601, UTC; `null` where it found no message. */
  readonly readBackTo: string | null;
}

/** What the user set instead of the provider's figures; `null`: as the provider has it. */
export interface SendLimits {
  readonly cap: { readonly value: number; readonly unit: 'messages' | 'recipients' } | null;
  /** First day of the warm-up (`YYYY-MM-DD`, local), `off`, or `null`: from the oldest of what is known. */
  readonly warmUpSince: string | null;
}

export interface SendsRequest {
  readonly addresses: readonly string[];
  /** How many local days to list, today being the last. */
  readonly days: number;
}

export interface SendsResult {
  readonly mailboxes: readonly MailboxSends[];
  readonly missing: readonly string[];
}

export interface MailboxSends {
  readonly address: string;
  readonly id: string;
  readonly provider: string;
  readonly sends: SendReport | null;
  /** The oldest first. */
  readonly days: readonly SendDayReport[];
}

/** One local day. */
export interface SendDayReport {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly messages: number;
  readonly recipients: number;
  /** Messages that the warm-up plan had for it; `null` where there was none. */
  readonly plan: number | null;
}

export interface SendTestHooks {
  readonly onStage?: (stage: SendTestStage) => void;
  readonly cancelled?: AbortSignal;
}

/** How far a send test is. */
export type SendTestStage = 'sending' | 'accepted' | 'looking';

export type SendTestResult =
  | {
      readonly kind: 'arrived';
      readonly address: string;
      readonly reply: string;
      readonly folder: string;
      readonly delayMs: number;
    }
  /** The server took it and it was not seen within the limit. */
  | { readonly kind: 'not-seen'; readonly address: string; readonly reply: string; readonly summary: string }
  | {
      readonly kind: 'refused';
      readonly address: string;
      readonly cause: Cause;
      readonly transient: boolean;
      readonly title: string;
      readonly summary: string;
      readonly advice: readonly Step[];
      readonly stage: string;
      readonly reply: string | null;
    }
  | {
      readonly kind: 'impossible';
      readonly address: string;
      readonly summary: string;
      readonly advice: readonly Step[];
    }
  | { readonly kind: 'missing'; readonly address: string };

/** Everything at a glance. */
export interface Snapshot {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly network: 'online' | 'offline';
  /** By address. */
  readonly mailboxes: readonly MailboxSummary[];
  /** Those not ended, the oldest first. */
  readonly alerts: readonly AlertReport[];
  /**
   * What keeps every sign-in from being tried at all: the keychain, as it last answered, whichever process had asked.
   * `null` from the first secret on that is read again, and where no mailbox is watched.
   */
  readonly obstacle: Obstacle | null;
  /** No notification before this moment; ISO 8601, UTC. */
  readonly snoozedUntil: string | null;
}

/** One notification and what it is about. */
export interface AlertReport {
  readonly id: string;
  readonly kind: AlertKind;
  readonly cause: Cause | null;
  readonly provider: string;
  readonly addresses: readonly string[];
  readonly title: string;
  readonly body: string;
  /** How binding its mailboxes anew mends them; `null` where something else does. */
  readonly mendedBy: Mend | null;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** When it was told; `null` while it is held back. */
  readonly toldAt: string | null;
  readonly endedAt: string | null;
}

/** `action-needed`: somebody must act; `outage`: servers out of reach; `throttled`: asked to wait for a day; `unstable`: it comes and goes; `send-limit`: cap or plan. */
export type AlertKind = 'action-needed' | 'outage' | 'throttled' | 'unstable' | 'send-limit';

export interface WatchRequest {
  readonly onEvent: (event: WatchReport) => void;
  /** A sentence about what keeps the monitor from its work for now, e.g. a full disk. */
  readonly onTrouble: (sentence: string) => void;
  /** Told every few seconds: the watch is alive, and its most overdue check is so many milliseconds late. */
  readonly onBeat?: (lagMs: number) => void;
  /** A check of a mailbox begins or has ended, whoever asked for it. */
  readonly onChecking?: () => void;
  readonly cancelled: AbortSignal;
  /** Minutes between checks for this run, instead of the setting. */
  readonly intervalMinutes?: number;
}

export type WatchEnd =
  | { readonly kind: 'stopped' }
  /** Another process watches this data folder. */
  | { readonly kind: 'watched-already'; readonly sentence: string };

/** What the monitor tells as it happens. `at` is ISO 8601, UTC. */
export type WatchReport =
  | {
      readonly event: 'check';
      readonly at: string;
      readonly address: string;
      readonly id: string;
      /** What the mailbox counts as with this check: one failure alone is `pending`. */
      readonly standing: MailboxStatus;
      readonly report: MailboxReport;
    }
  | {
      readonly event: 'status';
      readonly at: string;
      readonly address: string;
      readonly id: string;
      readonly before: MailboxStatus;
      readonly status: MailboxStatus;
      readonly cause: Cause | null;
      readonly summary: string;
    }
  | {
      readonly event: 'send';
      readonly at: string;
      readonly address: string;
      readonly id: string;
      readonly newMessages: number;
      readonly sends: SendReport;
    }
  | {
      readonly event: 'alert' | 'reminder' | 'recovery' | 'withdrawn';
      readonly at: string;
      readonly alert: AlertReport;
    }
  | { readonly event: 'offline' | 'online'; readonly at: string };

export interface SettingReport {
  readonly key: string;
  readonly value: string;
  readonly defaultValue: string;
  /** One sentence: what it does and what it takes. */
  readonly description: string;
}

export type ChangeSettingResult =
  | { readonly kind: 'changed'; readonly setting: SettingReport }
  | { readonly kind: 'unknown-key'; readonly keys: readonly string[]; readonly closest: string | null }
  | { readonly kind: 'invalid'; readonly sentence: string };

export interface MailboxDetails extends MailboxSummary {
  readonly providerName: string;
  readonly username: string;
  readonly imapServer: string | null;
  readonly smtpServer: string | null;
  readonly caFile: string | null;
  readonly signInMethod: 'password' | 'oauth2';
  readonly createdAt: string;
  /** What the user set. */
  readonly sendLimits: SendLimits;
  readonly lastReport: MailboxReport | null;
  /**
   * What is the matter, as the newest check told it in which that was found: later ones may not have signed in, or may have
   * failed at something else. Where that check is not kept any more, there is nothing of its protocols. `null` where
   * nothing is the matter.
   */
  readonly trouble: MailboxReport | null;
  /** Share of the known time in which it worked, 0 to 1; `null` where nothing is known. */
  readonly uptime: {
    readonly day: number | null;
    readonly week: number | null;
    readonly month: number | null;
  };
  /** Newest first. */
  readonly incidents: readonly IncidentSummary[];
}

export interface IncidentSummary {
  readonly cause: Cause | null;
  readonly summary: string;
  readonly openedAt: string;
  /** `null` while it lasts. */
  readonly closedAt: string | null;
}

/** What one check found. */
export interface MailboxReport {
  readonly address: string;
  /** `null` while the mailbox is not stored. */
  readonly id: string | null;
  readonly provider: string;
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  readonly transient: boolean;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly advice: readonly Step[];
  readonly actor: Actor;
  /** How binding it anew mends it; `null` where something else does. */
  readonly mendedBy: Mend | null;
  readonly warnings: readonly string[];
  readonly imap: ProtocolReport | null;
  readonly smtp: ProtocolReport | null;
  /** `null` where the Sent folder was not read. */
  readonly sends: SendReport | null;
  readonly signIn: SignInReport;
  readonly checkedAt: string;
}

export interface ProtocolReport {
  readonly protocol: Protocol;
  readonly ok: boolean;
  /** The last stage passed, or the one that failed; `null` where none was begun. */
  readonly stage: ProbeStage | null;
  readonly cause: Cause | null;
  /** The server's own words, scrubbed. */
  readonly reply: string | null;
  /** Milliseconds from the look-up to the end. */
  readonly ms: number;
  readonly tls: TlsFacts | null;
  readonly rungs: readonly Rung[];
  /** Why no sign-in was tried, where none was. */
  readonly withheld: WithheldReason | null;
}

export interface SignInReport {
  /** Whether the next automatic check signs in. */
  readonly allowed: boolean;
  readonly rejectedSinceChange: number;
  /** When a server last rejected the secret: ISO 8601, UTC; `null` where none did since it was stored. */
  readonly lastRejectedAt: string | null;
}

export interface ServerCandidate {
  readonly protocol: Protocol;
  readonly url: string;
  readonly username: string;
  readonly source: 'preset' | 'srv' | 'autoconfig' | 'guess';
  /** A sentence. */
  readonly reason: string;
}

export type DiscoverResult =
  | {
      readonly kind: 'found';
      readonly address: string;
      readonly provider: string;
      readonly providerName: string;
      readonly recognisedBy: string;
      readonly candidates: readonly ServerCandidate[];
      /** What kind of secret this provider wants. */
      readonly secretAdvice: string;
      /** `null` where the provider has no sign-in that this program knows. */
      readonly signIn: SignInOffer | null;
      /** What else was met on the way, one sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

export interface ProviderSummary {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly imap: string | null;
  readonly smtp: readonly string[];
  readonly secretName: string;
  readonly sendCap: { readonly value: number; readonly unit: string; readonly basis: string } | null;
  readonly confidence: string;
}

export interface ProviderDetails extends ProviderSummary {
  /** Label and value, in the order to show them. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly confidence: string }[];
  readonly secretSteps: readonly Step[];
  /** `null` where the provider has no sign-in that this program knows. */
  readonly signIn: SignInOffer | null;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

export interface DiagnoseRequest {
  readonly text: string;
  readonly provider?: string;
  readonly protocol?: 'imap' | 'smtp' | 'net' | 'tls';
  readonly stage?: string;
}

export interface ReplyDiagnosis {
  readonly cause: Cause;
  readonly transient: boolean;
  readonly title: string;
  readonly meaning: string;
  readonly steps: readonly Step[];
}

export interface ImportRow {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly address: string;
  readonly verdict: 'added' | 'refused' | 'undecided' | 'invalid' | 'exists' | 'obstacle';
  /** One sentence. */
  readonly summary: string;
  readonly cause: Cause | null;
  /** Whether it is stored without a secret, and watched once it is given one. */
  readonly waitsForSecret: boolean;
}

export interface ImportResult {
  readonly rows: readonly ImportRow[];
  /** What is wrong with the file as a whole; then no row was tried. */
  readonly problem: string | null;
}

/** The last 24 hours, 7 days or 30 days. */
export type HistorySpan = 'day' | 'week' | 'month';

export interface HistoryReport {
  readonly span: HistorySpan;
  /** The oldest first. */
  readonly bars: readonly HistoryBar[];
  /** Share of the known time in which it worked, 0 to 1; `null` where nothing is known. */
  readonly uptime: number | null;
}

export interface HistoryBar {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  /** `mixed`: it worked for a part of the known time. */
  readonly health: 'up' | 'down' | 'mixed' | 'unknown';
  /** Share of the known time in which it worked, 0 to 1; `null` where nothing is known. */
  readonly uptime: number | null;
}

export interface ActivityRequest {
  /** Only what happened before: the `nextBefore` of the page above, or a moment (ISO 8601, UTC); `null` begins now. */
  readonly before: string | null;
  /** At most 500. */
  readonly limit: number;
  /** Of this mailbox alone. */
  readonly address?: string;
}

export interface ActivityPage {
  /** The newest first. */
  readonly entries: readonly ActivityEntry[];
  /** Where the next page begins, to be handed back as it is; `null` on the last. */
  readonly nextBefore: string | null;
}

/** One thing that happened. */
export interface ActivityEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `opened` and `closed`: an incident of a mailbox; `told`: a notification was shown. */
  readonly kind: 'opened' | 'closed' | 'told';
  readonly addresses: readonly string[];
  readonly cause: Cause | null;
  /** One sentence. */
  readonly summary: string;
  /** How long the incident lasted, in milliseconds; `null` for all but `closed`. */
  readonly durationMs: number | null;
}

export interface ReviewSecretRequest {
  readonly address: string;
  /** Instead of the one that the address tells. */
  readonly provider?: string;
  readonly secret: string;
}

export interface SecretReview {
  /** What will be done to it before it is tried, one sentence each, e.g. that spaces are left out. */
  readonly notes: readonly string[];
  /** Why it can hardly be such a secret; `null` where nothing speaks against it. */
  readonly warning: string | null;
}

/** What is absent stays as it is. */
export interface EditRequest {
  readonly address: string;
  readonly username?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly imap?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly smtp?: string;
  /** Path of a PEM file; empty for none. */
  readonly ca?: string;
  readonly tags?: readonly string[];
}

export type EditResult =
  /** `report` is `null` where no server had to be tried. */
  | { readonly kind: 'edited'; readonly report: MailboxReport | null }
  /** Nothing is changed. */
  | { readonly kind: 'refused'; readonly report: MailboxReport }
  /** Nothing is changed. */
  | { readonly kind: 'undecided'; readonly report: MailboxReport }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'missing'; readonly address: string }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

export interface About {
  readonly version: string;
  /** What carries it, e.g. Electron, Node.js, SQLite, in the order to show them. */
  readonly runtime: readonly { readonly name: string; readonly version: string }[];
  /** Where the database lies. */
  readonly dataFolder: string;
  /** What is shipped with it, by name. */
  readonly packages: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}

/** The demo's stage directions: what its simulated providers can be made to do. */
export interface DemoPanel {
  readonly scenes: readonly DemoScene[];
}

/** What can be done to one mailbox, or to the network. */
export interface DemoScene {
  /** An address, or what else it is about. */
  readonly title: string;
  readonly address: string | null;
  readonly acts: readonly DemoAct[];
  /** What the provider's own page would show now, e.g. the app password it has just made. */
  readonly handout: { readonly label: string; readonly secret: string } | null;
}

export interface DemoAct {
  readonly id: string;
  readonly label: string;
  /** Whether it is in force; `null` for what is done once. */
  readonly isOn: boolean | null;
}

/** What a window finds as `window.mailvitals`, wherever it is shown. */
export interface WindowBridge {
  readonly api: Api;
  /** Tells the listener everything from now on, beginning with the whole state. Returns the unsubscribe. */
  readonly subscribe: (listener: (event: WindowEvent) => void) => () => void;
  readonly host: WindowHost;
  /** What only the desktop app can do; `null` in a browser. */
  readonly desktop: DesktopActions | null;
}

export interface DesktopActions {
  /** Opens the folder of the log files. */
  readonly showLogs: () => Promise<void>;
  readonly copyText: (text: string) => Promise<void>;
  readonly startsAtLogin: () => Promise<boolean>;
  /** `null`, or a sentence where the system did not take it. */
  readonly setStartsAtLogin: (starts: boolean) => Promise<string | null>;
}

/** Where the window is shown; in a browser there is no tray and no notification of the system. */
export type WindowHost = 'desktop' | 'browser';

export type WindowEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** Something is to be said: the window shows it where the system shows no notification. */
  | { readonly kind: 'told'; readonly event: 'alert' | 'reminder' | 'recovery'; readonly alert: AlertReport }
  /** The connection to the program was lost, or is back; what is shown may be old. */
  | { readonly kind: 'connection'; readonly isOpen: boolean }
  /** A place in the window to show, as the end of its address: `#/rebind/you%40example.com`. */
  | { readonly kind: 'go'; readonly hash: string };
