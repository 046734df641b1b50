import type { Actor } from '../cause.ts';

/** When a check makes sense again: soon, with growing pauses, or only after somebody changed something. */
export type Retry = 'at-once' | 'back-off' | 'after-change';

/** A link that the provider's preset knows. */
export type PresetLink = 'secret' | 'security' | 'imap-switch' | 'registration' | 'sign-in-page';

/**
 * A step before it is made out for one provider. In texts, `{provider}` is its name, `{issuer}` who signs its users in,
 * `{secret}` what it calls the secret, and `{credential}` what the mailbox signs in with: a password, or a sign-in that is
 * named. The named steps are written out from the preset: how to make a secret, how to sign in, where IMAP is switched
 * on, and which servers are the right ones.
 */
export type StepTemplate =
  | 'make-secret'
  | 'sign-in-instead'
  | 'sign-in-again'
  | 'turn-imap-on'
  | 'check-server'
  | { readonly text: string; readonly url?: PresetLink | `https://${string}` | null };

/** Advice before it is made out for one provider. */
export interface AdviceTemplate {
  readonly title: string;
  /** One sentence. */
  readonly meaning: string;
  readonly steps: readonly StepTemplate[];
  readonly actor: Actor;
  readonly retry: Retry;
}
