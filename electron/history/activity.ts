import type { Cause } from '../diagnosis/cause.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Alert } from './alert.ts';

/** Where a page of what happened begins: everything before this moment and, of that moment, the ids that come before. */
export interface ActivityCursor {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of the last entry of the page above; `null` leaves the whole moment out. */
  readonly id: string | null;
}

/** One thing that happened, of those that have an order: by time, and by id where the time is the same. */
export type Happening = IncidentHappening | AlertHappening;

interface Happened {
  /** Never that of another one. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An incident of a mailbox began or was over. */
export interface IncidentHappening extends Happened {
  readonly kind: 'opened' | 'closed';
  /** As in the incident. */
  readonly cause: Cause | null;
  readonly address: string;
  readonly providerId: string;
  readonly signInMethod: SignInMethod;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
}

/** The user was told: for the first time, in a reminder (the last one is remembered), or that it is over. */
export interface AlertHappening extends Happened {
  readonly kind: 'told' | 'reminded' | 'recovered';
  readonly alert: Alert;
}
