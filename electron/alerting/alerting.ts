import { randomUUID } from 'node:crypto';
import type { Alert, Telling } from '../history/alert.ts';
import { groupKeyOf } from '../history/alert-group.ts';
import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import type { SendLevel } from './alert-input.ts';
import { planAlerts } from './plan-alerts.ts';
import { readSendLevels } from './send-levels.ts';

/** What is true at this moment, beside what is remembered. */
export interface AlertMoment {
  readonly now: Date;
  /** Mailboxes that have failed and are being confirmed. */
  readonly suspected: readonly Mailbox[];
  readonly isOffline: boolean;
}

/** Tells the user what is the matter, once. */
export interface Alerting {
  /** Something has changed that alerts may depend on. */
  readonly invalidate: () => void;
  /** Brings what was told in line with what is remembered, and returns what is to be shown now. */
  readonly run: (moment: AlertMoment) => readonly Telling[];
}

/** At the start and after an outage, checks end many times a second. */
const SOONEST_MS = 1_000;
/** While something stands open, time alone makes it due: a group has waited, quiet hours end, a day goes by. */
const LATEST_MS = 10_000;
/** It is asked at every beat of the watch, each few seconds: so long without means that the computer slept. */
const ASLEEP_MS = 5 * 60_000;
/** Counting what a thousand mailboxes sent takes a while, and sends change slowly. */
const COUNT_EVERY_MS = 60_000;

/** Alerting over what is remembered, in this process and others. */
export function createAlerting({
  memory,
  providerOf,
}: {
  readonly memory: Memory;
  readonly providerOf: (mailbox: Mailbox) => Provider;
}): Alerting {
  let isDirty = true;
  let isAnythingOpen = true;
  let lastAskedAt = 0;
  let awakeSince = 0;
  let lastRunAt = 0;
  let lastCountAt = 0;
  let sendLevels: readonly SendLevel[] = [];
  return {
    invalidate: () => {
      isDirty = true;
    },
    run({ now, suspected, isOffline }) {
      if (Math.abs(now.getTime() - lastAskedAt) >= ASLEEP_MS) awakeSince = now.getTime();
      lastAskedAt = now.getTime();
      const waited = Math.abs(now.getTime() - lastRunAt);
      const isDue = isDirty ? waited >= SOONEST_MS : isAnythingOpen && waited >= LATEST_MS;
      const isCountDue = Math.abs(now.getTime() - lastCountAt) >= COUNT_EVERY_MS;
      if (!isDue && !isCountDue) return [];
      lastRunAt = now.getTime();
      isDirty = false;
      if (isCountDue) {
        lastCountAt = now.getTime();
        sendLevels = readSendLevels(memory, providerOf, now);
      }
      const evidence = memory.alerts.evidence(now);
      const isStanding = ({ endedAt }: Alert) => endedAt === null;
      isAnythingOpen =
        evidence.incidents.length > 0 || evidence.unread.length > 0 || evidence.alerts.some(isStanding);
      const plan = planAlerts({
        now: now.toISOString(),
        ...evidence,
        settings: memory.settings.read(),
        confirming: new Set(suspected.map(groupKeyOf)),
        sendLevels,
        keychainProblem: memory.keychain.problem(),
        awakeSince: new Date(awakeSince).toISOString(),
        isOffline,
        platform: process.platform,
        newId: randomUUID,
      });
      return memory.alerts.apply(plan);
    },
  };
}
