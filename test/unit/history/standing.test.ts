import { describe, expect, test } from 'vitest';
import type { CheckOutcome } from '../../../electron/history/check-outcome.ts';
import type { CheckRecord } from '../../../electron/history/check-record.ts';
import {
  NO_STANDING,
  type Patience,
  type Standing,
  type StandingStatus,
  standingAfter,
} from '../../../electron/history/standing.ts';
import { checksThat, checkThat, OUTCOMES, quarter, withheldVerdict } from '../../support/check-that.ts';
import { WORKING } from '../../support/sample-mailbox.ts';

const PATIENCE: Patience = { failuresToConfirm: 3, successesToClear: 2 };

const after = (checks: readonly CheckRecord[], before: Standing = NO_STANDING) =>
  checks.reduce((standing, check) => standingAfter(standing, check, PATIENCE), before);
const standingOf = (...outcomes: readonly CheckOutcome[]) => after(checksThat(outcomes));

const OUT: readonly CheckOutcome[] = ['out-of-reach', 'out-of-reach', 'out-of-reach'];

describe('every outcome, from every standing', () => {
  type Row = readonly [string, readonly CheckOutcome[], Readonly<Record<CheckOutcome, StandingStatus>>];

  const ROWS: readonly Row[] = [
    [
      'never checked',
      [],
      {
        works: 'healthy',
        refused: 'pending',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'unknown',
        'out-of-reach': 'pending',
        'asked-to-wait': 'pending',
        offline: 'unknown',
        'no-verdict': 'unknown',
      },
    ],
    [
      'working',
      ['works'],
      {
        works: 'healthy',
        refused: 'pending',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'healthy',
        'out-of-reach': 'pending',
        'asked-to-wait': 'pending',
        offline: 'healthy',
        'no-verdict': 'unknown',
      },
    ],
    [
      'out of reach once',
      ['works', 'out-of-reach'],
      {
        works: 'healthy',
        refused: 'pending',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'pending',
        'out-of-reach': 'pending',
        'asked-to-wait': 'pending',
        offline: 'pending',
        'no-verdict': 'pending',
      },
    ],
    [
      'refused once',
      ['works', 'refused'],
      {
        works: 'healthy',
        refused: 'action-needed',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'pending',
        'out-of-reach': 'pending',
        'asked-to-wait': 'pending',
        offline: 'pending',
        'no-verdict': 'pending',
      },
    ],
    [
      'needing somebody',
      ['works', 'refused', 'refused'],
      {
        works: 'healthy',
        refused: 'action-needed',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'action-needed',
        'out-of-reach': 'action-needed',
        'asked-to-wait': 'action-needed',
        offline: 'action-needed',
        'no-verdict': 'action-needed',
      },
    ],
    [
      'unreachable',
      ['works', ...OUT],
      {
        works: 'unreachable',
        refused: 'unreachable',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'unreachable',
        'out-of-reach': 'unreachable',
        'asked-to-wait': 'unreachable',
        offline: 'unreachable',
        'no-verdict': 'unreachable',
      },
    ],
    [
      'unreachable, and back once',
      ['works', ...OUT, 'works'],
      {
        works: 'healthy',
        refused: 'unreachable',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'unreachable',
        'out-of-reach': 'unreachable',
        'asked-to-wait': 'unreachable',
        offline: 'unreachable',
        'no-verdict': 'unreachable',
      },
    ],
    [
      'unknown behind a locked keychain',
      ['works', 'no-verdict'],
      {
        works: 'healthy',
        refused: 'pending',
        'refused-for-good': 'action-needed',
        'refused-before': 'action-needed',
        resting: 'unknown',
        'out-of-reach': 'pending',
        'asked-to-wait': 'pending',
        offline: 'unknown',
        'no-verdict': 'unknown',
      },
    ],
  ];

  test.each(ROWS)('%s', (_, earlier, expected) => {
    const before = standingOf(...earlier);
    const at = quarter(earlier.length);
    const found = OUTCOMES.map((outcome) => [outcome, after([checkThat(outcome, at)], before).status]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

describe('a mailbox out of reach', () => {
  test('is pending, “failed 1 of 3”, with the cause and since the first failure', () => {
    expect(standingOf('works', 'out-of-reach')).toMatchObject({
      status: 'pending',
      cause: 'timeout',
      title: 'No answer',
      failures: 1,
      failingSince: quarter(1),
      since: quarter(1),
      lastProofAt: quarter(0),
    });
    expect(standingOf('works', 'out-of-reach', 'out-of-reach')).toMatchObject({
      status: 'pending',
      failures: 2,
      since: quarter(1),
    });
  });

  test('is unreachable after three failures, failing since the first of them', () => {
    expect(standingOf('works', ...OUT)).toMatchObject({
      status: 'unreachable',
      failures: 3,
      failingSince: quarter(1),
      since: quarter(3),
    });
  });

  test('begins to count anew where it worked in between', () => {
    expect(standingOf('out-of-reach', 'out-of-reach', 'works', 'out-of-reach')).toMatchObject({
      status: 'pending',
      failures: 1,
    });
  });

  test('works again after two good checks, and was back with the first', () => {
    const back = standingOf('works', ...OUT, 'works');
    expect(back).toMatchObject({
      status: 'unreachable',
      recoveringSince: quarter(4),
      lastProofAt: quarter(4),
      successes: 1,
    });
    expect(after([checkThat('works', quarter(5))], back)).toMatchObject({
      status: 'healthy',
      cause: null,
      failingSince: null,
      recoveringSince: null,
      since: quarter(5),
      successes: 0,
      failures: 0,
    });
  });

  test('is not back where it fails between two good checks', () => {
    const standing = standingOf('works', ...OUT, 'works', 'out-of-reach', 'works');
    expect(standing).toMatchObject({
      status: 'unreachable',
      successes: 1,
      recoveringSince: quarter(6),
      failingSince: quarter(1),
    });
  });

  test('is back with the first good check where that alone is proof enough', () => {
    const patience = { ...PATIENCE, successesToClear: 1 };
    const standing = standingAfter(standingOf(...OUT), checkThat('works', quarter(3)), patience);
    expect(standing).toMatchObject({ status: 'healthy', failingSince: null });
  });
});

describe('a refusal', () => {
  test('is confirmed by the second one', () => {
    expect(standingOf('works', 'refused')).toMatchObject({ status: 'pending', refusals: 1 });
    expect(standingOf('works', 'refused', 'refused')).toMatchObject({
      status: 'action-needed',
      cause: 'bad-credentials',
      failingSince: quarter(1),
      since: quarter(2),
    });
  });

  test('of the account itself counts at once', () => {
    expect(standingOf('works', 'refused-for-good')).toMatchObject({
      status: 'action-needed',
      cause: 'account-locked',
      failingSince: quarter(1),
    });
  });

  test('is not confirmed by checks that did not sign in', () => {
    expect(standingOf('works', 'refused', 'resting', 'resting', 'resting')).toMatchObject({
      status: 'pending',
      refusals: 1,
      cause: 'bad-credentials',
    });
  });

  test('counts once no server may be asked any more', () => {
    expect(standingOf('works', 'refused', 'refused-before')).toMatchObject({
      status: 'action-needed',
      cause: 'bad-credentials',
      since: quarter(2),
    });
  });

  test('keeps the words in which it was given while it is repeated without asking', () => {
    const before = standingOf('refused', 'refused');
    const repeated = checkThat('refused-before', quarter(2), { title: 'Another title' });
    expect(after([repeated], before)).toEqual({ ...before, checkedAt: quarter(2) });
  });

  test('waits for the second one also where the server was out of reach in between', () => {
    expect(standingOf('refused', 'out-of-reach', 'refused')).toMatchObject({
      status: 'action-needed',
      cause: 'bad-credentials',
    });
  });

  test('of the next kind takes the place of the first', () => {
    expect(standingOf('refused', 'refused', 'refused-for-good')).toMatchObject({
      status: 'action-needed',
      cause: 'account-locked',
      since: quarter(2),
      failingSince: quarter(0),
    });
  });
});

describe('what needs somebody', () => {
  test('stays so while its servers are out of reach, ask to wait, or this computer is offline', () => {
    const confirmed = standingOf('refused', 'refused');
    const later = standingOf(
      'refused',
      'refused',
      ...OUT,
      'asked-to-wait',
      'asked-to-wait',
      'asked-to-wait',
      'offline',
      'no-verdict',
    );
    expect(later).toMatchObject({
      status: 'action-needed',
      cause: confirmed.cause,
      title: confirmed.title,
      since: confirmed.since,
      failingSince: confirmed.failingSince,
    });
  });

  test('is over with the first check that works', () => {
    expect(standingOf('refused', 'refused', 'works')).toMatchObject({
      status: 'healthy',
      cause: null,
      failingSince: null,
    });
  });
});

test('a server that asks to wait makes a mailbox unreachable in the end, and never a matter for its user', () => {
  const waits: readonly CheckOutcome[] = ['asked-to-wait', 'asked-to-wait', 'asked-to-wait'];
  expect(standingOf('works', 'asked-to-wait')).toMatchObject({ status: 'pending', backOffs: 1, failures: 0 });
  expect(standingOf('works', ...waits)).toMatchObject({
    status: 'unreachable',
    cause: 'rate-limited-logins',
  });
  expect(standingOf('works', ...waits, ...waits, ...waits).status).toBe('unreachable');
});

test.each([
  ['never checked', []],
  ['working', ['works']],
  ['refused once', ['refused']],
  ['unreachable', OUT],
  ['unreachable, and back once', [...OUT, 'works']],
] as const)(
  'being offline, or waiting for the next sign-in, changes nothing for a mailbox %s',
  (_, earlier) => {
    const before = standingOf(...earlier);
    const at = quarter(earlier.length);
    for (const outcome of ['offline', 'resting'] as const) {
      expect(after([checkThat(outcome, at)], before)).toEqual({ ...before, checkedAt: at });
    }
  },
);

describe('a locked keychain', () => {
  test('is so since the check that found it, also of a mailbox that never worked', () => {
    expect(standingOf('offline', 'no-verdict', 'no-verdict')).toMatchObject({
      status: 'unknown',
      since: quarter(1),
    });
  });

  test('turns green to unknown, in its own words, and keeps when it last worked', () => {
    expect(standingOf('works', 'no-verdict')).toMatchObject({
      status: 'unknown',
      cause: null,
      title: 'Keychain locked',
      lastProofAt: quarter(0),
      failingSince: null,
    });
  });

  test('keeps a failure that is not confirmed yet, and what it counted', () => {
    expect(standingOf('out-of-reach', 'out-of-reach', 'no-verdict', 'out-of-reach')).toMatchObject({
      status: 'unreachable',
      failures: 3,
    });
  });
});

test('a warning is told as one, and is still a proof', () => {
  const standing = after([checkThat('works', quarter(0), { status: 'warning', title: 'Certificate ends' })]);
  expect(standing).toMatchObject({ status: 'warning', title: 'Certificate ends', lastProofAt: quarter(0) });
});

test('one protocol that works and one that is not asked any more is not a mailbox that works', () => {
  const half = { imap: WORKING, smtp: withheldVerdict('sign-in-budget-spent') };
  const standing = after([checkThat('refused-before', quarter(0), half)]);
  expect(standing).toMatchObject({ status: 'action-needed', lastProofAt: null });
});
