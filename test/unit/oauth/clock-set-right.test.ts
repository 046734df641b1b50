import { expect, test } from 'vitest';
import { hasJumped } from '../../../electron/oauth/clock-skew.ts';
import { MICROSOFT } from '../../../electron/oauth/identity-providers.ts';
import { createOpenId } from '../../../electron/oauth/openid.ts';
import type { Registration } from '../../../electron/oauth/registration.ts';

const ORIGIN = 'https://login.microsoftonline.com';
const TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const REGISTRATION: Registration = {
  providerId: 'microsoft',
  clientId: 'client',
  clientSecret: null,
  tenant: null,
};
const HOUR_MS = 3_600_000;

/** A provider whose clock is right, and whose tokens are good for an hour. */
function provider() {
  const asked: string[] = [];
  const answer: typeof fetch = async (input) => {
    const url = String(input);
    asked.push(new URL(url).pathname.split('/').at(-1) ?? '');
    const headers = { date: new Date().toUTCString() };
    if (url.endsWith('/.well-known/openid-configuration')) {
      const issuer = `${ORIGIN}/{tenantid}/v2.0`;
      const endpoints = { authorization_endpoint: `${ORIGIN}/authorize`, token_endpoint: `${ORIGIN}/token` };
      return Response.json({ issuer, ...endpoints }, { headers });
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const nowS = Math.floor(Date.now() / 1_000);
    const claims = { iss: `${ORIGIN}/${TENANT}/v2.0`, tid: TENANT, sub: 's', aud: 'client' };
    const times = { iat: nowS, exp: nowS + 3_600 };
    const idToken = `${part({ alg: 'RS256' })}.${part({ ...claims, ...times })}.c2ln`;
    return Response.json({ access_token: 'access', token_type: 'Bearer', id_token: idToken }, { headers });
  };
  return { answer, asked };
}

/** A program that learned of its provider by a clock that is behind by so much. */
async function startedBehind(byMs: number, steady: () => number = () => performance.now()) {
  const service = provider();
  let behindMs = byMs;
  const clocks = { steady, wall: () => Date.now() - behindMs };
  const openId = createOpenId({ fetch: service.answer, clocks });
  const connected = await openId.connect(MICROSOFT, REGISTRATION);
  if (!connected.ok) throw new Error(connected.failure.kind);
  return {
    client: connected.value,
    asked: service.asked,
    setRight: () => {
      behindMs = 0;
    },
  };
}

test('a clock that was set right is seen, and nothing is asked by the old one', async () => {
  const { client, asked, setRight } = await startedBehind(2 * HOUR_MS);
  setRight();
  asked.length = 0;
  expect(await client.refresh('refresh')).toMatchObject({ ok: true });
  expect(asked).toEqual(['openid-configuration', 'token']);
});

test('a clock that was set unseen is learned anew where the times of an answer do not fit, once', async () => {
  let unseenMs = 0;
  const { client, asked, setRight } = await startedBehind(2 * HOUR_MS, () => performance.now() + unseenMs);
  setRight();
  unseenMs = 2 * HOUR_MS;
  asked.length = 0;
  expect(await client.refresh('refresh')).toMatchObject({ ok: true });
  expect(asked).toEqual(['token', 'openid-configuration', 'token']);
  expect(await client.refresh('refresh')).toMatchObject({ ok: true });
  expect(asked.slice(3)).toEqual(['token']);
});

test('many mailboxes that meet such an answer at once learn it anew together', async () => {
  let unseenMs = 0;
  const { client, asked, setRight } = await startedBehind(2 * HOUR_MS, () => performance.now() + unseenMs);
  setRight();
  unseenMs = 2 * HOUR_MS;
  asked.length = 0;
  const answers = await Promise.all(Array.from({ length: 20 }, () => client.refresh('refresh')));
  expect(answers.map(({ ok }) => ok)).toEqual(Array(20).fill(true));
  expect(asked.filter((path) => path === 'openid-configuration')).toHaveLength(1);
});

test('a clock that went on as it should is not asked for again', async () => {
  const { client, asked } = await startedBehind(0);
  asked.length = 0;
  expect(await client.refresh('refresh')).toMatchObject({ ok: true });
  expect(asked).toEqual(['token']);
});

test.each([
  [60_000, 60_000, false],
  [60_000, 75_000, false],
  [0, HOUR_MS, true],
  [0, -HOUR_MS, true],
  [HOUR_MS, 0, true],
])('%i ms of the steady clock and %i of the other: was it set? %s', (steadyMs, wallMs, isSet) => {
  expect(hasJumped({ steadyMs, wallMs })).toBe(isSet);
});
