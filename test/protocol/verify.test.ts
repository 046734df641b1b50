import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Verdicts, type VerifyRequest, verify } from '../../electron/binding/verify.ts';
import type { Fault } from '../../electron/demo/faults/fault.ts';
import type { Climb } from '../../electron/probe/climb.ts';
import type { ProbeResult } from '../../electron/probe/probe-result.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';

const WRONG = 'not-the-Password';
const LIMITS = { wholeMs: 1_500, imapVerdictMs: 300 };

const provider = providePlainProvider();

function verifyWith(changes: Partial<VerifyRequest> = {}, password = PASSWORD): Promise<Verdicts> {
  return verify({
    providerId: 'custom',
    imap: provider.server('imap'),
    smtp: provider.server('smtp'),
    caFile: provider.caFile,
    signIn: { method: 'password', username: ADDRESS, password },
    allowedRejections: 2,
    limits: LIMITS,
    ...changes,
  });
}

const imapSays = (...lines: readonly string[]) =>
  provider.running.setFault('imap', { kind: 'reply', at: 'login', lines } satisfies Fault);

/** `ok`, the reason it was withheld for, or the code and stage it failed with. */
function outcome(result: ProbeResult | null): string {
  if (result === null) return 'not watched';
  if (result.outcome === 'failed') return `failed at ${result.failure.stage}`;
  return result.outcome === 'withheld' ? result.reason : 'ok';
}

const outcomes = ({ imap, smtp }: Verdicts) => [outcome(imap), outcome(smtp)];
const rejections = () => [
  provider.running.traffic.imap.rejectedSignIns,
  provider.running.traffic.smtp.rejectedSignIns,
];
const smtpSignIns = () => provider.commands('smtp').filter((command) => command === 'AUTH').length;

test('signs in to both over one connection each', async () => {
  expect(outcomes(await verifyWith())).toEqual(['ok', 'ok']);
  const { imap, smtp } = provider.running.traffic;
  expect([imap.connections, smtp.connections]).toEqual([1, 1]);
});

test('tells of each protocol as it is done', async () => {
  const told: string[] = [];
  await verifyWith({ onResult: ({ protocol }) => told.push(protocol) });
  expect(told.toSorted()).toEqual(['imap', 'smtp']);
});

test('tells every rung of each protocol as it is passed, and how it ended', async () => {
  const climbs: Climb[] = [];
  await verifyWith({ onClimb: (climb) => climbs.push(climb) }, WRONG);
  for (const protocol of ['imap', 'smtp'] as const) {
    const own = climbs.filter((climb) => climb.protocol === protocol);
    expect(own[0]).toMatchObject({ rungs: [], stage: 'resolve', ok: null });
    // Each tells one more rung than the one before, in order, and the stage that follows.
    expect(own.slice(0, -1).map(({ rungs }) => rungs.length)).toEqual(
      own.slice(0, -1).map((_, index) => index),
    );
    expect(own.at(-2)).toMatchObject({ stage: 'login', ok: null });
    expect(own.at(-1)).toMatchObject({ stage: null, ok: false });
    expect(own.at(-1)?.rungs).toEqual(own.at(-2)?.rungs);
    expect(
      own
        .at(-1)
        ?.rungs.slice(0, 5)
        .map(({ stage }) => stage),
    ).toEqual(['resolve', 'connect', 'tls', 'greeting', 'capability']);
  }
  expect(JSON.stringify(climbs)).not.toContain(WRONG);
});

test('tells a climb that came to no verdict as one', async () => {
  const ends: Climb[] = [];
  await verifyWith({
    signIn: { withhold: 'secret-unavailable' },
    onClimb: (climb) => climb.stage === null && ends.push(climb),
  });
  expect(ends.map(({ ok }) => ok)).toEqual([null, null]);
});

test('tells the end also where the CA file cannot be used', async () => {
  const climbs: Climb[] = [];
  await verifyWith({ caFile: '/nowhere/ca.pem', smtp: null, onClimb: (climb) => climbs.push(climb) });
  expect(climbs).toEqual([{ protocol: 'imap', rungs: [], stage: null, ok: false }]);
});

test('leaves a protocol alone that is not watched', async () => {
  expect(outcomes(await verifyWith({ imap: null }))).toEqual(['not watched', 'ok']);
  expect(provider.running.traffic.imap.connections).toBe(0);
});

describe('a password that IMAP refuses by policy', () => {
  test.each([
    ['basic authentication is off', 'NO [CANNOT] Basic authentication is disabled.'],
    ['a sign-in on the web is wanted', 'NO [WEBALERT https://accounts.example.com] Web login required.'],
  ])('is not shown to SMTP, which is still climbed to the capabilities: %s', async (_, reply) => {
    await imapSays(reply);
    const { imap, smtp } = await verifyWith();
    expect([outcome(imap), outcome(smtp)]).toEqual(['failed at login', 'imap-refused-by-policy']);
    expect(smtp?.rungs.map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['connect', 'tls', 'greeting', 'capability']),
    );
    expect(smtpSignIns()).toBe(0);
  });
});

describe('a password that IMAP rejects', () => {
  test('is tried on SMTP where two rejections are allowed', async () => {
    expect(outcomes(await verifyWith({}, WRONG))).toEqual(['failed at login', 'failed at login']);
    expect(rejections()).toEqual([1, 1]);
  });

  test('costs one rejection where one is allowed', async () => {
    const verdicts = await verifyWith({ allowedRejections: 1 }, WRONG);
    expect(outcomes(verdicts)).toEqual(['failed at login', 'imap-refused-secret']);
    expect(rejections()).toEqual([1, 0]);
    expect(smtpSignIns()).toBe(0);
  });

  test('is not called a policy where a provider that has one says no more than “failed”', async () => {
    await imapSays('NO LOGIN failed.');
    expect(outcomes(await verifyWith({ providerId: 'outlook' }))).toEqual([
      'failed at login',
      'imap-refused-secret',
    ]);
    expect(smtpSignIns()).toBe(0);
  });
});

describe('one allowed rejection', () => {
  test('is enough for a good password', async () => {
    expect(outcomes(await verifyWith({ allowedRejections: 1 }))).toEqual(['ok', 'ok']);
  });

  test('is not risked on SMTP while IMAP keeps silent about the password', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
    const verdicts = await verifyWith({ allowedRejections: 1 });
    expect(outcomes(verdicts)).toEqual(['failed at login', 'sign-in-budget-spent']);
    expect(smtpSignIns()).toBe(0);
  });

  test('is not risked on SMTP after IMAP hung up on the password', async () => {
    await provider.running.setFault('imap', { kind: 'cut', at: 'login' });
    const verdicts = await verifyWith({ allowedRejections: 1 });
    expect(outcomes(verdicts)).toEqual(['failed at login', 'sign-in-budget-spent']);
    expect(smtpSignIns()).toBe(0);
  });
});

describe('SMTP signs in', () => {
  test.each([1, 2])(
    'after IMAP asked to come back later, with %i rejections allowed',
    async (allowedRejections) => {
      await imapSays('NO [UNAVAILABLE] Temporary authentication failure.');
      expect(outcomes(await verifyWith({ allowedRejections }))).toEqual(['failed at login', 'ok']);
    },
  );

  test('where IMAP cannot be reached', async () => {
    await provider.running.setFault('imap', { kind: 'refused-port' });
    expect(outcomes(await verifyWith({ allowedRejections: 1 }))).toEqual(['failed at connect', 'ok']);
  });

  test('as soon as the wait for a slow IMAP is over', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
    const { imap, smtp } = await verifyWith();
    expect([outcome(imap), outcome(smtp)]).toEqual(['failed at login', 'ok']);
    expect(smtp?.ms).toBeGreaterThanOrEqual(LIMITS.imapVerdictMs - 50);
    expect(smtp?.ms).toBeLessThan(LIMITS.wholeMs - 200);
  });

  test('without waiting for what IMAP does after the sign-in', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'open' });
    const { imap, smtp } = await verifyWith({ limits: { wholeMs: 1_500, imapVerdictMs: 1_400 } });
    expect([imap?.outcome, smtp?.outcome]).toEqual(['failed', 'ok']);
    expect(smtp?.ms).toBeLessThan(1_000);
  });
});

test('a withheld sign-in is sent to neither server', async () => {
  const verdicts = await verifyWith({ signIn: { withhold: 'secret-unavailable' }, allowedRejections: 0 });
  expect(outcomes(verdicts)).toEqual(['secret-unavailable', 'secret-unavailable']);
  expect([...provider.commands('imap'), ...provider.commands('smtp')].join(' ')).not.toMatch(/AUTH|LOGIN/);
});

describe('a sign-in that is withheld from one protocol', () => {
  test('is sent to the other: IMAP is climbed, SMTP signs in', async () => {
    const verdicts = await verifyWith({ withheld: { imap: 'sign-in-budget-spent' } });
    expect(outcomes(verdicts)).toEqual(['sign-in-budget-spent', 'ok']);
    expect(provider.commands('imap').join(' ')).not.toMatch(/AUTH|LOGIN/);
  });

  test('is sent to the other: SMTP is climbed, IMAP signs in', async () => {
    const verdicts = await verifyWith({ withheld: { smtp: 'sign-in-resting' } });
    expect(outcomes(verdicts)).toEqual(['ok', 'sign-in-resting']);
    expect(smtpSignIns()).toBe(0);
    expect(verdicts.smtp?.rungs.map(({ stage }) => stage)).toContain('capability');
  });

  test('costs the other one no more than its own rejection', async () => {
    await verifyWith({ withheld: { imap: 'sign-in-resting' } }, WRONG);
    expect(rejections()).toEqual([0, 1]);
  });
});

describe('a visit', () => {
  test('reads over the IMAP connection once INBOX was opened', async () => {
    const folders: string[] = [];
    const { imap } = await verifyWith({
      visit: async (session) => {
        const listed = await session.folders();
        folders.push(...listed.map(({ path }) => path));
      },
    });
    expect([imap?.outcome, provider.running.traffic.imap.connections]).toEqual(['ok', 1]);
    expect(folders).toContain('INBOX');
  });

  test('is not made where IMAP is not signed in to', async () => {
    let visits = 0;
    const visit = async () => {
      visits += 1;
    };
    await verifyWith({ visit }, WRONG);
    await verifyWith({ visit, withheld: { imap: 'sign-in-resting' } });
    expect(visits).toBe(0);
  });
});

test('cancelling ends both at once', async () => {
  await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
  const caller = new AbortController();
  const startedAt = performance.now();
  const verifying = verifyWith({
    cancelled: caller.signal,
    limits: { wholeMs: 20_000, imapVerdictMs: 20_000 },
  });
  await wait(300);
  caller.abort();
  const { imap, smtp } = await verifying;
  expect(performance.now() - startedAt).toBeLessThan(1_500);
  for (const result of [imap, smtp]) {
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'CANCELLED' } });
  }
  expect(smtpSignIns()).toBe(0);
});

test('a CA file that cannot be used is a failure of TLS, and no server is asked', async () => {
  const { imap, smtp } = await verifyWith({ caFile: '/nowhere/ca.pem' });
  for (const result of [imap, smtp]) {
    expect(result).toMatchObject({
      outcome: 'failed',
      failure: {
        stage: 'tls',
        code: 'CA_FILE_UNUSABLE',
        message: 'The CA file /nowhere/ca.pem could not be used: there is no such file.',
      },
    });
  }
  expect(provider.running.traffic.imap.connections).toBe(0);
});
