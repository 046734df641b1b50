/** One message that was sent. */
export interface Send {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Message-ID, or the fingerprint of a message without one: of several with the same identity one is counted. */
  readonly identity: string;
  readonly recipients: number;
}
