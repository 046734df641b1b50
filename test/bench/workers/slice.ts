/** Which of the mailboxes to sign in to: from the first number on, up to but without the second. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}
