/** Why the keychain could not answer. Each has words of its own; none of them says anything about the secret itself. */
export const KEYCHAIN_PROBLEMS = [
  'library-missing',
  'no-session',
  'locked',
  'timeout',
  /** Linux: the keyring that this process had opened has ended; libsecret opens no other while the process lives. */
  'restarted',
  'failed',
] as const;

export type KeychainProblem = (typeof KEYCHAIN_PROBLEMS)[number];

/** An answer of the keychain, or why there is none. `detail` is the system's own text, never a secret. */
export type KeychainResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: KeychainProblem; readonly detail: string };

/** Keeps secrets where the operating system keeps them. Every call answers within 5 seconds and never throws. */
export interface CredentialStore {
  /** The secret, or `null` where the keychain answered that it has none. */
  read(secretId: string): Promise<KeychainResult<string | null>>;
  write(secretId: string, secret: string): Promise<KeychainResult<void>>;
  /** Removing what is not there is a success. */
  remove(secretId: string): Promise<KeychainResult<void>>;
}
