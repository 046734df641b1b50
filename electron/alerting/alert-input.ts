import type { KeychainProblem } from '../credentials/credential-store.ts';
import type { Alert } from '../history/alert.ts';
import type { UnreadMailbox, WatchedIncident } from '../history/alert-evidence.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Settings } from '../settings/settings.ts';

/** A mailbox that comes near its cap or its warm-up plan, or has reached it; of mailboxes that are not paused. */
export interface SendLevel {
  readonly mailboxId: string;
  readonly address: string;
  readonly providerId: string;
  readonly signInMethod: SignInMethod;
  readonly basis: 'cap' | 'plan';
  /** Percent that is reached. */
  readonly level: 70 | 90 | 100;
  /** In words, as the notification shows them. */
  readonly title: string;
  readonly summary: string;
}

/** Everything that decides whom to tell what. */
export interface AlertInput {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** From `AlertStore.evidence`: the open ones, those closed lately, and those for which an alert stands. */
  readonly incidents: readonly WatchedIncident[];
  /** From `AlertStore.evidence`: those not ended, and those that ended within the last day. */
  readonly alerts: readonly Alert[];
  readonly settings: Pick<Settings, 'quietHours' | 'snoozedUntil' | 'intervalMinutes'>;
  /** Groups (`groupKeyOf`) of which a mailbox has failed and is being confirmed: they may still grow. */
  readonly confirming: ReadonlySet<string>;
  /** Those of 70 % and more. */
  readonly sendLevels: readonly SendLevel[];
  /** From `AlertStore.evidence`: those for which the keychain could not be read. */
  readonly unread: readonly UnreadMailbox[];
  /** How the keychain last answered, whoever was asked for; `null` where it did. */
  readonly keychainProblem: KeychainProblem | null;
  /** Since when this process has watched without a break, such as a night asleep: ISO 8601, UTC. */
  readonly awakeSince: string;
  readonly isOffline: boolean;
  readonly platform: NodeJS.Platform;
  /** Names a new alert. */
  readonly newId: () => string;
}
