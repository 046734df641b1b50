import { beforeEach, describe, expect, test } from 'vitest';
import { sendTestHandlers } from '../../electron/api/send-test-handlers.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { editMailbox } from '../../electron/monitor/edit-mailbox.ts';
import { grantOf } from '../../electron/oauth/mail-grant.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { createRefreshTokenStore } from '../../electron/oauth/refresh-token-store.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { ADDRESS, providePlainProvider } from '../support/plain-provider.ts';
import { type SampleTokens, sampleTokens } from '../support/sample-tokens.ts';

const LIMITS = {
  imapMs: 5_000,
  smtpMs: 5_000,
  lookMs: 2_000,
  firstPauseMs: 50,
  longestPauseMs: 100,
  allMailAfterMs: 0,
};
const ENDED = failureOf({ kind: 'grant-invalid', reason: 'idle' });
const NONE = { imap: 0, smtp: 0 };

const provider = providePlainProvider();
const folders = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;
let tokens: SampleTokens;

beforeEach(() => {
  memory = openMemory(folders.open(folders.newFolder()).database);
  tokens = sampleTokens();
  provider.account.accessTokens = ['token-1'];
  provider.account.submissions = [];
  mailbox = provider.mailbox({ signInMethod: 'oauth2' });
  memory.mailboxes.insert(mailbox);
});

const parts = () => ({
  memory,
  credentials: createMemoryStore(),
  oauth: { tokens },
  now: () => new Date('2026-11-20T20:00:00Z'),
});
const rejected = () => {
  const { imap, smtp } = memory.signIns.read(mailbox.secretId);
  return { imap: imap.rejected, smtp: smtp.rejected };
};
const tries = () => [
  provider.running.traffic.imap.rejectedSignIns,
  provider.running.traffic.smtp.rejectedSignIns,
];

const NO_ROOM = new StorageProblem('disk-full', 'There is no room left.');

/** Where a token is to take another’s place, the lock of its renewal cannot be written. */
function failingAfterDiscard(working: SampleTokens): SampleTokens {
  return {
    ...working,
    accessTokenFor: async (...asked) => {
      if (working.discarded.length > 0) throw NO_ROOM;
      return working.accessTokenFor(...asked);
    },
  };
}

describe('a send test', () => {
  const sendTest = () => sendTestHandlers(parts(), LIMITS).testSending(ADDRESS);

  test('signs in with the token, and sends once', async () => {
    expect(await sendTest()).toMatchObject({ kind: 'arrived' });
    expect(provider.account.submissions).toHaveLength(1);
    expect(tokens.asked()).toBe(1);
  });

  test('takes another token where IMAP refuses the first, and shows SMTP that one', async () => {
    provider.account.accessTokens = ['token-2'];
    expect(await sendTest()).toMatchObject({ kind: 'arrived' });
    expect(tries()).toEqual([1, 0]);
    expect(rejected()).toEqual(NONE);
  });

  test('counts a fresh token that IMAP refuses, and calls no sign-in ended', async () => {
    provider.account.accessTokens = [];
    const outcome = await sendTest();
    expect(outcome).toMatchObject({
      kind: 'impossible',
      summary: expect.stringContaining('Nothing was sent'),
    });
    expect(JSON.stringify(outcome)).toMatch(/so it had not ended.*sign in again/i);
    expect(JSON.stringify(outcome)).not.toMatch(/password|sign-in has ended|is repeated/i);
    expect(rejected()).toEqual({ imap: 1, smtp: 0 });
    expect(tokens.discarded).toEqual(['token-1', 'token-2']);
  });

  test('calls no sign-in ended that IMAP takes and SMTP refuses', async () => {
    await provider.running.setFault('smtp', {
      kind: 'reply',
      at: 'login',
      lines: ['535 5.7.3 Authentication unsuccessful'],
    });
    const outcome = await sendTest();
    expect(outcome).toMatchObject({
      kind: 'refused',
      cause: 'smtp-auth-disabled',
      transient: false,
      title: 'Only SMTP refuses the sign-in',
      summary: expect.stringMatching(/^IMAP accepts the same sign-in/),
    });
    expect(JSON.stringify(outcome)).not.toMatch(/password|sign in again|sign-in has ended/i);
    expect(rejected()).toEqual({ imap: 0, smtp: 1 });
    expect(tokens.discarded).toEqual(['token-1', 'token-2']);
  });

  test('keeps no new token that SMTP gave no verdict on', async () => {
    provider.account.accessTokens = ['token-1', 'token-2'];
    const { discard } = tokens;
    await provider.running.setFault('smtp', { kind: 'reply', at: 'login', lines: ['535 5.7.3 No'] });
    const discardAndWait: SampleTokens['discard'] = async (...one) => {
      discard(...one);
      const lines = ['421 4.7.0 Try again later'];
      await provider.running.setFault('smtp', { kind: 'reply', at: 'login', lines });
    };
    tokens = { ...tokens, discard: discardAndWait };
    await sendTest();
    expect(tokens.discarded).toEqual(['token-1', 'token-2']);
    expect(rejected()).toEqual(NONE);
  });

  test('promises no repetition where the provider is busy', async () => {
    tokens.fail(failureOf({ kind: 'temporary', retryAfterMs: null }));
    const outcome = await sendTest();
    expect(outcome).toMatchObject({ kind: 'impossible' });
    expect(JSON.stringify(outcome)).toContain('ask for another send test');
    expect(JSON.stringify(outcome)).not.toMatch(/is repeated by itself/);
  });

  test.each([
    [1, '2026-11-20T19:55:00.000Z', /waits ten minutes/],
    [2, '2026-11-20T19:30:00.000Z', /asked again about once an hour/],
  ])('after %i refusals says how long the next sign-in waits', async (count, at, words) => {
    const spent = { reserved: NONE, rejected: { imap: count, smtp: count } };
    memory.signIns.settle(mailbox.secretId, spent, at);
    expect(await sendTest()).toMatchObject({ kind: 'impossible', summary: expect.stringMatching(words) });
    expect(tokens.asked()).toBe(0);
  });

  test('gives back what it had reserved where the data folder cannot be used', async () => {
    provider.account.accessTokens = [];
    tokens = failingAfterDiscard(tokens);
    await expect(sendTest()).rejects.toBe(NO_ROOM);
    expect(rejected()).toEqual(NONE);
  });

  test('sends nothing where the sign-in has ended, and asks no server', async () => {
    tokens.fail(ENDED);
    expect(await sendTest()).toMatchObject({
      kind: 'impossible',
      summary: expect.stringContaining('Nothing was sent'),
    });
    expect(provider.running.traffic.imap.connections).toBe(0);
    expect(rejected()).toEqual(NONE);
  });
});

describe('an edit', () => {
  const edit = () => {
    const reach = { ...mailbox, imap: provider.server('imap', 'starttls') };
    return editMailbox(mailbox, { reach, tags: [] }, custom, parts());
  };
  const stored = () => memory.mailboxes.find(ADDRESS)?.imap;

  test('is tried with the token, and with another one where that is refused', async () => {
    provider.account.accessTokens = ['token-2'];
    expect(await edit()).toMatchObject({ kind: 'edited' });
    expect(stored()).toEqual(provider.server('imap', 'starttls'));
    expect(rejected()).toEqual(NONE);
  });

  test('changes nothing where the fresh token is refused, which is counted', async () => {
    provider.account.accessTokens = [];
    expect(await edit()).toMatchObject({ kind: 'refused' });
    expect(stored()).toEqual(mailbox.imap);
    expect(rejected()).toEqual({ imap: 1, smtp: 1 });
  });

  test('gives back what it had reserved where the data folder cannot be used', async () => {
    provider.account.accessTokens = [];
    tokens = failingAfterDiscard(tokens);
    await expect(edit()).rejects.toBe(NO_ROOM);
    expect(rejected()).toEqual(NONE);
  });

  test('changes nothing where the sign-in ends in the middle of it, and gives back what was reserved', async () => {
    provider.account.accessTokens = [];
    const { accessTokenFor } = tokens;
    tokens = {
      ...tokens,
      accessTokenFor: async (...asked) => {
        const answer = await accessTokenFor(...asked);
        tokens.fail(ENDED);
        return answer;
      },
    };
    expect(await edit()).toEqual({ kind: 'no-sign-in', why: { kind: 'sign-in-failed', failure: ENDED } });
    expect(stored()).toEqual(mailbox.imap);
    expect(rejected()).toEqual(NONE);
  });

  test.each([
    ['has no sign-in in the keychain', false, /^Its sign-in is not on this computer$/],
    ['cannot be signed in now', true, /./],
  ])('of a mailbox that %s says so in its own words', async (_, hasGrant, title) => {
    const credentials = createMemoryStore();
    const { api, memory: own } = openApi(folders, { credentials });
    own.mailboxes.insert(mailbox);
    if (hasGrant) {
      const registration = {
        providerId: 'google',
        clientId: 'id',
        clientSecret: null,
        tenant: null,
      } as const;
      const grant = grantOf(registration, { scope: null, refreshToken: 'refresh-token' });
      await createRefreshTokenStore(credentials).write(mailbox.secretId, grant);
    }
    const result = await api.editMailbox({ address: ADDRESS, username: 'another' });
    expect(result).toMatchObject({
      kind: 'obstacle',
      obstacle: {
        title: expect.stringMatching(title),
        sentence: expect.stringMatching(/othing was changed\.$/),
      },
    });
    expect(JSON.stringify(result)).not.toMatch(/password/i);
  });
});
