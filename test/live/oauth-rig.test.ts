import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { connectTokenClient, type ObtainedTokens, type TokenClient } from '../support/obtain-tokens.ts';
import { offerTokenToImap, offerTokenToSmtp } from '../support/offer-token.ts';

const USER = 'you@example.com';
const OTHER = 'other@example.org';

/** What Dovecot says of every token that is not good, whatever the cause. */
const REASONS = {
  xoauth2: '{"status":"401","schemes":"bearer","scope":"mail"}',
  oauthbearer: '{"status":"invalid_token"}',
} as const;
const MECHANISMS = ['xoauth2', 'oauthbearer'] as const;

let provider: IdentityProvider;
let server: MailServer;
let app: TokenClient;
beforeAll(async () => {
  provider = await startIdentityProvider();
  server = await startMailServer({
    users: { [USER]: 'right', [OTHER]: 'right too' },
    identityProvider: provider,
  });
  app = await connectTokenClient(provider);
});
afterEach(() => provider.behave(WELL_BEHAVED));
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
});

type Mechanism = (typeof MECHANISMS)[number];

const toImap = (mechanism: Mechanism, token: string, user = USER) =>
  offerTokenToImap({ port: server.servers.imap.tls.port, ca: server.caPem, mechanism, user, token });
const toSmtp = (mechanism: Mechanism, token: string, user = USER) =>
  offerTokenToSmtp({ port: server.servers.smtp.tls.port, ca: server.caPem, mechanism, user, token });

const REFUSED_BY_IMAP = 'NO [AUTHENTICATIONFAILED] Authentication failed.';
const REFUSED_BY_SMTP = '535 5.7.8 Error: authentication failed: (reason unavailable)';

/** Both servers by one mechanism, at the same time: each refusal takes half a second. */
async function expectRefused(mechanism: Mechanism, token: string, user = USER): Promise<void> {
  const [imap, smtp] = await Promise.all([toImap(mechanism, token, user), toSmtp(mechanism, token, user)]);
  const reason = REASONS[mechanism];
  expect(imap).toEqual({ reason, reply: REFUSED_BY_IMAP });
  expect(smtp).toEqual({ reason, reply: REFUSED_BY_SMTP });
}

function imapClient(auth: { accessToken: string } | { pass: string }, user = USER): ImapFlow {
  const { host, port } = server.servers.imap.tls;
  const client = new ImapFlow({
    host,
    port,
    secure: true,
    auth: { user, ...auth },
    logger: false,
    tls: { ca: server.caPem },
  });
  client.on('error', () => undefined);
  return client;
}

describe.each(MECHANISMS)('by %s', (mechanism) => {
  test('a token signs in over IMAP and SMTP, and counts as no rejection', async () => {
    const before = await server.rejections();
    const { accessToken } = await app.obtain(USER);
    expect(await toImap(mechanism, accessToken)).toEqual({
      reason: null,
      reply: expect.stringMatching(/^OK /),
    });
    expect(await toSmtp(mechanism, accessToken)).toEqual({
      reason: null,
      reply: expect.stringMatching(/^235 /),
    });
    expect(await server.rejections()).toEqual(before);
  });

  test.each<[string, (tokens: ObtainedTokens) => unknown]>([
    ['killed', ({ accessToken }) => provider.killAccessToken(accessToken)],
    ['killed with all of the user', () => provider.killAccessTokensOf(USER)],
    ['of a revoked grant', ({ refreshToken }) => provider.revokeGrantOf(refreshToken)],
    ['of a user whose grants were all revoked', () => provider.revokeGrantsOf(USER)],
  ])('a token %s is refused with the reason, and counted', async (_, end) => {
    const tokens = await app.obtain(USER);
    expect(await toImap(mechanism, tokens.accessToken)).toMatchObject({ reason: null });
    const before = await server.rejections();
    expect(end(tokens)).toBeTruthy();
    await expectRefused(mechanism, tokens.accessToken);
    expect(await server.rejections()).toEqual({ imap: before.imap + 1, smtp: before.smtp + 1 });
  });

  test('a token is refused once its time is over', async () => {
    provider.behave({ accessTokenS: 1 });
    const { accessToken } = await app.obtain(USER);
    await sleep(2_000);
    await expectRefused(mechanism, accessToken);
  });

  test('junk and the token of somebody else are refused alike', async () => {
    const { accessToken } = await app.obtain(OTHER);
    await expectRefused(mechanism, 'junk');
    await expectRefused(mechanism, accessToken);
    await expectRefused(mechanism, 'right');
  });
});

test('a password still signs in beside, and a token is no password', async () => {
  const asked = provider.requests.length;
  const byPassword = imapClient({ pass: 'right' });
  await byPassword.connect();
  await byPassword.logout();
  const { host, port } = server.servers.smtp.tls;
  const transport = { host, port, secure: true, tls: { ca: server.caPem } };
  await createTransport({ ...transport, auth: { user: USER, pass: 'right' } }).verify();
  // No password is shown to the identity provider.
  expect(provider.requests).toHaveLength(asked);
  const { accessToken } = await app.obtain(USER);
  const byToken = imapClient({ pass: accessToken });
  await expect(byToken.connect()).rejects.toMatchObject({ serverResponseCode: 'AUTHENTICATIONFAILED' });
  byToken.close();
});

test('mail libraries sign in with the token, and a message sent with one arrives', async () => {
  const { accessToken } = await app.obtain(USER);
  const client = imapClient({ accessToken });
  await client.connect();
  const { host, port } = server.servers.smtp.tls;
  const transport = createTransport({
    host,
    port,
    secure: true,
    tls: { ca: server.caPem },
    auth: { type: 'OAuth2', user: USER, accessToken },
  });
  const sent = await transport.sendMail({ from: USER, to: OTHER, subject: 'Rig', text: 'Hello' });
  expect(sent.response).toMatch(/^250 /);
  client.close();
});

describe('while the identity provider is in trouble', () => {
  const unavailable = { reason: null, reply: expect.stringMatching(/^NO \[UNAVAILABLE\] Temporary/) };

  test.each([
    ['fails', { kind: 'answer', status: 500 }],
    ['says nothing', { kind: 'silence' }],
    ['cuts the connection', { kind: 'cut' }],
    ['answers in HTML', { kind: 'answer', status: 200, body: '<p>Sorry</p>' }],
  ] as const)('IMAP asks for patience when it %s, and no rejection is counted', async (_, trouble) => {
    const { accessToken } = await app.obtain(USER);
    const before = await server.rejections();
    provider.behave({ introspectionTrouble: trouble });
    const startedAt = performance.now();
    expect(await toImap('oauthbearer', accessToken)).toEqual(unavailable);
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    expect(await server.rejections()).toEqual(before);
    provider.behave({ introspectionTrouble: null });
    expect(await toImap('oauthbearer', accessToken)).toMatchObject({
      reason: null,
      reply: expect.stringMatching(/^OK /),
    });
  });

  test('while it is down a token gets UNAVAILABLE at IMAP and 535 at SMTP, and is good again after', async () => {
    const { accessToken } = await app.obtain(USER);
    await provider.stop();
    expect(await toImap('xoauth2', accessToken)).toEqual(unavailable);
    expect(await toSmtp('xoauth2', accessToken)).toEqual({ reason: null, reply: REFUSED_BY_SMTP });
    const byPassword = imapClient({ pass: 'right' });
    await byPassword.connect();
    byPassword.close();
    await provider.start();
    expect(await toImap('xoauth2', accessToken)).toMatchObject({ reply: expect.stringMatching(/^OK /) });
    expect(await toSmtp('xoauth2', accessToken)).toMatchObject({ reply: expect.stringMatching(/^235 /) });
  });
});

test('a session outlives its token until it is kicked, and the token does not bring it back', async () => {
  const { accessToken } = await app.obtain(USER);
  const client = imapClient({ accessToken });
  await client.connect();
  const cut = new Promise((resolve) => client.once('close', () => resolve('cut')));
  expect(provider.revokeGrantOf(accessToken)).toBe(true);
  await client.noop();
  expect(client.usable).toBe(true);
  expect(await server.kick(USER)).toBe(true);
  expect(await cut).toBe('cut');
  const again = imapClient({ accessToken });
  await expect(again.connect()).rejects.toMatchObject({ oauthError: { status: 'invalid_token' } });
  again.close();
});

test('a server may offer one token mechanism alone', async () => {
  const second = await startMailServer({
    users: { [USER]: 'right' },
    identityProvider: provider,
    tokenMechanisms: ['xoauth2'],
  });
  try {
    const { accessToken } = await app.obtain(USER);
    const offer = { port: second.servers.imap.tls.port, ca: second.caPem, user: USER, token: accessToken };
    expect(await offerTokenToImap({ ...offer, mechanism: 'xoauth2' })).toMatchObject({
      reply: expect.stringMatching(/^OK /),
    });
    expect(await offerTokenToImap({ ...offer, mechanism: 'oauthbearer' })).toMatchObject({
      reply: expect.stringMatching(/^NO /),
    });
  } finally {
    await second.stop();
  }
});
