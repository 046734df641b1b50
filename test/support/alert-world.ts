import type { AlertInput, SendLevel } from '../../electron/alerting/alert-input.ts';
import { planAlerts } from '../../electron/alerting/plan-alerts.ts';
import type { KeychainProblem } from '../../electron/credentials/credential-store.ts';
import type { Cause } from '../../electron/diagnosis/cause.ts';
import type { Alert, AlertPlan, Telling } from '../../electron/history/alert.ts';
import type {
  UnreadMailbox,
  WatchedIncident,
  WatchedMailbox,
} from '../../electron/history/alert-evidence.ts';
import type { SignInMethod } from '../../electron/mailbox/mailbox.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What was shown, and when: milliseconds since 1970. */
export interface Shown extends Telling {
  readonly at: number;
}

/** A small world with a clock of its own in which mailboxes fail and recover; every beat plans, and keeps what it says. */
export function alertWorld(start = '2026-11-20T10:00:00.000Z') {
  let now = Date.parse(start);
  let serial = 0;
  const mailboxes = new Map<string, WatchedMailbox>();
  const alerts = new Map<string, Alert>();
  const shown: Shown[] = [];
  const unread = new Map<string, { readonly since: string; readonly checkedAt: string }>();
  let incidents: readonly WatchedIncident[] = [];
  const iso = () => new Date(now).toISOString();
  const newId = (kind: string) => {
    serial += 1;
    return `${kind}-${serial}`;
  };
  const change = (id: string, changes: Partial<WatchedMailbox>) => {
    const mailbox = mailboxes.get(id);
    if (mailbox === undefined) throw new Error(`No mailbox ${id}`);
    mailboxes.set(id, { ...mailbox, ...changes });
  };

  const world = {
    settings: { quietHours: null, snoozedUntil: null, intervalMinutes: 15 } as AlertInput['settings'],
    confirming: new Set<string>(),
    sendLevels: [] as readonly SendLevel[],
    keychainProblem: null as KeychainProblem | null,
    awakeSince: start,
    isOffline: false,
    shown,
    now: () => now,
    at: iso,
    alerts: () => [...alerts.values()],
    open: () => [...alerts.values()].filter(({ endedAt }) => endedAt === null),
    incidents: () => incidents,
    mailbox: (id: string) => mailboxes.get(id),
    /** Adds mailboxes of one provider; returns their ids, which begin their addresses. */
    add(count: number, groupKey = 'outlook', signInMethod: SignInMethod = 'password'): readonly string[] {
      return Array.from({ length: count }, () => {
        const id = `you${mailboxes.size + 1}`;
        mailboxes.set(id, {
          id,
          address: `${id}@example.com`,
          providerId: groupKey.includes('.') ? 'custom' : groupKey,
          groupKey,
          signInMethod,
          isPaused: false,
          provenAt: iso(),
        });
        return id;
      });
    },
    isDown: (id: string) => incidents.some((one) => one.mailboxId === id && one.closedAt === null),
    fail(id: string, cause: Cause | null = 'bad-credentials'): void {
      const mailbox = mailboxes.get(id);
      if (mailbox === undefined || world.isDown(id)) throw new Error(`${id} cannot fail`);
      unread.delete(id);
      const [openedAt, openedBy] = [iso(), iso()];
      incidents = [
        ...incidents,
        {
          id: newId('incident'),
          mailboxId: id,
          cause,
          openedAt,
          openedBy,
          closedAt: null,
          closedBy: null,
          mailbox,
        },
      ];
    },
    recover(id: string): void {
      incidents = incidents.map((one) =>
        one.mailboxId === id && one.closedAt === null ? { ...one, closedAt: iso(), closedBy: iso() } : one,
      );
    },
    /** The same check closes one incident and opens another. */
    replace(id: string, cause: Cause | null): void {
      world.recover(id);
      world.fail(id, cause);
    },
    /** The keychain can be read no more, as a check of each mailbox that works finds out at once. */
    lockKeychain(problem: KeychainProblem = 'locked'): void {
      world.keychainProblem = problem;
      const working = [...mailboxes.keys()].filter((id) => !world.isDown(id) && !unread.has(id));
      for (const id of working) unread.set(id, { since: iso(), checkedAt: iso() });
    },
    unlockKeychain(): void {
      world.keychainProblem = null;
      unread.clear();
    },
    pause: (id: string) => change(id, { isPaused: true }),
    resume: (id: string) => change(id, { isPaused: false }),
    /** As the database does: everything of the mailbox goes with it. */
    remove(id: string): void {
      mailboxes.delete(id);
      incidents = incidents.filter(({ mailboxId }) => mailboxId !== id);
      for (const alert of alerts.values()) {
        alerts.set(alert.id, {
          ...alert,
          members: alert.members.filter(({ mailboxId }) => mailboxId !== id),
        });
      }
    },
    plan(): AlertPlan {
      return planAlerts({
        now: iso(),
        incidents: incidents.flatMap((one) => {
          const mailbox = mailboxes.get(one.mailboxId);
          return mailbox === undefined ? [] : [{ ...one, mailbox }];
        }),
        alerts: [...alerts.values()],
        settings: world.settings,
        confirming: world.confirming,
        sendLevels: world.sendLevels,
        unread: [...unread].flatMap(([id, times]): UnreadMailbox[] => {
          const mailbox = mailboxes.get(id);
          return mailbox === undefined ? [] : [{ mailbox, ...times }];
        }),
        keychainProblem: world.keychainProblem,
        awakeSince: world.awakeSince,
        platform: 'linux',
        isOffline: world.isOffline,
        newId: () => newId('alert'),
      });
    },
    /** Plans and writes; returns what is shown. */
    beat(): readonly Shown[] {
      const { changes, tellings } = world.plan();
      for (const { before, after } of changes) {
        if (before !== null && alerts.get(before.id) !== before)
          throw new Error(`Alert ${before.id} is not as it was`);
        alerts.set(after.id, after);
      }
      const told = tellings.map((telling) => ({ ...telling, at: now }));
      shown.push(...told);
      return told;
    },
    /** Lets time pass with a beat every `stepMs`; mailboxes that work are proven to, and locked ones found so. Returns what is shown meanwhile. */
    wait(ms: number, stepMs = MINUTE): readonly Shown[] {
      const from = shown.length;
      for (const end = now + ms; now < end; ) {
        now = Math.min(end, now + stepMs);
        if (!world.isOffline) world.proveWorking();
        world.beat();
      }
      return shown.slice(from);
    },
    /** Time passes while the program does not run. */
    sleep(ms: number): void {
      now += ms;
      world.awakeSince = iso();
    },
    /** The keychain gives one entry again, or all but those that it is locked for. */
    read(id: string): void {
      unread.delete(id);
      world.keychainProblem = null;
    },
    /** A check of all. */
    proveWorking(): void {
      for (const { id, isPaused } of mailboxes.values()) {
        const times = unread.get(id);
        if (isPaused) continue;
        if (times !== undefined) unread.set(id, { ...times, checkedAt: iso() });
        else if (!world.isDown(id)) change(id, { provenAt: iso() });
      }
    },
  };
  return world;
}

/** What was said, in short: `alert: you1@example.com can no longer sign in`. */
export function sayings(shown: readonly Telling[]): readonly string[] {
  return shown.map(({ kind, alert }) => `${kind}: ${alert.title}`);
}
