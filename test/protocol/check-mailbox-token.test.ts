import { beforeEach, describe, expect, test } from 'vitest';
import { createAlerting } from '../../electron/alerting/alerting.ts';
import type { VerifyRequest } from '../../electron/binding/verify.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { checkMailbox } from '../../electron/monitor/check-mailbox.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { providePlainProvider } from '../support/plain-provider.ts';
import { withheldResult } from '../support/probe-results.ts';
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
  mailbox = provider.mailbox({ signInMethod: 'oauth2' });
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
const wereRejected = (imap: number, smtp: number, at = '2026-11-20T19:30:00.000Z') =>
  memory.signIns.settle(mailbox.secretId, { reserved: NONE, rejected: { imap, smtp } }, at);
const passMinutes = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
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

  test('because the data folder cannot be used, that is told, and nothing stays reserved', async () => {
    const problem = new StorageProblem('disk-full', 'There is no room left.');
    provider.account.accessTokens = [];
    const { accessTokenFor } = tokens;
    tokens = {
      ...tokens,
      accessTokenFor: async (...asked) => {
        if (tokens.discarded.length > 0) throw problem;
        return accessTokenFor(...asked);
      },
    };
    await expect(check()).rejects.toBe(problem);
    expect(rejected()).toEqual(NONE);
    expect(memory.standings.of(mailbox.id).checkedAt).toBeNull();
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
    expect(record).toMatchObject({ status: 'action-needed', cause: 'oauth-token-refused' });
    expect(rejected()).toEqual({ imap: 1, smtp: 1 });
    expect(memory.standings.of(mailbox.id)).toMatchObject({ status: 'pending', refusals: 1 });
    expect(provider.running.traffic.imap.rejectedSignIns).toBe(2);
  });

  test('is confirmed after ten minutes, shown anew once an hour, and heals by itself', async () => {
    const alerting = createAlerting({ memory, providerOf: () => custom });
    const tellings = () => alerting.run({ now, suspected: [], isOffline: false }).map((event) => event.kind);
    const shown = () => [
      provider.running.traffic.imap.rejectedSignIns,
      provider.running.traffic.smtp.rejectedSignIns,
    ];
    expect((await check()).record.status).toBe('healthy');
    provider.account.accessTokens = [];
    passMinutes(15);
    await check();
    expect(shown()).toEqual([2, 2]);

    passMinutes(9);
    expect((await check()).record).toMatchObject({ imap: { withheld: 'sign-in-resting' } });
    expect(tellings()).toEqual([]);
    passMinutes(1);
    expect((await check()).record.summary).toMatch(
      /renewed the sign-in when they were last asked, so it had not ended/,
    );
    expect(shown()).toEqual([3, 3]);
    expect(memory.standings.of(mailbox.id).status).toBe('action-needed');
    expect(tellings()).toEqual(['alert']);

    for (const hour of [1, 2, 3]) {
      for (let quarter = 1; quarter <= 3; quarter += 1) {
        passMinutes(15);
        const { record } = await check();
        expect(record).toMatchObject({
          cause: 'oauth-token-refused',
          imap: { withheld: 'sign-in-budget-spent' },
        });
        expect(record.summary).toMatch(/No sign-in was tried this time; .*about once an hour\.$/);
      }
      passMinutes(15);
      expect((await check()).record.imap).toMatchObject({ withheld: null, stage: 'login' });
      expect(shown()).toEqual([3 + hour, 3 + hour]);
    }
    // Nobody was shown the same one twice.
    expect(new Set(tokens.discarded).size).toBe(tokens.discarded.length);

    provider.account.accessTokens = Array.from({ length: 20 }, (_, number) => `token-${number}`);
    passMinutes(30);
    expect((await check()).record.status).toBe('action-needed');
    passMinutes(30);
    expect((await check()).record.status).toBe('healthy');
    expect(memory.standings.of(mailbox.id).status).toBe('healthy');
    expect(memory.incidents.of(mailbox.id)).toMatchObject([{ closedAt: now.toISOString() }]);
    expect(rejected()).toEqual(NONE);
    expect(tellings()).toEqual(['recovery']);
  });

  test('is counted by the second check where a server puts off whoever comes twice', async () => {
    const smtpSays = (line: string) =>
      provider.running.setFault('smtp', { kind: 'reply', at: 'login', lines: [line] });
    const { accessTokenFor } = tokens;
    let askedInCheck = 0;
    tokens = {
      ...tokens,
      accessTokenFor: async (...asked) => {
        askedInCheck += 1;
        await smtpSays(askedInCheck === 1 ? '535 5.7.3 Authentication unsuccessful' : '421 4.7.0 Later');
        return accessTokenFor(...asked);
      },
    };
    expect((await check()).record.smtp).toMatchObject({ reply: expect.stringMatching(/^421/) });
    expect(rejected()).toEqual(NONE);
    askedInCheck = 0;
    passMinutes(15);
    provider.account.accessTokens = ['token-1', 'token-2', 'token-3'];
    expect((await check()).record.smtp).toMatchObject({ reply: expect.stringMatching(/^535/) });
    expect(askedInCheck).toBe(1);
    expect(rejected()).toEqual({ imap: 0, smtp: 1 });
  });

  test('heals at once where the user asks', async () => {
    wereRejected(5, 5, '2026-11-20T19:59:00.000Z');
    expect((await check()).record.imap?.withheld).toBe('sign-in-budget-spent');
    expect((await check({ askedByUser: true })).record.status).toBe('healthy');
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
    expect(stored).toContain('oauth-token-refused');
    expect(stored).not.toMatch(/token-\d/);
  });
});

test('a server that is not the provider’s own is shown no token, however it came into the database', async () => {
  mailbox = { ...mailbox, smtp: { host: 'smtp.example.net', port: 587, security: 'starttls' } };
  memory.mailboxes.update(mailbox.id, { smtp: mailbox.smtp });
  const verify = async (request: VerifyRequest) => {
    expect(request.signIn).toEqual({ withhold: 'secret-unavailable' });
    return { imap: withheldResult('imap', 'secret-unavailable'), smtp: null };
  };
  const { record, diagnosis } = await checkMailbox(
    mailbox,
    custom,
    { memory, credentials: createMemoryStore(), oauth: { tokens }, now: () => now, verify },
    { askedByUser: true },
  );
  expect(record).toMatchObject({
    status: 'action-needed',
    summary: expect.stringMatching(/smtp\.example\.net/),
  });
  expect(diagnosis.advice[0]?.text).toMatch(/^Edit the mailbox/);
  expect(tokens.asked()).toBe(0);
  expect(rejected()).toEqual(NONE);
});
