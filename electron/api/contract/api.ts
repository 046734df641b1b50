import type {
  AddRequest,
  AddResult,
  EditRequest,
  EditResult,
  ImportResult,
  RebindRequest,
  RebindResult,
  RemoveResult,
  ReviewSecretRequest,
  SecretReview,
} from './binding.ts';
import type { ActivityPage, ActivityRequest, HistoryReport, HistorySpan } from './history.ts';
import type { CheckRequest, CheckResult, MailboxDetails, MailboxReport, MailboxSummary } from './mailbox.ts';
import type { About, ChangeSettingResult, DemoPanel, SettingReport } from './program.ts';
import type { ProgressHooks } from './progress.ts';
import type {
  DiagnoseRequest,
  DiscoverResult,
  ProviderDetails,
  ProviderSummary,
  ReplyDiagnosis,
} from './provider.ts';
import type { SendLimits, SendsRequest, SendsResult, SendTestHooks, SendTestResult } from './sends.ts';
import type {
  AddBySignInRequest,
  RebindBySignInRequest,
  RegisterClientRequest,
  RegisterClientResult,
  SignInEnd,
  SignInHooks,
} from './sign-in.ts';
import type { Snapshot, WatchEnd, WatchRequest } from './watch.ts';

/** Everything that a front end may ask. */
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
