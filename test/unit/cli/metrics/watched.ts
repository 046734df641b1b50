import type {
  AlertReport,
  MailboxReport,
  MailboxSummary,
  ProtocolReport,
  SendReport,
  Snapshot,
  WatchReport,
} from '../../../../electron/api/contract.ts';

export const AT = '2026-11-20T20:00:00.000Z';
/** {@link AT} as Prometheus has it. */
export const AT_SECONDS = 1_795_204_800;

/** A mailbox as a snapshot has it. */
export function mailbox(id: string, changes: Partial<MailboxSummary> = {}): MailboxSummary {
  return {
    id,
    address: `${id}@example.com`,
    provider: 'outlook',
    status: 'healthy',
    cause: null,
    summary: '',
    mendedBy: null,
    tags: [],
    checkedAt: AT,
    lastProofAt: AT,
    since: AT,
    attempt: null,
    sends: null,
    isBeingChecked: false,
    ...changes,
  };
}

export function snapshot(mailboxes: readonly MailboxSummary[], changes: Partial<Snapshot> = {}): Snapshot {
  return {
    at: AT,
    network: 'online',

    mailboxes,
    alerts: [],
    obstacle: null,
    snoozedUntil: null,
    ...changes,
  };
}

export const SENDS: SendReport = {
  messages24h: 270,
  recipients24h: 300,
  messagesToday: 9,
  peakPerMinute: 2,
  cap: 300,
  unit: 'messages',
  capBasis: 'observed',
  planToday: 50,
  capShare: 0.9,
  planShare: 0.18,
  level: 90,
  source: 'sent-folder',
  readAt: AT,
  isComplete: true,
  readBackTo: null,
};

export function protocol(name: 'imap' | 'smtp', changes: Partial<ProtocolReport> = {}): ProtocolReport {
  return {
    protocol: name,
    ok: true,
    stage: 'logout',
    cause: null,
    reply: null,
    ms: 1500,
    tls: { protocol: 'TLSv1.3', issuer: null, validFrom: null, validTo: AT },
    rungs: [{ stage: 'connect', at: AT, ms: 250 }],
    withheld: null,
    ...changes,
  };
}

export function report(id: string | null, changes: Partial<MailboxReport> = {}): MailboxReport {
  return {
    address: `${id}@example.com`,
    id,
    provider: 'outlook',
    status: 'healthy',
    cause: null,
    transient: false,
    title: '',
    summary: '',
    advice: [],
    actor: 'nobody',
    mendedBy: null,
    warnings: [],
    imap: protocol('imap'),
    smtp: protocol('smtp'),
    sends: null,
    signIn: { allowed: true, rejectedSinceChange: 0, lastRejectedAt: null },
    checkedAt: AT,
    ...changes,
  };
}

/** A check as the watch tells it. */
export function checked(id: string, changes: Partial<MailboxReport> = {}): WatchReport {
  const found = report(id, changes);
  return { event: 'check', at: AT, address: found.address, id, standing: found.status, report: found };
}

export function turned(
  id: string,
  before: MailboxSummary['status'],
  status: MailboxSummary['status'],
): WatchReport {
  return {
    event: 'status',
    at: AT,
    address: `${id}@example.com`,
    id,
    before,
    status,
    cause: null,
    summary: '',
  };
}

export function alert(changes: Partial<AlertReport> = {}): AlertReport {
  return {
    id: 'alert',
    kind: 'action-needed',
    cause: 'bad-credentials',
    provider: 'outlook',
    addresses: ['a@example.com'],
    title: '',
    body: '',
    mendedBy: 'new-secret',
    openedAt: AT,
    toldAt: AT,
    endedAt: null,
    ...changes,
  };
}
