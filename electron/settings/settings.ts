/** What the user may set, with its bounds in the schema of `settings-schema.ts`. */
export interface Settings {
  /** Minutes between two checks of a mailbox. */
  readonly intervalMinutes: number;
  /** Checks under way at once, in all. */
  readonly concurrency: number;
  /** Checks under way at once at one provider. */
  readonly concurrencyPerProvider: number;
  /** Failed checks in a row after which a mailbox counts as unreachable. */
  readonly failuresToConfirm: number;
  /** Good checks in a row after which an unreachable mailbox counts as working again. */
  readonly successesToClear: number;
  /** Local times between which no notification is shown; `null` where none are kept. */
  readonly quietHours: QuietHours | null;
  /** No notification is shown before this moment: ISO 8601, UTC; `null` where nothing is snoozed. */
  readonly snoozedUntil: string | null;
  /** For how many mailboxes a connection stays open on the Sent folder; 0 for none. */
  readonly sentinelMailboxes: number;
  /** How many days checks are kept one by one. */
  readonly checkDays: number;
  /** How many days hourly figures and closed incidents are kept. */
  readonly hourDays: number;
  /** How many days sent messages are kept one by one. */
  readonly sendDays: number;
  /** Under which this program asks for sign-ins with Microsoft; `null` where nothing is set. No secret. */
  readonly microsoftClientId: string | null;
  /** The same for Google. */
  readonly googleClientId: string | null;
}

/** Local wall-clock times, `HH:MM`; a night that crosses midnight begins later than it ends. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Those of DESIGN 5. */
export const DEFAULT_SETTINGS: Settings = {
  intervalMinutes: 15,
  concurrency: 32,
  concurrencyPerProvider: 4,
  failuresToConfirm: 3,
  successesToClear: 2,
  quietHours: null,
  snoozedUntil: null,
  sentinelMailboxes: 500,
  checkDays: 30,
  hourDays: 365,
  sendDays: 35,
  microsoftClientId: null,
  googleClientId: null,
};
