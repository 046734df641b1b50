import type { Protocol, ServerAddress } from './server-address.ts';

/** How the mailbox proves who it is: a password of some kind, or a token from the provider's sign-in. */
export type SignInMethod = 'password' | 'oauth2';

/** A mailbox that is watched. It holds no secret: that one is in the keychain under {@link Mailbox.secretId}. */
export interface Mailbox {
  /** UUID; stays the same for life, through every re-binding. */
  readonly id: string;
  /** E-mail address as the user typed it, trimmed; compared without regard to case. */
  readonly address: string;
  /** Id of a provider preset, `custom` where none fits. */
  readonly providerId: string;
  /** What both servers are signed in to with; usually the address. */
  readonly username: string;
  /** `null`: the user does not want this protocol watched. */
  readonly imap: ServerAddress | null;
  /** `null`: the user does not want this protocol watched. */
  readonly smtp: ServerAddress | null;
  /** Absolute path of a PEM file with certificate authorities trusted for this mailbox alone. */
  readonly caFile: string | null;
  readonly tags: readonly string[];
  readonly signInMethod: SignInMethod;
  /** Names the keychain entry. A new secret gets a new id, so that counts of rejections never carry over. */
  readonly secretId: string;
  readonly paused: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** The protocols that are watched. */
export function protocolsOf({ imap, smtp }: Pick<Mailbox, 'imap' | 'smtp'>): readonly Protocol[] {
  return [...(imap === null ? [] : (['imap'] as const)), ...(smtp === null ? [] : (['smtp'] as const))];
}
