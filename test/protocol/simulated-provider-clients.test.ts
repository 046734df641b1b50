import { afterEach, describe, expect, test } from 'vitest';
import {
  type Account,
  changePassword,
  createAccount,
  findFolder,
  makeAppPassword,
  sentFolder,
  turnOffTwoStep,
} from '../../electron/demo/account.ts';
import { gmail } from '../../electron/demo/personalities/gmail.ts';
import { netease163 } from '../../electron/demo/personalities/netease163.ts';
import { outlook } from '../../electron/demo/personalities/outlook.ts';
import { outlook2024 } from '../../electron/demo/personalities/outlook-2024.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { qq } from '../../electron/demo/personalities/qq.ts';
import type { Personality } from '../../electron/demo/personality.ts';
import { PERSONALITIES } from '../../electron/demo/personality-registry.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import { connectPlain } from '../support/line-client.ts';
import { smtpTransport, type Visit, visitImap, visitSmtp } from '../support/mail-clients.ts';

const ADDRESS = 'you@example.com';
const APP_PASSWORD = 'abcdefghijklmnop';

let provider: SimulatedProvider | null = null;
afterEach(() => provider?.stop());

async function start(personality: Personality): Promise<{ provider: SimulatedProvider; account: Account }> {
  const account = createAccount(
    { address: ADDRESS, password: 'web', appPasswords: [APP_PASSWORD], accessTokens: ['token-1'] },
    personality.folders,
  );
  provider = await startSimulatedProvider({ personality, accounts: [account] });
  return { provider, account };
}

const visitOf = (
  at: SimulatedProvider,
  secret: Visit['secret'],
  security: Visit['security'] = 'tls',
): Visit => ({
  provider: at,
  security,
  user: ADDRESS,
  secret,
});

function secretFor(rule: string): Visit['secret'] {
  if (rule === 'none') return { accessToken: 'token-1' };
  return { pass: rule === 'login-password' ? 'web' : APP_PASSWORD };
}

describe.each(PERSONALITIES)('$id with real clients', (personality) => {
  test.each(['tls', 'starttls'] as const)('lets a good secret in over %s', async (security) => {
    const { provider } = await start(personality);
    const imap = visitOf(provider, secretFor(personality.imap.passwords), security);
    const smtp = visitOf(provider, secretFor(personality.smtp.passwords), security);
    expect(await visitImap(imap)).toEqual({ outcome: 'ok' });
    expect(await visitSmtp(smtp)).toEqual({ outcome: 'ok' });
    expect([provider.traffic.imap.signIns, provider.traffic.smtp.signIns]).toEqual([1, 1]);
  });

  test('refuses a bad one on both protocols', async () => {
    const { provider } = await start(personality);
    expect(await visitImap(visitOf(provider, { pass: 'zzzz' }))).toMatchObject({ outcome: 'failed' });
    expect(await visitSmtp(visitOf(provider, { pass: 'zzzz' }))).toMatchObject({
      outcome: 'failed',
      code: 'EAUTH',
    });
    expect([provider.traffic.imap.signIns, provider.traffic.smtp.signIns]).toEqual([0, 0]);
  });
});

test('outlook gets no password from imapflow at all', async () => {
  const { provider } = await start(outlook);
  const outcome = await visitImap(visitOf(provider, { pass: APP_PASSWORD }));
  expect(outcome).toMatchObject({ text: expect.stringContaining('Login is disabled') });
  expect(provider.traffic.imap.rejectedSignIns).toBe(0);
});

test('gmail answers a dead token with its challenge, then in words', async () => {
  const { provider } = await start(gmail);
  const dead = visitOf(provider, { accessToken: 'dead' });
  expect(await visitImap(dead)).toMatchObject({ text: expect.stringContaining('https://mail.google.com/') });
  expect(await visitSmtp(dead)).toMatchObject({ text: expect.stringContaining('p=BadCredentials') });
});

test('an app password dies with two-step verification, and a new one works', async () => {
  const { provider, account } = await start(outlook2024);
  const old = visitOf(provider, { pass: APP_PASSWORD });
  turnOffTwoStep(account);
  expect(await visitImap(old)).toMatchObject({ text: expect.stringContaining('AUTHENTICATE failed.') });
  expect(await visitSmtp(old)).toMatchObject({ text: expect.stringContaining('535 5.7.3') });
  const fresh = visitOf(provider, { pass: makeAppPassword(account) });
  expect([await visitImap(fresh), await visitSmtp(fresh)]).toEqual([{ outcome: 'ok' }, { outcome: 'ok' }]);
});

test('a changed password takes app passwords and tokens with it', async () => {
  const { provider, account } = await start(gmail);
  changePassword(account, 'new');
  for (const secret of [{ pass: APP_PASSWORD }, { accessToken: 'token-1' }]) {
    expect(await visitImap(visitOf(provider, secret))).toMatchObject({ outcome: 'failed' });
  }
});

describe('sending', () => {
  const message = {
    from: ADDRESS,
    to: `${ADDRESS}, other@example.net`,
    bcc: 'third@example.net',
    subject: 'Hello',
    text: '.\n..',
  };

  test.each([
    { personality: gmail, copies: 1, id: /^<sent-1@example\.com>$/ },
    { personality: netease163, copies: 1, id: /^<sent-1@example\.com>$/ },
    { personality: qq, copies: 1, id: /^<tencent_[0-9A-F]{40}@qq\.com>$/ },
    { personality: plain, copies: 0, id: /^<sent-1@example\.com>$/ },
  ])('$personality.id files $copies copies in Sent and delivers', async ({ personality, copies, id }) => {
    const { provider, account } = await start(personality);
    const transport = smtpTransport(visitOf(provider, secretFor(personality.smtp.passwords)));
    const { response } = await transport.sendMail({ ...message, messageId: '<sent-1@example.com>' });
    transport.close();
    expect(response).toBe(`250 ${personality.smtp.accepted}`);
    expect(sentFolder(account)?.messages).toHaveLength(copies);
    for (const sent of sentFolder(account)?.messages ?? []) {
      expect(sent).toMatchObject({
        to: [ADDRESS, 'other@example.net'],
        bcc: ['third@example.net'],
        subject: 'Hello',
      });
    }
    const inbox = findFolder(account, 'inbox')?.messages ?? [];
    expect(inbox.map(({ messageId, bcc }) => ({ messageId, bcc }))).toEqual([
      { messageId: expect.stringMatching(id), bcc: [] },
    ]);
  });

  test('refuses the message after the cap, in Gmail’s words', async () => {
    const { provider, account } = await start(gmail);
    account.sendCap = 1;
    const transport = smtpTransport(visitOf(provider, { pass: APP_PASSWORD }));
    await transport.sendMail(message);
    await expect(transport.sendMail(message)).rejects.toMatchObject({
      response: '550 5.4.5 Daily user sending limit exceeded. - gsmtp',
    });
    transport.close();
  });

  test.each([
    { personality: netease163, reply: '553 Mail from must equal authorized user' },
    { personality: qq, reply: '501 mail from address must be same as authorization user' },
    {
      personality: outlook2024,
      reply: expect.stringContaining('554 5.2.0 STOREDRV.Submission.Exception:SendAsDenied'),
    },
  ])('$personality.id refuses a foreign sender', async ({ personality, reply }) => {
    const { provider, account } = await start(personality);
    const transport = smtpTransport(visitOf(provider, { pass: APP_PASSWORD }));
    const foreign = transport.sendMail({ ...message, from: 'else@example.com' });
    await expect(foreign).rejects.toMatchObject({ response: reply });
    transport.close();
    expect(account.submissions).toEqual([]);
  });
});

test('stopping closes every connection and every port', async () => {
  const { provider } = await start(plain);
  const { imap, smtp } = provider;
  const ports = [imap.tls, imap.starttls, smtp.tls, smtp.starttls];
  const clients = await Promise.all(ports.map(connectPlain));
  await provider.stop();
  await Promise.all(clients.map((client) => client.closed()));
  for (const port of ports) await expect(connectPlain(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
