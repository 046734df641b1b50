/** One local day of one mailbox. */
export interface SendDay {
  /** `YYYY-MM-DD`, local. */
  readonly day: string;
  readonly messages: number;
  readonly recipients: number;
}
