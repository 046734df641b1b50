/** How far the Sent folder of a mailbox has been read. */
export interface SentCursor {
  readonly path: string;
  readonly uidValidity: number;
  /** Messages from this UID on have not been read. */
  readonly uidNext: number;
  /** Messages below this UID are still to be read for the first 30 days; `null` once that is done. */
  readonly backfillBelow: number | null;
  /** How far back the back-fill has come: ISO 8601, UTC; `null` before the first message. */
  readonly backfilledTo: string | null;
  /** The first message of the folder ever seen, whatever its age: ISO 8601, UTC; `null` where the folder was empty. */
  readonly oldestAt: string | null;
  /** When the folder was last looked at: ISO 8601, UTC. */
  readonly readAt: string;
}
