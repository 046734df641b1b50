/** A folder as the server lists it. */
export interface MailFolder {
  readonly path: string;
  /** What stands between the parts of a path; `null` where the server knows no folders within folders. */
  readonly delimiter: string | null;
  /** As the server advertises it (RFC 6154), e.g. `\Sent`; `null` where it advertises nothing, whatever the name says. */
  readonly specialUse: string | null;
  readonly isSelectable: boolean;
}

/** How a folder stands (RFC 3501 section 2.3.1.1). UIDs are only comparable under the same UIDVALIDITY. */
export interface FolderState {
  readonly path: string;
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly messages: number;
}
