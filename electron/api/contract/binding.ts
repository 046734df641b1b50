import type { PermissionAfter } from '../../binding/permission-after.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { MailboxReport } from './mailbox.ts';
import type { FieldProblem, Obstacle } from './progress.ts';

export type { PermissionAfter } from '../../binding/permission-after.ts';

/** A mailbox as the user describes it; every field but the address may be left to be found out. */
export interface MailboxInput {
  readonly address: string;
  readonly provider?: string;
  readonly username?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly imap?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly smtp?: string;
  /** Path of a PEM file. */
  readonly ca?: string;
  readonly tags?: readonly string[];
}

export interface AddRequest {
  readonly mailbox: MailboxInput;
  readonly secret: string;
}

export type AddResult =
  | { readonly kind: 'added'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** A server said no, or the settings cannot work; nothing is stored. */
  | { readonly kind: 'refused'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** Servers could not be reached or asked to wait; nothing is stored. */
  | { readonly kind: 'undecided'; readonly report: MailboxReport; readonly notes: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'exists'; readonly address: string }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

export interface RebindRequest {
  readonly address: string;
  readonly secret: string;
}

export type RebindResult =
  | { readonly kind: 'rebound'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** The old secret is kept. */
  | { readonly kind: 'refused'; readonly report: MailboxReport; readonly notes: readonly string[] }
  /** The old secret is kept. */
  | { readonly kind: 'undecided'; readonly report: MailboxReport; readonly notes: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'missing'; readonly address: string }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

export type RemoveResult =
  | {
      readonly kind: 'removed';
      /** Says that the keychain did not give up the secret, and what to do. */
      readonly leftover: Obstacle | null;
      /** `null` where it had a password, or the keychain held no sign-in. */
      readonly permission: PermissionAfter | null;
    }
  | { readonly kind: 'missing' };

export interface ReviewSecretRequest {
  readonly address: string;
  /** Instead of the one that the address tells. */
  readonly provider?: string;
  readonly secret: string;
}

export interface SecretReview {
  /** What will be done to it before it is tried, one sentence each, e.g. that spaces are left out. */
  readonly notes: readonly string[];
  /** Why it can hardly be such a secret; `null` where nothing speaks against it. */
  readonly warning: string | null;
}

/** What is absent stays as it is. */
export interface EditRequest {
  readonly address: string;
  readonly username?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly imap?: string;
  /** A server URL, or `off` to leave the protocol out. */
  readonly smtp?: string;
  /** Path of a PEM file; empty for none. */
  readonly ca?: string;
  readonly tags?: readonly string[];
}

export type EditResult =
  /** `report` is `null` where no server had to be tried. */
  | { readonly kind: 'edited'; readonly report: MailboxReport | null }
  /** Nothing is changed. */
  | { readonly kind: 'refused'; readonly report: MailboxReport }
  /** Nothing is changed. */
  | { readonly kind: 'undecided'; readonly report: MailboxReport }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'missing'; readonly address: string }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

export interface ImportRow {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly address: string;
  readonly verdict: 'added' | 'refused' | 'undecided' | 'invalid' | 'exists' | 'obstacle';
  /** One sentence. */
  readonly summary: string;
  readonly cause: Cause | null;
  /** Whether it is stored without a secret, and watched once it is given one. */
  readonly waitsForSecret: boolean;
  /** What it waits for; absent where it waits for nothing. */
  readonly waitsFor?: 'password' | 'sign-in';
}

export interface ImportResult {
  readonly rows: readonly ImportRow[];
  /** What is wrong with the file as a whole; then no row was tried. */
  readonly problem: string | null;
}
