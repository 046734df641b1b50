import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckOutcome } from '../../../electron/history/check-outcome.ts';
import type { CheckRecord } from '../../../electron/history/check-record.ts';
import { decideIncident, type Incident } from '../../../electron/history/incident.ts';
import {
  NO_STANDING,
  type Patience,
  type Standing,
  standingAfter,
} from '../../../electron/history/standing.ts';
import { checkThat, OUTCOMES, quarter } from '../../support/check-that.ts';

/** A mailbox and its incidents, as its checks leave them. */
interface Told {
  readonly check: CheckRecord;
  readonly outcome: CheckOutcome;
  readonly before: Standing;
  readonly standing: Standing;
  readonly incidents: readonly Incident[];
}

interface Round {
  readonly outcome: CheckOutcome;
  readonly changes: Partial<CheckRecord>;
}

const CAUSES_OF: Partial<Readonly<Record<CheckOutcome, readonly CheckRecord['cause'][]>>> = {
  refused: ['bad-credentials', 'app-password-required', 'imap-disabled'],
  'refused-for-good': ['account-locked', 'needs-web-login', null],
  'out-of-reach': ['timeout', 'connection-lost', 'connection-refused'],
  'asked-to-wait': ['rate-limited-logins', 'server-busy', 'oauth-unavailable'],
};

const roundOf = (outcome: CheckOutcome): fc.Arbitrary<Round> =>
  fc.constantFrom(...(CAUSES_OF[outcome] ?? [undefined])).map((cause) => ({
    outcome,
    changes: cause === undefined ? {} : { cause },
  }));
const roundsOf = (outcomes: readonly CheckOutcome[]) =>
  fc.array(fc.constantFrom(...outcomes).chain(roundOf), { maxLength: 40 });
const anyRounds = roundsOf(OUTCOMES);
const anyPatience: fc.Arbitrary<Patience> = fc.record({
  failuresToConfirm: fc.integer({ min: 1, max: 5 }),
  successesToClear: fc.integer({ min: 1, max: 4 }),
});

/** Remembers each check as the memory does. */
function tell(rounds: readonly Round[], patience: Patience): readonly Told[] {
  let standing = NO_STANDING;
  let incidents: readonly Incident[] = [];
  return rounds.map(({ outcome, changes }, index) => {
    // What is repeated without asking is what is known.
    const known = outcome === 'refused-before' || outcome === 'resting' ? { cause: standing.cause } : {};
    const check = checkThat(outcome, quarter(index), { ...known, ...changes });
    const before = standing;
    standing = standingAfter(before, check, patience);
    const open = incidents.find(({ closedAt }) => closedAt === null) ?? null;
    const decision = decideIncident({
      open,
      check,
      before,
      after: standing,
      patience,
      newId: `incident-${index}`,
    });
    if ('closed' in decision) {
      const { closed } = decision;
      incidents = incidents.map((incident) => (incident.id === closed.id ? closed : incident));
    }
    if ('opened' in decision) incidents = [...incidents, decision.opened];
    return { check, outcome, before, standing, incidents };
  });
}

const openIn = ({ incidents }: Told) => incidents.filter(({ closedAt }) => closedAt === null);
const SAYS_NOTHING: ReadonlySet<CheckOutcome> = new Set(['offline', 'resting', 'no-verdict']);

/** Holds for every moment of every life of a mailbox. */
function always(claim: (told: readonly Told[], patience: Patience) => void, rounds = anyRounds): void {
  fc.assert(
    fc.property(rounds, anyPatience, (some, patience) => {
      const told = tell(some, patience);
      for (let count = 1; count <= told.length; count += 1) claim(told.slice(0, count), patience);
    }),
    { numRuns: 300 },
  );
}

describe('whatever the checks of a mailbox come to', () => {
  test('it is green only where the last check that could tell found it working', () => {
    always((told) => {
      const status = told.at(-1)?.standing.status;
      if (status === 'healthy' || status === 'warning') {
        expect(told.findLast(({ outcome }) => !SAYS_NOTHING.has(outcome))?.outcome).toBe('works');
      }
    });
  });

  test('it becomes unreachable only after as many failures as it takes', () => {
    always((told, { failuresToConfirm }) => {
      const last = told.at(-1);
      if (last?.standing.status !== 'unreachable' || last.before.status === 'unreachable') return;
      const sinceWorking = told.slice(told.findLastIndex(({ outcome }) => outcome === 'works') + 1);
      const failures = sinceWorking.filter(
        ({ outcome }) => outcome === 'out-of-reach' || outcome === 'asked-to-wait',
      );
      expect(failures.length).toBeGreaterThanOrEqual(failuresToConfirm);
    });
  });

  test('it has an open incident exactly while it needs somebody or is unreachable', () => {
    always((told) => {
      const last = told.at(-1);
      if (last === undefined) return;
      const isConfirmed = last.standing.status === 'action-needed' || last.standing.status === 'unreachable';
      expect(openIn(last)).toHaveLength(isConfirmed ? 1 : 0);
    });
  });

  test('the open incident names the cause for which somebody is needed', () => {
    always((told) => {
      const last = told.at(-1);
      if (last?.standing.status === 'action-needed') {
        expect(openIn(last)[0]?.cause).toBe(last.standing.cause);
      }
    });
  });

  test('its incidents follow one another, and each ends no earlier than it began', () => {
    always((told) => {
      const incidents = told.at(-1)?.incidents ?? [];
      const moments = incidents.flatMap(({ openedAt, closedAt }) => [openedAt, closedAt ?? quarter(1_000)]);
      expect(moments).toEqual(moments.toSorted());
    });
  });

  test('every incident is closed once enough good checks follow', () => {
    fc.assert(
      fc.property(anyRounds, anyPatience, (rounds, patience) => {
        const good: Round = { outcome: 'works', changes: {} };
        const told = tell([...rounds, ...Array(patience.successesToClear).fill(good)], patience);
        const last = told.at(-1);
        expect(last?.standing).toMatchObject({ status: 'healthy', failingSince: null, refusals: 0 });
        expect(last?.incidents.filter(({ closedAt }) => closedAt === null)).toEqual([]);
      }),
    );
  });

  test('a check that asked nobody never makes it better, and confirms nothing by waiting', () => {
    always((told) => {
      const last = told.at(-1);
      if (last?.outcome !== 'resting' && last?.outcome !== 'offline') return;
      expect(last.standing).toEqual({ ...last.before, checkedAt: last.check.at });
    });
  });
});

test('temporary replies, silence and a locked keychain alone never need somebody', () => {
  const rounds = roundsOf(['works', 'asked-to-wait', 'out-of-reach', 'offline', 'no-verdict', 'resting']);
  always((told) => expect(told.at(-1)?.standing.status).not.toBe('action-needed'), rounds);
});
