import { planAlerts } from '../../electron/alerting/plan-alerts.ts';
import type { Cause } from '../../electron/diagnosis/cause.ts';
import type { AlertPlan } from '../../electron/history/alert.ts';
import { type AlertStore, createAlertStore } from '../../electron/history/alert-store.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import type { Database } from '../../electron/storage/database.ts';

/** When the tests of stored alerts begin. */
export const BEGIN = '2026-11-20T10:00:00.000Z';

/** Mailboxes and incidents to tell of, written as a check would. */
export function alertGround(database: Database) {
  const store = createAlertStore(database);
  const mailboxes = createMailboxStore(database);
  return {
    store,
    mailboxes,
    add(...added: readonly Mailbox[]): void {
      for (const mailbox of added) mailboxes.insert(mailbox);
    },
    fail(mailbox: Mailbox, id: string, at: string, cause: Cause = 'bad-credentials'): void {
      database.run(
        `INSERT INTO incidents (id, mailbox, cause, opened_at, opened_by, disproof)
         SELECT :id, key, :cause, :at, :at, 'A check.' FROM mailboxes WHERE id = :mailboxId`,
        { id, cause, at: Date.parse(at), mailboxId: mailbox.id },
      );
    },
    recover(id: string, at: string): void {
      database.run('UPDATE incidents SET closed_at = :at, closed_by = :at WHERE id = :id', {
        id,
        at: Date.parse(at),
      });
    },
  };
}

/** What the store's memory comes to at `now`, with nothing held back. */
export function planFrom(store: AlertStore, now: string, firstId = 'alert'): AlertPlan {
  let serial = 0;
  return planAlerts({
    now,
    ...store.evidence(new Date(now)),
    settings: { quietHours: null, snoozedUntil: null, intervalMinutes: 15 },
    confirming: new Set(),
    sendLevels: [],
    keychainProblem: null,
    awakeSince: now,
    platform: 'linux',
    isOffline: false,
    newId: () => {
      serial += 1;
      return `${firstId}-${serial}`;
    },
  });
}
