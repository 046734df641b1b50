import { describe, expect, test } from 'vitest';
import type { CheckRecord } from '../../../electron/history/check-record.ts';
import { decideIncident, type Incident, incidentDurationMs } from '../../../electron/history/incident.ts';
import {
  healthyCheck,
  REJECTING,
  refusedCheck,
  sampleMailbox,
  WORKING,
} from '../../support/sample-mailbox.ts';

const mailbox = sampleMailbox(1);
const AT = '2026-11-20T10:00:00.000Z';
const FAILING_SINCE = '2026-11-20T09:57:00.000Z';

const OPEN: Incident = {
  id: 'old',
  mailboxId: mailbox.id,
  cause: 'bad-credentials',
  openedAt: '2026-11-20T08:00:00.000Z',
  openedBy: '2026-11-20T08:00:00.000Z',
  closedAt: null,
  closedBy: null,
  disproof: 'A check in which IMAP and SMTP work.',
};

function decide(open: Incident | null, status: CheckRecord['status'], cause: CheckRecord['cause'] = null) {
  const check = healthyCheck(mailbox, AT, { status, cause });
  return decideIncident({ open, check, failingSince: FAILING_SINCE, newId: 'new' });
}

describe('with no incident open', () => {
  test.each(['action-needed', 'unreachable'] as const)('%s opens one, since the first failure', (status) => {
    expect(decide(null, status, 'timeout')).toMatchObject({
      kind: 'open',
      opened: { id: 'new', cause: 'timeout', openedAt: FAILING_SINCE, openedBy: AT, closedAt: null },
    });
  });

  test.each(['healthy', 'warning', 'pending', 'offline', 'paused', 'stale', 'unknown'] as const)(
    '%s opens none',
    (status) => {
      expect(decide(null, status)).toEqual({ kind: 'none' });
    },
  );

  test('names the cause unknown where the check could not', () => {
    expect(decide(null, 'unreachable')).toMatchObject({ kind: 'open', opened: { cause: 'unknown' } });
  });
});

describe('with an incident open', () => {
  test.each(['healthy', 'warning'] as const)('%s closes it', (status) => {
    expect(decide(OPEN, status)).toEqual({ kind: 'close', closed: { ...OPEN, closedAt: AT, closedBy: AT } });
  });

  test.each([
    ['action-needed', 'bad-credentials'],
    ['pending', 'timeout'],
    ['unreachable', 'timeout'],
    ['offline', 'network-offline'],
    ['paused', null],
    ['stale', null],
    ['unknown', null],
  ] as const)('%s for %s neither proves nor disproves it', (status, cause) => {
    expect(decide(OPEN, status, cause)).toEqual({ kind: 'keep', open: OPEN });
  });

  test('keeps one outage one incident, whether it shows as a time-out or as a cut connection', () => {
    const outage: Incident = { ...OPEN, cause: 'timeout' };
    expect(decide(outage, 'unreachable', 'connection-lost')).toEqual({ kind: 'keep', open: outage });
  });

  test('replaces it when the user has something else to do', () => {
    expect(decide(OPEN, 'action-needed', 'account-locked')).toMatchObject({
      kind: 'replace',
      closed: { id: 'old', closedAt: AT },
      opened: { id: 'new', cause: 'account-locked', openedAt: AT },
    });
  });
});

test.each([
  ['IMAP and SMTP work', REJECTING, REJECTING],
  ['IMAP works', REJECTING, WORKING],
  ['SMTP works', WORKING, REJECTING],
  ['SMTP works', null, REJECTING],
  ['the mailbox works', WORKING, null],
])('is disproved by a check in which %s', (works, imap, smtp) => {
  const decision = decideIncident({
    open: null,
    check: refusedCheck(mailbox, AT, { imap, smtp }),
    failingSince: null,
    newId: 'new',
  });
  expect(decision).toMatchObject({ opened: { openedAt: AT, disproof: `A check in which ${works}.` } });
});

test('lasts until it was closed, or until now', () => {
  const now = '2026-11-20T10:30:00Z';
  expect(incidentDurationMs(OPEN, now)).toBe(2.5 * 3_600_000);
  expect(incidentDurationMs({ ...OPEN, closedAt: AT }, now)).toBe(2 * 3_600_000);
});
