import { describe, expect, test } from 'vitest';
import { GOOGLE, MICROSOFT } from '../../../electron/oauth/identity-providers.ts';
import { createOpenId } from '../../../electron/oauth/openid.ts';
import type { Registration } from '../../../electron/oauth/registration.ts';

const TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';
const ORIGIN = 'https://login.microsoftonline.com';
const REGISTRATION: Registration = {
  providerId: 'microsoft',
  clientId: 'client',
  clientSecret: null,
  tenant: null,
};

/** Microsoft’s two documents and its token endpoint, as far as the rules for issuers go. */
function microsoft({ date = new Date(), claims = {} }: { date?: Date; claims?: object } = {}) {
  const asked: string[] = [];
  const nowS = Math.floor(date.getTime() / 1_000);
  let nonce = '';
  const answer: typeof fetch = async (input) => {
    const url = String(input);
    asked.push(url);
    const headers = { date: date.toUTCString() };
    if (url.endsWith('/.well-known/openid-configuration')) {
      return Response.json(
        {
          issuer: `${ORIGIN}/{tenantid}/v2.0`,
          authorization_endpoint: `${ORIGIN}/common/oauth2/v2.0/authorize`,
          token_endpoint: `${ORIGIN}/common/oauth2/v2.0/token`,
        },
        { headers },
      );
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const idToken = { iss: `${ORIGIN}/${TENANT}/v2.0`, tid: TENANT, sub: 's', aud: 'client', nonce };
    const times = { iat: nowS, exp: nowS + 3_600 };
    return Response.json({
      access_token: 'access',
      token_type: 'Bearer',
      id_token: `${part({ alg: 'RS256' })}.${part({ ...idToken, ...times, ...claims })}.c2ln`,
    });
  };
  return {
    answer,
    asked,
    expectNonce: (value: string) => {
      nonce = value;
    },
  };
}

async function redeem(service: ReturnType<typeof microsoft>, parameters: Record<string, string> = {}) {
  const connected = await createOpenId({ fetch: service.answer }).connect(MICROSOFT, REGISTRATION);
  if (!connected.ok) throw new Error(connected.failure.kind);
  const request = await connected.value.askForCode('http://localhost:1/callback', 'you@outlook.com');
  service.expectNonce(request.nonce);
  const answer = new URL('http://localhost:1/callback');
  answer.search = new URLSearchParams({ code: 'code', state: request.state, ...parameters }).toString();
  return connected.value.redeemCode(answer, request);
}

describe('an ID token of Microsoft', () => {
  test('may come from any tenant, if it is the one that it names', async () => {
    expect(await redeem(microsoft())).toMatchObject({ ok: true, value: { claims: { tid: TENANT } } });
    const other = microsoft({ claims: { tid: '00000000-0000-0000-0000-000000000000' } });
    expect(await redeem(other)).toMatchObject({ ok: false, failure: { kind: 'untrusted-answer' } });
  });

  test('is for nobody else', async () => {
    for (const claims of [
      { aud: 'another' },
      { nonce: 'another' },
      { iss: 'https://issuer.example' },
      { exp: 1 },
    ]) {
      expect(await redeem(microsoft({ claims }))).toMatchObject({
        ok: false,
        failure: { kind: 'untrusted-answer' },
      });
    }
  });

  test('may come with the issuer in the address, spelled out for a tenant', async () => {
    expect(await redeem(microsoft(), { iss: `${ORIGIN}/${TENANT}/v2.0` })).toMatchObject({ ok: true });
    for (const iss of ['https://issuer.example', `${ORIGIN}/{tenantid}/v2.0`]) {
      expect(await redeem(microsoft(), { iss })).toMatchObject({ failure: { kind: 'untrusted-answer' } });
    }
  });

  test.each([-86_400_000, 86_400_000])('is good although our clock is wrong by a day (%i ms)', async (ms) => {
    expect(await redeem(microsoft({ date: new Date(Date.now() + ms) }))).toMatchObject({ ok: true });
  });
});

describe('the document of a provider', () => {
  test('is read once for many mailboxes, again after a day, and again after a failure', async () => {
    const service = microsoft();
    let nowMs = Date.now();
    let isDown = true;
    const answer: typeof fetch = async (...asked) => {
      if (isDown)
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) });
      return service.answer(...asked);
    };
    const openId = createOpenId({
      fetch: answer,
      clocks: { steady: () => nowMs, wall: () => nowMs },
    });
    expect(await openId.connect(MICROSOFT, REGISTRATION)).toMatchObject({ failure: { kind: 'network' } });
    isDown = false;
    await Promise.all(Array.from({ length: 50 }, () => openId.connect(MICROSOFT, REGISTRATION)));
    expect(service.asked).toEqual([`${ORIGIN}/common/v2.0/.well-known/openid-configuration`]);
    nowMs += 86_400_000;
    await openId.connect(MICROSOFT, REGISTRATION);
    expect(service.asked.length).toBeGreaterThan(1);
  });

  test('is asked for over https only, unless a test says otherwise, and then on this computer only', async () => {
    const asked: string[] = [];
    const answer: typeof fetch = async (input) => {
      asked.push(String(input));
      return Response.json({}, { status: 404 });
    };
    const connect = (allowsHttpOnLoopback: boolean, origin: string) =>
      createOpenId({ fetch: answer, allowsHttpOnLoopback }).connect(
        { ...GOOGLE, issuer: origin },
        REGISTRATION,
      );
    expect((await connect(false, 'http://127.0.0.1:1')).ok).toBe(false);
    expect((await connect(true, 'http://issuer.example')).ok).toBe(false);
    expect((await connect(true, 'http://127.0.0.1.example')).ok).toBe(false);
    expect(asked).toEqual([]);
    await connect(true, 'http://127.0.0.1:1');
    expect(asked).toHaveLength(1);
  });
});
