import { afterEach, expect, test, vi } from 'vitest';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { readSignIn } from '../../../electron/monitor/read-sign-in.ts';
import type { TokenKeeper } from '../../../electron/oauth/token-keeper.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';
import { sampleTokens } from '../../support/sample-tokens.ts';

const BY_TOKEN = sampleMailbox(1, {
  signInMethod: 'oauth2',
  providerId: 'outlook',
  imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
  smtp: { host: '127.0.0.1', port: 1587, security: 'none' },
});
const credentials = createMemoryStore();
afterEach(() => vi.useRealTimers());

test('a token knows whether it was issued for this, and gives way to another once it is discarded', async () => {
  const tokens = sampleTokens();
  const read = await readSignIn(BY_TOKEN, { credentials, oauth: { tokens } }, false);
  if (!read.ok || read.token === null) throw new Error('There is no token.');
  expect(read.signIn).toEqual({ method: 'oauth2', username: BY_TOKEN.username, accessToken: 'token-1' });
  expect(read.token.isNew).toBe(false);
  read.token.discard();
  expect(await read.token.next()).toMatchObject({
    signIn: { accessToken: 'token-2' },
    token: { isNew: true },
  });
});

test.each([
  ['IMAP', { imap: { host: 'imap.example.com', port: 993, security: 'tls' } }],
  ['SMTP', { smtp: { host: 'office365.com.example.net', port: 587, security: 'starttls' } }],
  ['a mailbox whose provider is gone', { providerId: 'gone' }],
] as const)(
  'a server that is not the provider’s own is shown no token, however it came there: %s',
  async (_, changes) => {
    const tokens = sampleTokens();
    const mailbox = { ...BY_TOKEN, ...changes };
    const read = await readSignIn(mailbox, { credentials, oauth: { tokens } }, true);
    expect(read).toMatchObject({ ok: false, why: { kind: 'foreign-server' } });
    expect(tokens.asked()).toBe(0);
  },
);

test('a provider in its pause is asked for whoever waits, and for nobody else', async () => {
  const asked: unknown[] = [];
  const accessTokenFor: TokenKeeper['accessTokenFor'] = async (_, options) => {
    asked.push(options?.evenInPause);
    return { kind: 'no-grant' };
  };
  const oauth = { tokens: { accessTokenFor, discard: () => undefined } };
  for (const evenInPause of [false, true]) await readSignIn(BY_TOKEN, { credentials, oauth }, evenInPause);
  expect(asked).toEqual([false, true]);
});

test('a provider that does not answer in ten seconds is out of reach, which is no dead sign-in', async () => {
  vi.useFakeTimers();
  const accessTokenFor = () => new Promise<never>(() => undefined);
  const oauth = { tokens: { accessTokenFor, discard: () => undefined } };
  const reading = readSignIn(BY_TOKEN, { credentials, oauth }, false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await reading).toMatchObject({
    ok: false,
    why: { kind: 'sign-in-failed', failure: { kind: 'network', code: 'timeout' } },
  });
});
