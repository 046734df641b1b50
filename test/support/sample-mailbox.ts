import type { CheckRecord, ProtocolVerdict } from '../../electron/history/check-record.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';

/** A mailbox as the app stores it, its fields told apart by `number`. */
export function sampleMailbox(number: number, changes: Partial<Mailbox> = {}): Mailbox {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    address: `you${number}@example.com`,
    providerId: 'outlook',
    username: `you${number}@example.com`,
    imap: { host: 'imap.example.com', port: 993, security: 'tls' },
    smtp: { host: 'smtp.example.com', port: 587, security: 'starttls' },
    caFile: null,
    tags: ['sales'],
    signInMethod: 'password',
    secretId: `secret-${number}`,
    paused: false,
    createdAt: '2026-11-01T08:00:00.000Z',
    ...changes,
  };
}

/** One protocol that works. */
export const WORKING: ProtocolVerdict = {
  ok: true,
  stage: 'logout',
  cause: null,
  reply: null,
  ms: 300,
  tls: {
    protocol: 'TLSv1.3',
    issuer: 'Example CA',
    validFrom: '2026-01-01T00:00:00Z',
    validTo: '2027-01-01T00:00:00Z',
  },
  rungs: [{ stage: 'resolve', at: '2026-11-20T20:00:00.000Z', ms: 4 }],
  withheld: null,
};

/** One protocol that refuses the password. */
export const REJECTING: ProtocolVerdict = {
  ...WORKING,
  ok: false,
  stage: 'login',
  cause: 'bad-credentials',
  reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
};

/** A check of a sample mailbox that found it working, at `at` (ISO 8601). */
export function healthyCheck(mailbox: Mailbox, at: string, changes: Partial<CheckRecord> = {}): CheckRecord {
  return {
    mailboxId: mailbox.id,
    at: new Date(at).toISOString(),
    status: 'healthy',
    cause: null,
    transient: false,
    title: 'Works',
    summary: 'Both protocols sign in.',
    imap: WORKING,
    smtp: WORKING,
    durationMs: 600,
    ...changes,
  };
}

/** A check that found the password refused by both protocols. */
export function refusedCheck(mailbox: Mailbox, at: string, changes: Partial<CheckRecord> = {}): CheckRecord {
  return healthyCheck(mailbox, at, {
    status: 'action-needed',
    cause: 'bad-credentials',
    title: 'Password refused',
    summary: 'Both servers refused the password.',
    imap: REJECTING,
    smtp: REJECTING,
    ...changes,
  });
}
