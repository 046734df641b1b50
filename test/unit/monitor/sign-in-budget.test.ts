import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignInCounts, SignInRecords } from '../../../electron/history/sign-in-ledger.ts';
import type { SignInMethod } from '../../../electron/mailbox/mailbox.ts';
import type { Protocol } from '../../../electron/mailbox/server-address.ts';
import {
  allowanceOf,
  MOST_REJECTIONS,
  MOST_REJECTIONS_PER_PROTOCOL,
  REST_AFTER_REJECTION_MS,
  RESTS,
  signsInByItself,
} from '../../../electron/monitor/sign-in-budget.ts';
import { createLedgerInMemory, NEVER_REJECTED } from '../../support/sign-in-ledger-in-memory.ts';
import {
  anySimulation,
  type Rejection,
  type Simulation,
  simulate,
} from '../../support/sign-in-simulation.ts';

const NOW = new Date('2026-11-20T20:00:00.000Z');
const AGO = (seconds: number) => new Date(NOW.getTime() - seconds * 1000).toISOString();
const BOTH: readonly Protocol[] = ['imap', 'smtp'];

/** Rejections of each protocol and how many seconds ago the last try was; `null`: no try is known. */
type Spent = readonly [imap: number, imapAgo: number | null, smtp: number, smtpAgo: number | null];

function recordsOf([imap, imapAgo, smtp, smtpAgo]: Spent): SignInRecords {
  const of = (rejected: number, ago: number | null) => ({
    ...NEVER_REJECTED,
    rejected,
    lastTryAt: ago === null ? null : AGO(ago),
  });
  return { imap: of(imap, imapAgo), smtp: of(smtp, smtpAgo) };
}

function allow(spent: Spent, askedByUser = false, protocols = BOTH) {
  return allowanceOf(recordsOf(spent), { protocols, signInMethod: 'password', now: NOW, askedByUser });
}

const allowToken = (spent: Spent, askedByUser = false) =>
  allowanceOf(recordsOf(spent), { protocols: BOTH, signInMethod: 'oauth2', now: NOW, askedByUser });

const EACH: SignInCounts = { imap: 1, smtp: 1 };
const IMAP: SignInCounts = { imap: 1, smtp: 0 };
const SMTP: SignInCounts = { imap: 0, smtp: 1 };
const NONE: SignInCounts = { imap: 0, smtp: 0 };

test('allows four rejections, two of each protocol, a minute apart', () => {
  expect([MOST_REJECTIONS, MOST_REJECTIONS_PER_PROTOCOL, REST_AFTER_REJECTION_MS]).toEqual([4, 2, 60_000]);
});

describe('a check that nobody asked for', () => {
  test.each<[string, Spent, SignInCounts, readonly Protocol[]]>([
    ['nothing was rejected yet', [0, null, 0, null], EACH, []],
    ['a try a moment ago was not rejected', [0, 1, 0, 1], EACH, []],
    ['both rejected a minute ago', [1, 60, 1, 60], EACH, []],
    ['both rejected less than a minute ago', [1, 59.9, 1, 59.9], NONE, ['imap', 'smtp']],
    ['IMAP has just rejected', [1, 5, 0, 5], SMTP, ['imap']],
    ['SMTP has just rejected', [0, 5, 1, 5], IMAP, ['smtp']],
    ['IMAP has rejected twice', [2, 86_400, 0, null], SMTP, []],
    ['SMTP has rejected twice', [0, null, 2, 86_400], IMAP, []],
    ['IMAP has rejected twice and SMTP once, just now', [2, 5, 1, 5], NONE, ['smtp']],
    ['both have rejected twice', [2, 86_400, 2, 86_400], NONE, []],
    ['the user’s tries came on top at IMAP', [7, 86_400, 0, null], SMTP, []],
    ['a rejection without a time is known', [1, null, 1, null], EACH, []],
    ['the clock was set back', [1, -3_600, 1, -3_600], NONE, ['imap', 'smtp']],
  ])('signs in where %s', (_, spent, rejections, resting) => {
    expect(allow(spent)).toEqual({ rejections, smtpAfterImap: false, resting });
  });
});

describe('a check that the user asked for', () => {
  test.each<[string, Spent, SignInCounts, boolean]>([
    ['nothing was rejected yet', [0, null, 0, null], EACH, false],
    ['both have just rejected for the first time', [1, 1, 1, 1], EACH, false],
    ['both have rejected twice, a minute ago: one rejection', [2, 60, 2, 60], EACH, true],
    ['both have rejected twice, less than a minute ago', [2, 59.9, 2, 59.9], NONE, false],
    ['IMAP alone was tried a moment ago', [3, 1, 2, 3_600], NONE, false],
    ['SMTP alone was tried a moment ago', [2, 3_600, 3, 1], NONE, false],
    ['one rejection is left, at SMTP', [2, 60, 1, 60], EACH, true],
    ['one rejection is left, at IMAP', [1, 60, 2, 60], EACH, true],
    ['one rejection is left, at SMTP, and IMAP has just been tried', [2, 1, 1, 60], SMTP, false],
    ['IMAP is refused and SMTP works', [9, 60, 0, null], EACH, false],
    ['SMTP is refused and IMAP works', [0, null, 9, 60], EACH, true],
    ['more was rejected than is allowed and no try is known', [9, null, 9, null], EACH, true],
    ['the clock was set back', [2, -3_600, 2, -3_600], NONE, false],
  ])('signs in where %s', (_, spent, rejections, smtpAfterImap) => {
    expect(allow(spent, true)).toEqual({ rejections, smtpAfterImap, resting: [] });
  });
});

describe('a mailbox of which one protocol is watched', () => {
  test.each<[string, Spent, boolean, SignInCounts]>([
    ['signs in to no other', [0, null, 0, null], false, IMAP],
    ['has two rejections, whatever the other one did before', [2, 60, 2, 60], false, NONE],
    ['is tried once more for the user', [2, 60, 2, 60], true, IMAP],
    ['does not wait for the other one’s rest', [2, 60, 2, 1], true, IMAP],
  ])('%s', (_, spent, askedByUser, rejections) => {
    expect(allow(spent, askedByUser, ['imap'])).toMatchObject({ rejections, smtpAfterImap: false });
  });
});

describe('an access token, which locks no account', () => {
  const [TEN_MINUTES, HOUR] = [600, 3_600];

  test.each<[string, Spent, SignInCounts, readonly Protocol[]]>([
    ['nothing was rejected yet', [0, null, 0, null], EACH, []],
    ['both rejected a minute ago', [1, 60, 1, 60], NONE, ['imap', 'smtp']],
    ['both rejected nearly ten minutes ago', [1, TEN_MINUTES - 0.1, 1, TEN_MINUTES - 0.1], NONE, BOTH],
    ['both rejected ten minutes ago', [1, TEN_MINUTES, 1, TEN_MINUTES], EACH, []],
    ['both have rejected twice, nearly an hour ago', [2, HOUR - 0.1, 2, HOUR - 0.1], NONE, []],
    ['both have rejected twice, an hour ago', [2, HOUR, 2, HOUR], EACH, []],
    ['both have rejected for days, an hour ago', [70, HOUR, 70, HOUR], EACH, []],
    ['IMAP has rejected for days and SMTP works', [70, 60, 0, null], SMTP, []],
    ['IMAP was asked an hour ago, SMTP just now', [2, HOUR, 2, 1], IMAP, []],
    ['the clock was set back', [2, -HOUR, 2, -HOUR], NONE, []],
  ])('is shown by itself where %s', (_, spent, rejections, resting) => {
    expect(allowToken(spent)).toEqual({ rejections, smtpAfterImap: false, resting });
  });

  test.each<Spent>([
    [1, 1, 1, 1],
    [2, 60, 2, 60],
    [2, 59.9, 2, 59.9],
    [9, 60, 0, null],
  ])('is shown for the user as a password is: %j', (...spent) => {
    expect(allowToken(spent, true)).toEqual(allow(spent, true));
  });

  test('goes on by itself, whatever was rejected', () => {
    expect(signsInByItself(recordsOf([70, 1, 70, 1]), BOTH, 'oauth2')).toBe(true);
  });
});

test.each<[Spent, boolean]>([
  [[0, null, 0, null], true],
  [[1, 1, 1, 1], true],
  [[2, 1, 0, null], false],
  [[0, null, 2, 1], false],
])('%j: the next automatic check signs in everywhere: %s', (spent, expected) => {
  expect(signsInByItself(recordsOf(spent), BOTH, 'password')).toBe(expected);
});

describe('over any sequence of checks by two processes', () => {
  const holds = (
    what: { user: boolean; crashes: boolean; signInMethod?: SignInMethod },
    claim: (found: ReturnType<typeof simulate>, simulation: Simulation) => void,
  ) =>
    fc.assert(
      fc.property(anySimulation({ signInMethod: 'password', ...what }), (simulation) =>
        claim(simulate(createLedgerInMemory(), simulation), simulation),
      ),
      { numRuns: 2_000 },
    );
  const of = (rejections: readonly Rejection[], protocol: Protocol) =>
    rejections.filter((rejection) => rejection.protocol === protocol);

  test('the servers reject four sign-ins at most without the user, two of each protocol, crashes or not', () => {
    holds({ user: false, crashes: true }, ({ rejections }) => {
      expect(rejections.length).toBeLessThanOrEqual(MOST_REJECTIONS);
      for (const protocol of BOTH) {
        expect(of(rejections, protocol).length).toBeLessThanOrEqual(MOST_REJECTIONS_PER_PROTOCOL);
      }
    });
  });

  test('after a rejection, the next automatic one at the same protocol comes no sooner than a minute later', () => {
    holds({ user: true, crashes: false }, ({ rejections }) => {
      for (const { protocol, begunAt, askedByUser } of rejections) {
        const isTooSoon = (other: Rejection) =>
          other.begunAt < begunAt && begunAt - other.at < REST_AFTER_REJECTION_MS / 1_000;
        if (!askedByUser) expect(of(rejections, protocol).filter(isTooSoon)).toEqual([]);
      }
    });
  });

  test('a token is shown by itself after ten minutes, then once an hour, whatever the processes do', () => {
    holds({ user: false, crashes: true, signInMethod: 'oauth2' }, ({ rejections }) => {
      for (const protocol of BOTH) {
        const begun = of(rejections, protocol).map(({ begunAt }) => begunAt);
        begun.slice(1).forEach((at, index) => {
          const restMs = index === 0 ? RESTS.oauth2.beforeConfirmingMs : RESTS.oauth2.beforeFurtherMs;
          expect(at - (begun[index] ?? 0)).toBeGreaterThanOrEqual((restMs ?? 0) / 1_000);
        });
      }
    });
  });

  test('a protocol that accepts the secret is never silenced by the refusals of the other', () => {
    holds({ user: true, crashes: false }, ({ alone }, { protocols, servers }) => {
      for (const { signedInTo } of alone) {
        for (const protocol of protocols.filter((one) => servers[one] === 'accepts')) {
          expect(signedInTo).toContain(protocol);
        }
      }
    });
  });

  test('once a protocol has nothing left, the user’s checks cost one rejection a minute at most', () => {
    holds({ user: true, crashes: true }, ({ rejections }) => {
      for (const beyond of rejections.filter(({ wasSpent }) => wasSpent)) {
        expect(beyond.askedByUser).toBe(true);
        const isTooSoon = (other: Rejection) =>
          other !== beyond &&
          other.begunAt <= beyond.begunAt &&
          beyond.begunAt - other.begunAt < REST_AFTER_REJECTION_MS / 1_000;
        expect(rejections.filter(isTooSoon)).toEqual([]);
      }
    });
  });
});
