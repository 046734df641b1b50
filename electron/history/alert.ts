import type { Cause } from '../diagnosis/cause.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';

/**
 * `action-needed`: somebody must act; `outage`: servers out of reach; `throttled`: asked to wait for a day; `unstable`: it
 * comes and goes; `send-limit`: cap or warm-up plan.
 */
export type AlertKind = 'action-needed' | 'outage' | 'throttled' | 'unstable' | 'send-limit';

/** One mailbox for which an alert stands. Times are ISO 8601, UTC. */
export interface AlertMember {
  readonly mailboxId: string;
  readonly address: string;
  /** As it is now. */
  readonly signInMethod: SignInMethod;
  /** `null` where the alert is not about an incident. */
  readonly incidentId: string | null;
  /** Since when the mailbox does not work. */
  readonly downSince: string;
  readonly joinedAt: string;
  /** When it stopped being a reason for the alert; `null` while it is one. */
  readonly leftAt: string | null;
  /** `silently`: it was paused, has another incident, or comes and goes. */
  readonly leftHow: 'recovered' | 'silently' | null;
  /** Whether a notification has spoken of it. */
  readonly wasTold: boolean;
}

/** One matter that the user is told of once, whatever the number of mailboxes. Times are ISO 8601, UTC. */
export interface Alert {
  readonly id: string;
  /** Counts its changes. */
  readonly revision: number;
  /** What it is about; of each key at most one alert has not ended. */
  readonly key: string;
  /** The group of mailboxes that it is about, as `alert-group.ts` names it. */
  readonly groupKey: string;
  readonly kind: AlertKind;
  /**
   * The cause of the first incident; `null` where the keychain holds nothing for its mailboxes or cannot be read, for send
   * limits, and for a reminder of several causes.
   */
  readonly cause: Cause | null;
  /** Of the first mailbox. */
  readonly providerId: string;
  readonly members: readonly AlertMember[];
  readonly title: string;
  readonly body: string;
  readonly openedAt: string;
  /** The first time; `null` while it is held back. */
  readonly toldAt: string | null;
  readonly lastToldAt: string | null;
  /** The highest level of a send limit that was told, in percent. */
  readonly toldLevel: number | null;
  readonly remindedAt: string | null;
  readonly endedAt: string | null;
  readonly endedHow: 'recovery' | 'withdrawn' | null;
  /** How long the mailbox that was down longest was down, in milliseconds; known once it ended with a recovery. */
  readonly downMs: number | null;
}

/**
 * What is shown of an alert now. `withdrawn` says nothing: whoever shows the notification takes it away. `alert` is in the
 * words to show, which for a recovery and a reminder are not those that are kept.
 */
export interface Telling {
  readonly kind: 'alert' | 'reminder' | 'recovery' | 'withdrawn';
  readonly alert: Alert;
}

/** What is to be written, and then told. */
export interface AlertPlan {
  /** `before` is what the plan was made from; `null` for a new alert. */
  readonly changes: readonly { readonly before: Alert | null; readonly after: Alert }[];
  readonly tellings: readonly Telling[];
}

/** Those for which the alert stands now, the newest first. A told alert without any waits to tell that it is over. */
export function presentMembers({ members }: Pick<Alert, 'members'>): readonly AlertMember[] {
  return members
    .filter(({ leftAt }) => leftAt === null)
    .toSorted(
      (one, other) =>
        compare(other.joinedAt, one.joinedAt) ||
        compare(one.address, other.address) ||
        compare(one.mailboxId, other.mailboxId),
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
