import type { MailboxReport, ProtocolReport } from '../../electron/api/contract.ts';
import { mendOf } from '../../electron/diagnosis/mend.ts';
import { outlook } from '../../electron/provider/presets/outlook.ts';
import { LOCKED_KEYRING, minutesAgo, sampleSends } from './sample-snapshot.ts';

const STAGES = [
  'resolve',
  'connect',
  'tls',
  'greeting',
  'capability',
  'login',
  'identify',
  'open',
  'logout',
] as const;
const TOOK_MS = [12, 31, 38, 24, 9, 390, 8, 55, 14];

/** One protocol that works, with all its rungs. */
export function sampleProtocol(
  protocol: 'imap' | 'smtp',
  changes: Partial<ProtocolReport> = {},
): ProtocolReport {
  const stages =
    protocol === 'imap' ? STAGES : STAGES.filter((stage) => stage !== 'identify' && stage !== 'open');
  return {
    protocol,
    ok: true,
    stage: 'logout',
    cause: null,
    reply: null,
    ms: 581,
    tls: {
      protocol: 'TLSv1.3',
      issuer: 'Example CA',
      validFrom: minutesAgo(100 * 24 * 60),
      validTo: minutesAgo(-100 * 24 * 60),
    },
    rungs: stages.map((stage) => ({ stage, at: minutesAgo(2), ms: TOOK_MS[STAGES.indexOf(stage)] ?? 10 })),
    withheld: null,
    ...changes,
  };
}

/** One protocol whose server refuses the password. */
export function refusingProtocol(protocol: 'imap' | 'smtp'): ProtocolReport {
  const { rungs, ...working } = sampleProtocol(protocol);
  return {
    ...working,
    ok: false,
    stage: 'login',
    cause: 'bad-credentials',
    reply:
      protocol === 'imap'
        ? 'A2 NO [AUTHENTICATIONFAILED] LOGIN failed.'
        : '535 5.7.3 Authentication unsuccessful [EXAMPLE.EURPRD.PROD.OUTLOOK.COM]',
    rungs: rungs.slice(0, 5),
  };
}

/** A check that found everything working. */
export function sampleReport(address: string, changes: Partial<MailboxReport> = {}): MailboxReport {
  return {
    address,
    id: `id-of-${address}`,
    provider: 'outlook',
    status: 'healthy',
    cause: null,
    transient: false,
    title: 'Everything works',
    summary: 'IMAP and SMTP both accept the sign-in.',
    advice: [],
    actor: 'nobody',
    warnings: [],
    imap: sampleProtocol('imap'),
    smtp: sampleProtocol('smtp'),
    sends: sampleSends(),
    mendedBy: changes.status === 'action-needed' ? mendOf(changes.cause ?? null, outlook, 'password') : null,
    signIn: { allowed: true, rejectedSinceChange: 0, lastRejectedAt: null },
    checkedAt: minutesAgo(2),
    ...changes,
  };
}

/** A check in which both servers refused the app password. */
export function refusedReport(address: string, changes: Partial<MailboxReport> = {}): MailboxReport {
  return sampleReport(address, {
    status: 'action-needed',
    cause: 'bad-credentials',
    title: 'The app password no longer works',
    summary:
      'IMAP and SMTP both refused it. At Outlook this happens when two-step verification is turned off or the password of the account changes: every app password ends at once.',
    advice: [
      {
        text: 'Turn two-step verification on again.',
        url: 'https://account.live.com/proofs/manage/additional',
      },
      {
        text: 'Make a new app password. It is shown once.',
        url: 'https://account.live.com/proofs/AppPassword',
      },
      { text: 'Re-bind the mailbox with it. Nothing is replaced until both servers accept it.', url: null },
    ],
    actor: 'user',
    imap: refusingProtocol('imap'),
    smtp: refusingProtocol('smtp'),
    signIn: { allowed: false, rejectedSinceChange: 4, lastRejectedAt: minutesAgo(47) },
    ...changes,
  });
}

/** A check that could not sign in, since the keychain of this computer is locked. */
export function lockedReport(address: string): MailboxReport {
  return sampleReport(address, {
    status: 'unknown',
    title: LOCKED_KEYRING.title,
    summary: LOCKED_KEYRING.sentence,
    advice: LOCKED_KEYRING.steps,
    actor: 'user',
  });
}
