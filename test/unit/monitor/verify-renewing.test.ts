import { describe, expect, test } from 'vitest';
import type { VerifyRequest } from '../../../electron/binding/verify.ts';
import type { PreparedSignIn } from '../../../electron/monitor/prepare-sign-in.ts';
import type { ReadSignIn } from '../../../electron/monitor/read-sign-in.ts';
import { verifyRenewing } from '../../../electron/monitor/verify-renewing.ts';
import { failureOf } from '../../../electron/oauth/oauth-failure.ts';
import type { ProbeResult } from '../../../electron/probe/probe-result.ts';
import { failedResult, okResult, withheldResult } from '../../support/probe-results.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

const MAILBOX = sampleMailbox(1);
const refused = (protocol: 'imap' | 'smtp', ms = 400): ProbeResult => ({
  ...failedResult(protocol, protocol === 'imap' ? 'NO AUTHENTICATE failed.' : '535 5.7.3 unsuccessful', {
    presented: 'token',
  }),
  refusedSignIns: 1,
  ms,
});
const stalled = (protocol: 'imap' | 'smtp') =>
  failedResult(protocol, null, { code: 'DEADLINE', presented: 'token' });
const cut = (protocol: 'imap' | 'smtp') =>
  failedResult(protocol, '421 4.7.0 Try again later', { responseCode: '421', presented: 'token' });
const works = okResult;
const BOTH_WORK = { imap: works('imap'), smtp: works('smtp') };
const ENDED = failureOf({ kind: 'grant-invalid', reason: 'idle' });

/** A token at hand, and what comes when another one is asked for. */
function prepare({ isNew = false, next = 'another' }: { isNew?: boolean; next?: 'another' | 'none' } = {}) {
  const discarded: string[] = [];
  let asked = 0;
  const holding = (accessToken: string, isTokenNew: boolean): Extract<ReadSignIn, { ok: true }> => ({
    ok: true,
    signIn: { method: 'oauth2', username: MAILBOX.username, accessToken },
    token: {
      isNew: isTokenNew,
      discard: () => void discarded.push(accessToken),
      next: async () => {
        asked += 1;
        return next === 'another'
          ? holding('another', true)
          : { ok: false, why: { kind: 'sign-in-failed', failure: ENDED } };
      },
    },
  });
  const prepared: PreparedSignIn = {
    ...holding('first', isNew),
    allowance: { rejections: { imap: 1, smtp: 1 }, smtpAfterImap: false, resting: [] },
    reserved: { imap: 1, smtp: 1 },
  };
  return { prepared, discarded, asked: () => asked };
}

/** Servers that answer each attempt in turn, and what they were asked. */
function servers(...answers: readonly (readonly [imap: ProbeResult, smtp: ProbeResult])[]) {
  const requests: VerifyRequest[] = [];
  const verify = async (request: VerifyRequest) => {
    const [imap, smtp] = answers[requests.length] ?? [];
    requests.push(request);
    for (const result of [imap, smtp]) {
      if (result === undefined) continue;
      const { protocol, rungs, outcome } = result;
      request.onClimb?.({ protocol, rungs, stage: null, ok: outcome === 'ok' });
    }
    return { imap: request.imap && (imap ?? null), smtp: request.smtp && (smtp ?? null) };
  };
  const shown = () =>
    requests.map(({ signIn, imap, smtp }) => [
      'accessToken' in signIn ? signIn.accessToken : signIn,
      ...[imap && 'imap', smtp && 'smtp'].filter((protocol) => protocol !== null),
    ]);
  return { verify, requests, shown };
}

function request(prepared: PreparedSignIn, changes: Partial<VerifyRequest> = {}): VerifyRequest {
  const signIn = prepared.ok ? prepared.signIn : ({ withhold: 'secret-unavailable' } as const);
  return { ...MAILBOX, signIn, allowedRejections: 2, ...changes };
}

describe('another token that brings no verdict', () => {
  test.each([
    ['where it stalls', stalled('smtp')],
    ['where it asks to wait', cut('smtp')],
  ])('is not kept for a next check, to which it would be old: %s', async (_, answer) => {
    const { prepared, discarded } = prepare();
    const { verify } = servers([works('imap'), refused('smtp')], [works('imap'), answer]);
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
    expect(tried.verdicts.smtp).toBe(answer);
    expect(tried.tokens).toEqual({});
    expect(discarded).toEqual(['first', 'another']);
  });

  test('at one server is not kept although the other has taken it', async () => {
    const { prepared, discarded } = prepare();
    const { verify } = servers([refused('imap'), refused('smtp')], [works('imap'), stalled('smtp')]);
    await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
    expect(discarded).toEqual(['first', 'another']);
  });
});

describe('a refusal that came too late to ask again', () => {
  test('is no time-out and no verdict: the next check shows another token', async () => {
    const { prepared, discarded, asked } = prepare();
    const { verify, requests } = servers([works('imap'), refused('smtp', 17_500)]);
    const startedMs = performance.now() - 17_600;
    const told: unknown[] = [];
    const onClimb = ({ protocol, ok }: { protocol: string; ok: boolean | null }) => told.push([protocol, ok]);
    const tried = await verifyRenewing(request(prepared, { onClimb }), { prepared, verify, startedMs });
    expect(tried).toMatchObject({ tokens: { smtp: 'stale' }, why: null });
    expect([requests.length, asked()]).toEqual([1, 0]);
    expect(discarded).toEqual(['first']);
    expect(told).toContainEqual(['smtp', false]);
  });

  test('counts in the next check, which has a fresh token and all of its time', async () => {
    const { prepared, discarded } = prepare({ isNew: true });
    const { verify } = servers([works('imap'), refused('smtp', 17_500)]);
    const startedMs = performance.now() - 17_600;
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs });
    expect(tried.tokens).toEqual({ smtp: 'fresh' });
    expect(discarded).toEqual(['first']);
  });

  test('keeps nothing from asking the quick one again, whose new token is not kept then', async () => {
    const { prepared, discarded } = prepare();
    const { verify, shown } = servers(
      [refused('imap'), refused('smtp', 17_500)],
      [works('imap'), works('smtp')],
    );
    const startedMs = performance.now() - 17_600;
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs });
    expect(shown()[1]).toEqual(['another', 'imap']);
    expect(tried.verdicts.imap).toEqual(works('imap'));
    expect(tried.tokens).toEqual({ smtp: 'stale' });
    expect(discarded).toEqual(['first', 'another']);
  });
});

describe('a server that refuses the token', () => {
  test('is shown another one, and the one that took the first is left alone', async () => {
    const { prepared, discarded } = prepare();
    const { verify, shown } = servers([refused('imap'), works('smtp')], [works('imap'), works('smtp')]);
    const told: unknown[] = [];
    const onClimb = ({ ok }: { ok: boolean | null }) => told.push(ok);
    const asking = { prepared, verify, startedMs: performance.now() };
    const tried = await verifyRenewing(request(prepared, { onClimb }), asking);
    expect(tried).toEqual({ verdicts: BOTH_WORK, tokens: {}, why: null });
    expect(shown()).toEqual([
      ['first', 'imap', 'smtp'],
      ['another', 'imap'],
    ]);
    expect(discarded).toEqual(['first']);
    // Whoever follows it sees no failure that mended itself.
    expect(told).not.toContain(false);
  });

  test('takes SMTP along, which was not shown the token for its answer', async () => {
    const { prepared } = prepare();
    const { verify, shown } = servers(
      [refused('imap'), withheldResult('smtp', 'imap-refused-secret')],
      [works('imap'), works('smtp')],
    );
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
    expect(tried.verdicts).toEqual(BOTH_WORK);
    expect(shown()[1]).toEqual(['another', 'imap', 'smtp']);
  });

  test('leaves SMTP alone that may not sign in at all', async () => {
    const { prepared } = prepare();
    const { verify, shown } = servers(
      [refused('imap'), withheldResult('smtp', 'sign-in-budget-spent')],
      [works('imap'), works('smtp')],
    );
    const withheld = { smtp: 'sign-in-budget-spent' } as const;
    await verifyRenewing(request(prepared, { withheld }), { prepared, verify, startedMs: performance.now() });
    expect(shown()[1]).toEqual(['another', 'imap']);
  });

  test('and then the fresh one, too, means the sign-in: there is no third', async () => {
    const { prepared, discarded, asked } = prepare();
    const { verify, requests } = servers(
      [refused('imap'), refused('smtp')],
      [refused('imap'), refused('smtp')],
      [works('imap'), works('smtp')],
    );
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
    expect(tried.tokens).toEqual({ imap: 'fresh', smtp: 'fresh' });
    expect([requests.length, asked()]).toEqual([2, 1]);
    expect(discarded).toEqual(['first', 'another']);
  });

  test('that was issued for this very check means the sign-in at once', async () => {
    const { prepared, discarded } = prepare({ isNew: true });
    const { verify, requests } = servers([refused('imap'), works('smtp')]);
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
    expect(tried).toMatchObject({ tokens: { imap: 'fresh' }, why: null });
    expect(requests).toHaveLength(1);
    expect(discarded).toEqual(['first']);
  });

  test('of which no other is to be had counts as not signed in to, and why is told', async () => {
    const { prepared } = prepare({ next: 'none' });
    const { verify, requests } = servers([refused('imap'), works('smtp')]);
    const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
    expect(tried.why).toEqual({ kind: 'sign-in-failed', failure: ENDED });
    expect(tried.tokens).toEqual({});
    expect(tried.verdicts).toEqual({
      imap: { ...withheldResult('imap', 'secret-unavailable') },
      smtp: works('smtp'),
    });
    expect(requests).toHaveLength(1);
  });

  test('is not asked again by a check that was cancelled', async () => {
    const { prepared, asked } = prepare();
    const { verify, requests } = servers([refused('imap'), refused('smtp')]);
    const cancelled = AbortSignal.abort();
    await verifyRenewing(request(prepared, { cancelled }), {
      prepared,
      verify,
      startedMs: performance.now(),
    });
    expect([requests.length, asked()]).toEqual([1, 0]);
  });
});

test('SMTP is not believed while IMAP says that tokens cannot be judged', async () => {
  const { prepared, discarded } = prepare();
  const waits = failedResult('imap', 'NO [UNAVAILABLE] Temporary authentication failure.', {
    presented: 'token',
    responseCode: 'UNAVAILABLE',
  });
  const { verify, requests } = servers([waits, refused('smtp')]);
  const tried = await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() });
  expect(tried.tokens).toEqual({ smtp: 'in-doubt' });
  expect(requests).toHaveLength(1);
  expect(discarded).toEqual([]);
});

test('all of it keeps to the time limit of one check', async () => {
  const { prepared } = prepare();
  const { verify, requests } = servers([refused('imap'), works('smtp')], [works('imap'), works('smtp')]);
  // The identity provider took its time before the first server was asked.
  await verifyRenewing(request(prepared), { prepared, verify, startedMs: performance.now() - 18_000 });
  for (const { limits } of requests) {
    expect(limits?.wholeMs).toBeLessThanOrEqual(12_000);
    expect(limits?.wholeMs).toBeGreaterThan(10_000);
  }
});

test('a password is shown once, and nothing is added to the request', async () => {
  const signIn = { method: 'password', username: 'you', password: 'secret' } as const;
  const prepared: PreparedSignIn = { ...prepare().prepared, ok: true, signIn, token: null } as PreparedSignIn;
  const { verify, requests } = servers([refused('imap'), refused('smtp')]);
  const asked = request(prepared);
  await verifyRenewing(asked, { prepared, verify, startedMs: performance.now() });
  expect(requests).toEqual([asked]);
});
