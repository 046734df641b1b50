/** What became of the permission that the user gave at the provider’s page, once a mailbox signs in by it no more. */
export interface PermissionAfter {
  readonly state: /** The provider has taken it back, for every computer. */
    | 'taken-back'
    /** The sign-in was over already; whether the permission still stands, the provider does not say. */
    | 'ended-before'
    /** The provider lets nobody but the user take it back. */
    | 'for-the-user'
    /** Another mailbox here signs in by it. */
    | 'in-use'
    /** The provider could not be told. */
    | 'not-told';
  /** `Microsoft` or `Google`. */
  readonly name: string;
  /** Where the user sees and takes back permissions. */
  readonly link: string;
}
