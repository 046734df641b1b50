import type { Actor, Cause, MailboxStatus, Step } from '../diagnosis/cause.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { ProbeStage, Rung, TlsFacts, WithheldReason } from '../probe/probe-result.ts';

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
  discoverServers(address: string): Promise<DiscoverResult>;
  listProviders(): Promise<readonly ProviderSummary[]>;
  /** `null` where there is no such provider. */
  showProvider(id: string): Promise<ProviderDetails | null>;
  diagnoseReply(request: DiagnoseRequest): Promise<ReplyDiagnosis>;
  importMailboxes(csv: string, hooks?: ProgressHooks): Promise<ImportResult>;
  exportMailboxes(format: 'json' | 'csv'): Promise<string>;
}

/** Told while something long is under way. */
export interface ProgressHooks {
  readonly onProgress?: (progress: Progress) => void;
  readonly cancelled?: AbortSignal;
}

/** `done` of `total` mailboxes are finished; `address` was the last. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly address: string;
  readonly outcome: string;
}

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
  readonly tags: readonly string[];
  /** ISO 8601, UTC; `null` before the first check. */
  readonly checkedAt: string | null;
}

export interface MailboxDetails extends MailboxSummary {
  readonly providerName: string;
  readonly username: string;
  readonly imapServer: string | null;
  readonly smtpServer: string | null;
  readonly caFile: string | null;
  readonly signInMethod: 'password' | 'oauth2';
  readonly createdAt: string;
  readonly lastReport: MailboxReport | null;
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
  readonly warnings: readonly string[];
  readonly imap: ProtocolReport | null;
  readonly smtp: ProtocolReport | null;
  /** `null` where the Sent folder was not read. */
  readonly sends: null;
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
}

export interface ImportResult {
  readonly rows: readonly ImportRow[];
  /** What is wrong with the file as a whole; then no row was tried. */
  readonly problem: string | null;
}
