import type { AlertKind, MailboxReport, ProtocolReport, WatchReport } from '../../api/contract.ts';
import type { MailboxStatus } from '../../diagnosis/cause.ts';

type AlertEvent = Extract<WatchReport, { readonly alert: unknown }>['event'];

// Written as records, so that the compiler asks for every word of the two unions.
const ALERT_EVENTS: Readonly<Record<AlertEvent, true>> = {
  alert: true,
  reminder: true,
  recovery: true,
  withdrawn: true,
};
const ALERT_KINDS: Readonly<Record<AlertKind, true>> = {
  'action-needed': true,
  outage: true,
  throttled: true,
  unstable: true,
  'send-limit': true,
};

/** What metrics need of a report; its advice and the servers' words would lie in memory for nothing. */
export type LastCheck = Pick<MailboxReport, 'imap' | 'smtp' | 'signIn' | 'checkedAt'>;

/** What was seen of one mailbox since the watch began. */
export interface MailboxTally {
  /** The last check, which may be of an earlier run; `null` where none is known. */
  readonly report: LastCheck | null;
  /** Checks by what they found. */
  readonly checks: ReadonlyMap<MailboxStatus, number>;
  /** How often it was confirmed that the mailbox does not work. */
  readonly incidents: number;
  readonly sentMessages: number;
}

export interface AlertTally {
  readonly event: string;
  readonly kind: string;
  readonly count: number;
}

/** Counts what the watch tells. */
export interface Tally {
  readonly observe: (event: WatchReport) => void;
  /** Takes in the last check of an earlier run without counting it. */
  readonly learn: (report: MailboxReport) => void;
  readonly of: (mailboxId: string) => MailboxTally;
  /** Every event and kind, from the start on: a counter that begins at one shows no rise. */
  readonly alerts: () => readonly AlertTally[];
  /** Forgets every other mailbox. */
  readonly keep: (mailboxIds: ReadonlySet<string>) => void;
}

const NOTHING: MailboxTally = { report: null, checks: new Map(), incidents: 0, sentMessages: 0 };

/** An empty one. */
export function createTally(): Tally {
  const mailboxes = new Map<string, MailboxTally>();
  const alerts = new Map(
    Object.keys(ALERT_EVENTS).flatMap((event) =>
      Object.keys(ALERT_KINDS).map((kind) => [`${event} ${kind}`, { event, kind, count: 0 }]),
    ),
  );
  const of = (id: string) => mailboxes.get(id) ?? NOTHING;
  return {
    observe: (event) => {
      if ('id' in event) mailboxes.set(event.id, after(of(event.id), event));
      if (!('alert' in event)) return;
      const counted = alerts.get(`${event.event} ${event.alert.kind}`);
      if (counted !== undefined) counted.count += 1;
    },
    learn: (report) => {
      const { id } = report;
      if (id === null) return;
      const known = of(id).report;
      if (known === null || known.checkedAt < report.checkedAt) {
        mailboxes.set(id, { ...of(id), report: lastCheck(report) });
      }
    },
    of,
    alerts: () => [...alerts.values()],
    keep: (mailboxIds) => {
      for (const id of mailboxes.keys()) {
        if (!mailboxIds.has(id)) mailboxes.delete(id);
      }
    },
  };
}

function after(before: MailboxTally, event: Extract<WatchReport, { readonly id: string }>): MailboxTally {
  switch (event.event) {
    case 'check': {
      const { report } = event;
      const checks = new Map(before.checks).set(report.status, (before.checks.get(report.status) ?? 0) + 1);
      return { ...before, report: lastCheck(report), checks };
    }
    case 'status': {
      const isNew = isConfirmed(event.status) && !isConfirmed(event.before);
      return { ...before, incidents: before.incidents + (isNew ? 1 : 0) };
    }
    case 'send':
      return { ...before, sentMessages: before.sentMessages + event.newMessages };
  }
}

function lastCheck({ imap, smtp, signIn, checkedAt }: MailboxReport): LastCheck {
  return { imap: withoutReply(imap), smtp: withoutReply(smtp), signIn, checkedAt };
}

function withoutReply(protocol: ProtocolReport | null): ProtocolReport | null {
  return protocol && { ...protocol, reply: null };
}

function isConfirmed(status: MailboxStatus): boolean {
  return status === 'action-needed' || status === 'unreachable';
}
