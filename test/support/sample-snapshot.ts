import type {
  AlertReport,
  MailboxSummary,
  Obstacle,
  SendReport,
  Snapshot,
} from '../../electron/api/contract.ts';
import { explainKeychainProblem } from '../../electron/credentials/keychain-problem.ts';
import { mendOf } from '../../electron/diagnosis/mend.ts';
import { outlook } from '../../electron/provider/presets/outlook.ts';

const MINUTE_MS = 60_000;

/** ISO 8601, so many minutes before now. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE_MS).toISOString();
}

/** A mailbox that works and was checked two minutes ago, its fields told apart by its address. */
export function sampleSummary(address: string, changes: Partial<MailboxSummary> = {}): MailboxSummary {
  return {
    id: `id-of-${address}`,
    address,
    provider: 'outlook',
    status: 'healthy',
    cause: null,
    summary: 'Everything works',
    mendedBy: changes.status === 'action-needed' ? mendOf(changes.cause ?? null, outlook, 'password') : null,
    tags: [],
    checkedAt: minutesAgo(2),
    lastProofAt: minutesAgo(2),
    since: minutesAgo(3 * 24 * 60),
    attempt: null,
    sends: sampleSends(),
    isBeingChecked: false,
    ...changes,
  };
}

/** Twelve of 300 messages, fifty planned. */
export function sampleSends(changes: Partial<SendReport> = {}): SendReport {
  const sends: SendReport = {
    messages24h: 12,
    recipients24h: 15,
    messagesToday: 9,
    peakPerMinute: 2,
    cap: 300,
    unit: 'messages',
    capBasis: 'observed',
    planToday: 50,
    capShare: null,
    planShare: null,
    level: 0,
    source: 'sent-folder',
    readAt: minutesAgo(2),
    isComplete: true,
    readBackTo: minutesAgo(30 * 24 * 60),
    ...changes,
  };
  const sent = sends.unit === 'recipients' ? sends.recipients24h : sends.messages24h;
  return {
    ...sends,
    capShare: sends.cap === null ? null : sent / sends.cap,
    planShare: sends.planToday === null ? null : sends.messagesToday / sends.planToday,
  };
}

/** One mailbox in every state that there is. */
export const SAMPLE_MAILBOXES: readonly MailboxSummary[] = [
  sampleSummary('archive@hotmail.com', { status: 'paused', checkedAt: minutesAgo(900), sends: null }),
  sampleSummary('you@outlook.com', {
    status: 'action-needed',
    cause: 'bad-credentials',
    summary: 'The app password no longer works',
    since: minutesAgo(48),
    lastProofAt: minutesAgo(63),
    sends: sampleSends({ messages24h: 41, recipients24h: 44, messagesToday: 41 }),
    tags: ['sales'],
  }),
  sampleSummary('sales@northwind.example', {
    provider: 'microsoft365',
    status: 'action-needed',
    cause: 'smtp-auth-disabled',
    summary: 'SMTP sign-in is switched off for this mailbox',
    since: minutesAgo(190),
    lastProofAt: minutesAgo(205),
    sends: sampleSends({
      messages24h: 0,
      recipients24h: 0,
      cap: 10_000,
      unit: 'recipients',
      capBasis: 'published',
      planToday: null,
    }),
  }),
  sampleSummary('news@fabrikam.example', {
    provider: 'custom',
    status: 'unreachable',
    cause: 'timeout',
    summary: 'The server does not answer',
    since: minutesAgo(25),
    lastProofAt: minutesAgo(40),
    sends: null,
  }),
  sampleSummary('you@gmail.com', {
    provider: 'gmail',
    status: 'warning',
    summary: '84 % of 500 messages in 24 hours sent',
    since: minutesAgo(20),
    sends: sampleSends({
      messages24h: 421,
      recipients24h: 421,
      messagesToday: 380,
      cap: 500,
      capBasis: 'published',
      planToday: 335,
      level: 70,
    }),
  }),
  sampleSummary('orders@northwind.example', {
    provider: 'microsoft365',
    status: 'pending',
    cause: 'server-busy',
    summary: 'The server is busy',
    since: minutesAgo(1),
    lastProofAt: minutesAgo(16),
    attempt: { failed: 1, of: 3 },
    isBeingChecked: true,
    sends: sampleSends({
      messages24h: 112,
      recipients24h: 112,
      cap: 10_000,
      unit: 'recipients',
      planToday: null,
    }),
  }),
  sampleSummary('lab@contoso.example', {
    provider: 'custom',
    status: 'stale',
    since: minutesAgo(10),
    lastProofAt: minutesAgo(47),
    checkedAt: minutesAgo(47),
  }),
  sampleSummary('new@contoso.example', {
    provider: 'custom',
    status: 'unknown',
    summary: 'Not checked yet',
    checkedAt: null,
    lastProofAt: null,
    since: null,
    sends: null,
  }),
  sampleSummary('you@163.com', {
    provider: 'netease163',
    sends: sampleSends({ messages24h: 18, messagesToday: 18, cap: 200 }),
  }),
  sampleSummary('team@fastmail.example', {
    provider: 'fastmail',
    isBeingChecked: true,
    sends: sampleSends({ messages24h: 7, messagesToday: 4, cap: 1_000, planToday: null, isComplete: false }),
  }),
  sampleSummary('you@icloud.com', {
    provider: 'icloud',
    sends: sampleSends({ messages24h: 3, messagesToday: 3, cap: 1_000, planToday: null }),
  }),
];

/** An alert about the mailboxes of `addresses`. */
export function sampleAlert(changes: Partial<AlertReport> = {}): AlertReport {
  return {
    id: 'alert-1',
    kind: 'action-needed',
    cause: 'bad-credentials',
    provider: 'outlook',
    addresses: ['you@outlook.com'],
    mendedBy:
      (changes.kind ?? 'action-needed') === 'action-needed'
        ? mendOf(changes.cause === undefined ? 'bad-credentials' : changes.cause, outlook, 'password')
        : null,
    title: 'you@outlook.com can no longer sign in',
    body: 'The app password no longer works. Turn two-step verification on again, then make a new app password.',
    openedAt: minutesAgo(48),
    toldAt: minutesAgo(48),
    endedAt: null,
    ...changes,
  };
}

export const SAMPLE_ALERTS: readonly AlertReport[] = [
  sampleAlert(),
  sampleAlert({
    id: 'alert-2',
    cause: 'smtp-auth-disabled',
    provider: 'microsoft365',
    addresses: ['sales@northwind.example'],
    title: 'sales@northwind.example can no longer send',
    body: 'SMTP sign-in is switched off for this mailbox. An admin of your organisation can switch it on.',
    openedAt: minutesAgo(190),
    toldAt: minutesAgo(190),
  }),
  sampleAlert({
    id: 'alert-3',
    kind: 'outage',
    cause: 'timeout',
    provider: 'custom',
    addresses: ['news@fabrikam.example'],
    title: 'news@fabrikam.example cannot be reached',
    body: 'The server does not answer.',
    openedAt: minutesAgo(25),
    toldAt: minutesAgo(25),
  }),
  sampleAlert({
    id: 'alert-4',
    kind: 'send-limit',
    cause: null,
    provider: 'gmail',
    addresses: ['you@gmail.com'],
    title: 'you@gmail.com has sent 84 % of its cap',
    body: '421 of 500 messages in 24 hours.',
    openedAt: minutesAgo(20),
    toldAt: minutesAgo(20),
  }),
];

/** Everything at a glance, as it is now. */
export function sampleSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    at: minutesAgo(0),
    network: 'online',
    mailboxes: SAMPLE_MAILBOXES,
    alerts: SAMPLE_ALERTS,
    obstacle: null,
    snoozedUntil: null,
    ...changes,
  };
}

/** Before there is a mailbox. */
export const EMPTY_SNAPSHOT: Snapshot = sampleSnapshot({ mailboxes: [], alerts: [] });

const { title, meaning: sentence, steps } = explainKeychainProblem('locked', 'linux');

/** The keychain of this computer is locked. */
export const LOCKED_KEYRING: Obstacle = { title, sentence, steps };

/** Every mailbox as it is while the keychain of this computer is locked. */
export function lockedSnapshot(): Snapshot {
  return sampleSnapshot({
    alerts: [],
    obstacle: LOCKED_KEYRING,
    mailboxes: SAMPLE_MAILBOXES.map((mailbox) =>
      mailbox.checkedAt === null || mailbox.status === 'paused'
        ? mailbox
        : sampleSummary(mailbox.address, { provider: mailbox.provider, ...KEYRING_LOCKED }),
    ),
  });
}

const KEYRING_LOCKED = { status: 'unknown', cause: null, summary: LOCKED_KEYRING.title } as const;
