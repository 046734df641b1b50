import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../electron/diagnosis/cause.ts';
import type { CheckOutcome } from '../../../electron/history/check-outcome.ts';
import type { CheckRecord } from '../../../electron/history/check-record.ts';
import {
  decideIncident,
  type Incident,
  type IncidentDecision,
  incidentDurationMs,
} from '../../../electron/history/incident.ts';
import { NO_STANDING, type Patience, standingAfter } from '../../../electron/history/standing.ts';
import { checksThat, checkThat, quarter } from '../../support/check-that.ts';
import { REJECTING, sampleMailbox, WORKING } from '../../support/sample-mailbox.ts';

const mailbox = sampleMailbox(1);
const PATIENCE: Patience = { failuresToConfirm: 3, successesToClear: 2 };

/** What the last of these checks means, with the incident that those before it left open. */
function decide(checks: readonly CheckRecord[], patience = PATIENCE): IncidentDecision {
  let before = NO_STANDING;
  let open: Incident | null = null;
  let decision: IncidentDecision = { kind: 'none' };
  for (const [index, check] of checks.entries()) {
    const after = standingAfter(before, check, patience);
    decision = decideIncident({ open, check, before, after, patience, newId: `incident-${index}` });
    if (decision.kind === 'close') open = null;
    if ('opened' in decision) open = decision.opened;
    before = after;
  }
  return decision;
}
const decideAll = (...outcomes: readonly CheckOutcome[]) => decide(checksThat(outcomes));

const OUT: readonly CheckOutcome[] = ['out-of-reach', 'out-of-reach', 'out-of-reach'];

describe('with no incident open', () => {
  test.each<[string, readonly CheckOutcome[]]>([
    ['a check that works', ['works']],
    ['a first failure', ['works', 'out-of-reach']],
    ['a second failure', ['out-of-reach', 'out-of-reach']],
    ['a refusal that is not confirmed', ['refused', 'resting']],
    ['a locked keychain', ['works', 'no-verdict']],
    ['being offline', ['offline', 'offline', 'offline', 'offline']],
  ])('%s opens none', (_, outcomes) => {
    expect(decideAll(...outcomes)).toEqual({ kind: 'none' });
  });

  test('the third failure opens one, since the first', () => {
    expect(decideAll('works', ...OUT)).toEqual({
      kind: 'open',
      opened: {
        id: 'incident-3',
        mailboxId: mailbox.id,
        cause: 'timeout',
        openedAt: quarter(1),
        openedBy: quarter(3),
        closedAt: null,
        closedBy: null,
        disproof: 'A check in which IMAP and SMTP work.',
      },
    });
  });

  test('the second refusal opens one, since the first', () => {
    expect(decideAll('works', 'refused', 'refused')).toMatchObject({
      kind: 'open',
      opened: { cause: 'bad-credentials', openedAt: quarter(1), openedBy: quarter(2) },
    });
  });

  test('has no cause where the keychain holds nothing: no server refused anything', () => {
    const missing = checkThat('refused-for-good', quarter(0), { cause: null });
    expect(decide([missing])).toMatchObject({ kind: 'open', opened: { cause: null } });
    expect(decide([missing, { ...missing, at: quarter(1) }])).toMatchObject({ kind: 'keep' });
    expect(decide([missing, checkThat('refused-for-good', quarter(1))])).toMatchObject({
      kind: 'replace',
      opened: { cause: 'account-locked' },
    });
  });
});

describe('an incident that the user must mend', () => {
  const died: readonly CheckOutcome[] = ['refused', 'refused'];

  test.each(['healthy', 'warning'] as const)('is closed by the first check that is %s', (status) => {
    expect(decide([...checksThat(died), checkThat('works', quarter(2), { status })])).toMatchObject({
      kind: 'close',
      closed: { id: 'incident-1', closedAt: quarter(2), closedBy: quarter(2) },
    });
  });

  test.each<CheckOutcome>([
    'refused',
    'refused-before',
    'resting',
    'out-of-reach',
    'asked-to-wait',
    'offline',
    'no-verdict',
  ])('is neither proved nor disproved by a check that is “%s”', (outcome) => {
    expect(decideAll(...died, outcome)).toMatchObject({ kind: 'keep', open: { id: 'incident-1' } });
  });

  test('stays while its servers are out of reach for long', () => {
    expect(decideAll(...died, ...OUT, ...OUT)).toMatchObject({
      kind: 'keep',
      open: { cause: 'bad-credentials' },
    });
  });

  test('is replaced when there is something else to do', () => {
    expect(decideAll(...died, 'refused-for-good')).toMatchObject({
      kind: 'replace',
      closed: { id: 'incident-1', closedAt: quarter(2), closedBy: quarter(2) },
      opened: { id: 'incident-2', cause: 'account-locked', openedAt: quarter(2), openedBy: quarter(2) },
    });
  });
});

describe('an outage', () => {
  test('is over with the first of the good checks that prove it', () => {
    expect(decideAll(...OUT, 'works')).toMatchObject({ kind: 'keep' });
    expect(decideAll(...OUT, 'works', 'works')).toMatchObject({
      kind: 'close',
      closed: { id: 'incident-2', openedAt: quarter(0), closedAt: quarter(3), closedBy: quarter(4) },
    });
  });

  test('is one, whether it shows as a time-out or as a cut connection', () => {
    const cut = checkThat('out-of-reach', quarter(3), { cause: 'connection-lost' });
    expect(decide([...checksThat(OUT), cut])).toMatchObject({ kind: 'keep', open: { cause: 'timeout' } });
  });

  test('is one, also where the server asks to wait once it is back', () => {
    expect(decideAll(...OUT, 'asked-to-wait', 'asked-to-wait', 'asked-to-wait')).toMatchObject({
      kind: 'keep',
      open: { cause: 'timeout' },
    });
  });

  test('gives way to what the user must mend, once that is confirmed', () => {
    expect(decideAll(...OUT, 'refused')).toMatchObject({ kind: 'keep', open: { cause: 'timeout' } });
    expect(decideAll(...OUT, 'refused', 'refused')).toMatchObject({
      kind: 'replace',
      closed: { cause: 'timeout', closedAt: quarter(4) },
      opened: { cause: 'bad-credentials', openedAt: quarter(4) },
    });
  });
});

describe('a server that asked to wait', () => {
  const throttled: readonly CheckOutcome[] = ['asked-to-wait', 'asked-to-wait', 'asked-to-wait'];

  test('and does not answer once is still the same incident', () => {
    expect(decideAll(...throttled, 'out-of-reach', 'out-of-reach')).toMatchObject({
      kind: 'keep',
      open: { cause: 'rate-limited-logins' },
    });
  });

  test('and is gone altogether, three checks long, is another', () => {
    expect(decideAll(...throttled, ...OUT)).toMatchObject({
      kind: 'replace',
      closed: { cause: 'rate-limited-logins', closedAt: quarter(5) },
      opened: { cause: 'timeout', openedAt: quarter(5) },
    });
  });
});

describe('trouble of the server that signs users in', () => {
  const checks = (...causes: readonly Cause[]) =>
    causes.map((cause, index) =>
      checkThat(cause === 'timeout' ? 'out-of-reach' : 'asked-to-wait', quarter(index), { cause }),
    );
  const BUSY = ['server-busy', 'server-busy', 'server-busy'] as const;
  const SIGN_IN = ['oauth-unavailable', 'oauth-unavailable', 'oauth-unavailable'] as const;
  const GONE = ['timeout', 'timeout', 'timeout'] as const;

  test.each([
    ['a busy mail server', 'oauth-unavailable', BUSY],
    ['a mail server that is gone', 'oauth-unavailable', GONE],
    ['the sign-in server', 'server-busy', SIGN_IN],
    ['the sign-in server', 'timeout', SIGN_IN],
  ] as const)('is another matter than the other: %s, then two of %s', (_, cause, first) => {
    expect(decide(checks(...first, cause))).toMatchObject({ kind: 'keep', open: { cause: first[0] } });
    expect(decide(checks(...first, cause, cause))).toMatchObject({
      kind: 'replace',
      closed: { cause: first[0], closedAt: quarter(4) },
      opened: { cause, openedAt: quarter(4), openedBy: quarter(4) },
    });
  });

  test('a line on which now the one and now the other is lost stays one incident', () => {
    const turns = ['oauth-unavailable', 'timeout', 'oauth-unavailable', 'timeout'] as const;
    expect(decide(checks(...GONE, ...turns))).toMatchObject({ kind: 'keep', open: { cause: 'timeout' } });
    expect(decide(checks(...SIGN_IN, ...GONE.slice(0, 1), ...turns))).toMatchObject({ kind: 'keep' });
  });

  test('says nothing about what the user must mend', () => {
    const ended = checkThat('refused-for-good', quarter(0), { cause: 'oauth-grant-invalid' });
    const later = checks(...SIGN_IN).map((check, index) => ({ ...check, at: quarter(index + 1) }));
    expect(decide([ended, ...later])).toMatchObject({ kind: 'keep', open: { cause: 'oauth-grant-invalid' } });
  });
});

test.each([
  ['IMAP and SMTP work', REJECTING, REJECTING],
  ['IMAP works', REJECTING, WORKING],
  ['SMTP works', WORKING, REJECTING],
  ['SMTP works', null, REJECTING],
  ['the mailbox works', WORKING, null],
])('is disproved by a check in which %s', (works, imap, smtp) => {
  const decision = decide([checkThat('refused-for-good', quarter(0), { imap, smtp })]);
  expect(decision).toMatchObject({ opened: { disproof: `A check in which ${works}.` } });
});

test('lasts until it was closed, or until now', () => {
  const decision = decideAll('refused-for-good');
  const opened = decision.kind === 'open' ? decision.opened : null;
  if (opened === null) throw new Error('No incident was opened');
  expect(incidentDurationMs(opened, quarter(10))).toBe(150 * 60_000);
  expect(incidentDurationMs({ ...opened, closedAt: quarter(2) }, quarter(10))).toBe(30 * 60_000);
});
