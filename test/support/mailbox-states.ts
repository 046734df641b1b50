import type { MailboxDetails, MailboxReport, MailboxSummary } from '../../electron/api/contract.ts';
import { sampleDetails } from './sample-details.ts';
import { lockedReport, refusedReport, sampleProtocol, sampleReport } from './sample-report.ts';
import { LOCKED_KEYRING, minutesAgo, sampleSends, sampleSummary } from './sample-snapshot.ts';
import { SIGN_IN_STATES } from './sign-in-states.ts';

/** A mailbox in one of the states that its page has. */
function state(
  summary: Partial<MailboxSummary> = {},
  report: MailboxReport = sampleReport('you@outlook.com'),
  changes: Partial<MailboxDetails> = {},
): MailboxDetails {
  return sampleDetails(sampleSummary('you@outlook.com', summary), report, changes);
}

const { rungs: imapRungs } = sampleProtocol('imap');
const { rungs: smtpRungs } = sampleProtocol('smtp');
const address = 'you@outlook.com';

const NEVER_SIGNED_IN = (withheld: NonNullable<MailboxReport['imap']>['withheld']) => ({
  imap: sampleProtocol('imap', { ok: true, stage: 'capability', withheld, rungs: imapRungs.slice(0, 5) }),
  smtp: sampleProtocol('smtp', { ok: true, stage: 'capability', withheld, rungs: smtpRungs.slice(0, 5) }),
});

/** Every state of the page, by a name that says what is the matter. */
export const MAILBOX_STATES = {
  healthy: state(),
  'never-checked': state({
    status: 'unknown',
    summary: 'Not checked yet',
    checkedAt: null,
    lastProofAt: null,
    since: null,
    sends: null,
  }),
  checking: state({ isBeingChecked: true }),
  pending: state(
    {
      status: 'pending',
      cause: 'timeout',
      summary: 'The server does not answer',
      attempt: { failed: 1, of: 3 },
      since: minutesAgo(1),
      lastProofAt: minutesAgo(16),
    },
    sampleReport(address, {
      status: 'unreachable',
      cause: 'timeout',
      transient: true,
      title: 'The server does not answer',
      summary: 'The IMAP server took the connection and then said nothing for 30 seconds.',
      imap: sampleProtocol('imap', {
        ok: false,
        stage: 'greeting',
        cause: 'timeout',
        rungs: imapRungs.slice(0, 3),
      }),
    }),
  ),
  'password-refused': state(
    {
      status: 'action-needed',
      cause: 'bad-credentials',
      summary: 'The app password no longer works',
      since: minutesAgo(48),
      lastProofAt: minutesAgo(63),
      sends: sampleSends({ messages24h: 41, recipients24h: 44, messagesToday: 41 }),
    },
    refusedReport(address),
  ),
  // What every check after the refusals finds: it did not sign in, and the refusal still stands.
  'password-not-tried-again': state(
    {
      status: 'action-needed',
      cause: 'bad-credentials',
      summary: 'The app password no longer works',
      since: minutesAgo(300),
      lastProofAt: minutesAgo(315),
    },
    sampleReport(address, {
      status: 'unknown',
      title: 'No further sign-in is tried',
      summary:
        'The sign-in was refused as often as is safe, so only the way to the servers is checked until it changes.',
      ...NEVER_SIGNED_IN('sign-in-budget-spent'),
      signIn: { allowed: false, rejectedSinceChange: 4, lastRejectedAt: minutesAgo(299) },
    }),
    { trouble: refusedReport(address, { checkedAt: minutesAgo(299) }) },
  ),
  'administrator-needed': state(
    {
      status: 'action-needed',
      cause: 'smtp-auth-disabled',
      summary: 'SMTP sign-in is switched off for this mailbox',
      since: minutesAgo(190),
    },
    sampleReport(address, {
      status: 'action-needed',
      cause: 'smtp-auth-disabled',
      title: 'SMTP sign-in is switched off for this mailbox',
      summary: 'Microsoft 365 lets nobody sign in over SMTP here, and no new password changes that.',
      advice: [
        {
          text: 'Ask an administrator to switch “Authenticated SMTP” on for this mailbox.',
          url: 'https://admin.microsoft.com/',
        },
        { text: 'Check the mailbox again afterwards; the change takes a few minutes.', url: null },
      ],
      actor: 'admin',
      smtp: sampleProtocol('smtp', {
        ok: false,
        stage: 'login',
        cause: 'smtp-auth-disabled',
        reply:
          '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
        rungs: smtpRungs.slice(0, 5),
      }),
      signIn: { allowed: true, rejectedSinceChange: 2, lastRejectedAt: minutesAgo(4) },
    }),
  ),
  unreachable: state(
    {
      status: 'unreachable',
      cause: 'connection-refused',
      summary: 'The server refuses the connection',
      since: minutesAgo(25),
      lastProofAt: minutesAgo(40),
      sends: null,
    },
    sampleReport(address, {
      status: 'unreachable',
      cause: 'connection-refused',
      transient: true,
      title: 'The server refuses the connection',
      summary: 'Nothing answers at this address and port.',
      advice: [{ text: 'Wait: the server may be restarting. It is tried again by itself.', url: null }],
      imap: sampleProtocol('imap', {
        ok: false,
        stage: 'connect',
        cause: 'connection-refused',
        tls: null,
        rungs: imapRungs.slice(0, 1),
      }),
      sends: null,
    }),
  ),
  offline: state({
    status: 'offline',
    since: minutesAgo(5),
    checkedAt: minutesAgo(20),
    lastProofAt: minutesAgo(20),
  }),
  paused: state({ status: 'paused', since: minutesAgo(900), checkedAt: minutesAgo(900) }),
  stale: state({
    status: 'stale',
    since: minutesAgo(10),
    checkedAt: minutesAgo(47),
    lastProofAt: minutesAgo(47),
  }),
  'keychain-locked': state(
    { status: 'unknown', summary: LOCKED_KEYRING.title, since: minutesAgo(2), lastProofAt: minutesAgo(80) },
    { ...lockedReport(address), ...NEVER_SIGNED_IN('secret-unavailable') },
  ),
  'cap-reached': state({
    status: 'warning',
    summary: '100 % of 300 messages in 24 hours sent',
    since: minutesAgo(20),
    sends: sampleSends({
      messages24h: 301,
      recipients24h: 340,
      messagesToday: 240,
      peakPerMinute: 12,
      capBasis: 'user',
      planToday: 200,
      level: 100,
    }),
  }),
  ...SIGN_IN_STATES,
  'certificate-expiring': state(
    { status: 'warning', summary: 'It works, with a warning', since: minutesAgo(20) },
    sampleReport(address, {
      status: 'warning',
      title: 'It works, with a warning',
      summary: 'The certificate of the IMAP server expires in 9 days.',
      advice: [{ text: 'Tell whoever runs the server to renew its certificate.', url: null }],
      actor: 'user',
      imap: sampleProtocol('imap', {
        tls: {
          protocol: 'TLSv1.3',
          issuer: 'Example CA',
          validFrom: minutesAgo(80 * 24 * 60),
          validTo: minutesAgo(-(9 * 24 * 60 + 60)),
        },
      }),
    }),
  ),
  'sends-unread': state({ sends: null }, sampleReport(address, { sends: null }), {
    smtpServer: null,
    caFile: '/etc/ssl/certs/example-ca.pem',
    tags: ['sales', 'newsletter'],
  }),
  'counting-by-recipients': state({
    sends: sampleSends({
      messages24h: 112,
      recipients24h: 160,
      cap: 10_000,
      unit: 'recipients',
      capBasis: 'published',
      planToday: 120,
      isComplete: false,
      readBackTo: minutesAgo(12 * 24 * 60),
    }),
  }),
} satisfies Readonly<Record<string, MailboxDetails>>;

export type MailboxStateName = keyof typeof MAILBOX_STATES;
