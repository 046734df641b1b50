import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { checkMailbox } from '../../electron/monitor/check-mailbox.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { ADDRESS, providePlainProvider } from '../support/plain-provider.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { type SampleTokens, sampleTokens } from '../support/sample-tokens.ts';

const NOW = new Date('2026-11-20T20:00:00Z');
const NONE = { imap: 0, smtp: 0 };

const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;
let tokens: SampleTokens;
let now: Date;

beforeEach(() => {
  now = NOW;
  memory = openMemory(open(newFolder()).database);
  tokens = sampleTokens();
  provider.account.accessTokens = ['token-1'];
  mailbox = sampleMailbox(1, {
    address: ADDRESS,
    username: ADDRESS,
    providerId: 'custom',
    imap: provider.server('imap'),
    smtp: provider.server('smtp'),
    caFile: provider.caFile,
    signInMethod: 'oauth2',
  });
  memory.mailboxes.insert(mailbox);
});

const check = ({ askedByUser = false, isOffline = false } = {}) =>
  checkMailbox(
    mailbox,
    custom,
    {
      memory,
      credentials: createMemoryStore(),
      oauth: { tokens },
      now: () => now,
      isOffline: async () => isOffline,
    },
    { askedByUser },
  );
const rejected = () => {
  const { imap, smtp } = memory.signIns.read(mailbox.secretId);
  return { imap: imap.rejected, smtp: smtp.rejected };
};
const wereRejected = (imap: number, smtp: number) =>
  memory.signIns.settle(
    mailbox.secretId,
    { reserved: NONE, rejected: { imap, smtp } },
    '2026-11-20T19:00:00.000Z',
  );
const signInCommands = () =>
  [...provider.commands('imap'), ...provider.commands('smtp')].filter((name) => /AUTH|LOGIN/.test(name));

test('a mailbox signs in with its token', async () => {
  expect((await check()).diagnosis).toMatchObject({ status: 'healthy', cause: null });
  expect(tokens.asked()).toBe(1);
});

test('no token is asked for where the servers may not be signed in to', async () => {
  wereRejected(2, 2);
  const { record } = await check();
  expect(record.imap?.withheld).toBe('sign-in-budget-spent');
  expect(tokens.asked()).toBe(0);
  expect(signInCommands()).toEqual([]);
});

describe('where no token comes', () => {
  test.each([
    ['because the sign-in has ended', failureOf({ kind: 'grant-invalid', reason: 'idle' }), 'action-needed'],
    ['because the provider is busy', failureOf({ kind: 'temporary', retryAfterMs: null }), 'unreachable'],
    ['because nothing is heard of it', failureOf({ kind: 'network', code: 'ENOTFOUND' }), 'unreachable'],
    [
      'because the keychain is locked',
      { kind: 'keychain', problem: 'locked', detail: '' } as const,
      'unknown',
    ],
    ['because there is none', { kind: 'no-grant' } as const, 'action-needed'],
  ])('%s, nothing is signed in to, and nothing stays reserved', async (_, why, status) => {
    tokens.fail(why);
    const { diagnosis, record } = await check();
    expect(diagnosis.status).toBe(status);
    expect(record).toMatchObject({
      imap: { ok: false, withheld: 'secret-unavailable', rungs: expect.anything() },
    });
    expect(signInCommands()).toEqual([]);
    expect(rejected()).toEqual(NONE);
    expect(memory.signIns.read(mailbox.secretId).imap.lastTryAt).toBeNull();
  });

  test('because the network is off, this computer is offline', async () => {
    tokens.fail(failureOf({ kind: 'network', code: 'ENOTFOUND' }));
    expect((await check({ isOffline: true })).record.status).toBe('offline');
    expect(memory.standings.of(mailbox.id).status).toBe('unknown');
  });

  test('in the place of a refused one, the check tells of the provider, and gives back what it had reserved', async () => {
    const { accessTokenFor } = tokens;
    const failing: SampleTokens['accessTokenFor'] = async (...asked) => {
      const answer = await accessTokenFor(...asked);
      tokens.fail(failureOf({ kind: 'grant-invalid', reason: 'password-changed' }));
      return answer;
    };
    tokens = { ...tokens, accessTokenFor: failing };
    provider.account.accessTokens = [];
    const { record } = await check();
    expect(record).toMatchObject({ status: 'action-needed', cause: 'oauth-grant-invalid' });
    // The provider’s word needs no second one.
    expect(memory.standings.of(mailbox.id).status).toBe('action-needed');
    expect(rejected()).toEqual(NONE);
  });
});

describe('a refused token', () => {
  test('is replaced silently, and rejections of before are forgotten with the sign-in that worked', async () => {
    wereRejected(1, 1);
    provider.account.accessTokens = ['token-2'];
    const { record } = await check();
    expect(record).toMatchObject({ status: 'healthy', imap: { ok: true }, smtp: { ok: true } });
    expect(tokens.discarded).toEqual(['token-1']);
    expect(rejected()).toEqual(NONE);
  });

  test('is counted where another one is refused, too: once, over each protocol', async () => {
    provider.account.accessTokens = [];
    const { record } = await check();
    expect(record).toMatchObject({ status: 'action-needed', cause: 'oauth-grant-invalid' });
    expect(rejected()).toEqual({ imap: 1, smtp: 1 });
    expect(memory.standings.of(mailbox.id)).toMatchObject({ status: 'pending', refusals: 1 });
    expect(provider.running.traffic.imap.rejectedSignIns).toBe(2);

    now = new Date(NOW.getTime() + 60_000);
    await check();
    expect(rejected()).toEqual({ imap: 2, smtp: 2 });
    expect(memory.standings.of(mailbox.id).status).toBe('action-needed');
    const sofar = tokens.asked();
    now = new Date(NOW.getTime() + 3_600_000);
    expect((await check()).record).toMatchObject({ cause: 'oauth-grant-invalid' });
    expect(tokens.asked()).toBe(sofar);
    expect(provider.running.traffic.imap.rejectedSignIns).toBe(3);
  });

  test('spends one rejection alone where that is all that is left', async () => {
    wereRejected(2, 2);
    provider.account.accessTokens = [];
    await check({ askedByUser: true });
    expect(rejected()).toEqual({ imap: 3, smtp: 2 });
  });

  test('leaves no trace of it in what is stored', async () => {
    provider.account.accessTokens = [];
    await check();
    const stored = JSON.stringify([
      memory.checks.recent(mailbox.id, '2026-01-01T00:00:00.000Z'),
      memory.standings.of(mailbox.id),
      memory.incidents.of(mailbox.id),
    ]);
    expect(stored).toContain('oauth-grant-invalid');
    expect(stored).not.toMatch(/token-\d/);
  });
});
