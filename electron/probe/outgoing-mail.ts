/** A message as it is to be sent: to one recipient, plain text. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: Date;
  /** With its angle brackets. */
  readonly messageId: string;
  /** Further header fields by name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}
