/** What a mailbox sent, as seen in its Sent folder. */
export interface SendFigures {
  /** In the last 24 hours, which is what providers' caps count. */
  readonly messages24h: number;
  readonly recipients24h: number;
  /** Since local midnight, which is what a warm-up plan counts. */
  readonly messagesToday: number;
  readonly recipientsToday: number;
  /** The most messages within any 60 seconds of the last hour. */
  readonly peakPerMinute: number;
}

/** Of a mailbox that sent nothing. */
export const NOTHING_SENT: SendFigures = {
  messages24h: 0,
  recipients24h: 0,
  messagesToday: 0,
  recipientsToday: 0,
  peakPerMinute: 0,
};
