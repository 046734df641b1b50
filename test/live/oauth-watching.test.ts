import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAlerting } from '../../electron/alerting/alerting.ts';
import { sendTestHandlers } from '../../electron/api/send-test-handlers.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { type CheckedMailbox, checkMailbox } from '../../electron/monitor/check-mailbox.ts';
import { editMailbox } from '../../electron/monitor/edit-mailbox.ts';
import { DEFAULT_LANES, openLanes } from '../../electron/monitor/lanes.ts';
import { openSentinels, type Sentinels } from '../../electron/monitor/sentinels.ts';
import { grantOf } from '../../electron/oauth/mail-grant.ts';
import { type OAuthParts, openOAuth } from '../../electron/oauth/oauth-parts.ts';
import { gmail } from '../../electron/provider/presets/gmail.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { oauthGround } from '../support/oauth-ground.ts';
import { connectTokenClient, type ObtainedTokens, type TokenClient } from '../support/obtain-tokens.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { waitUntil } from '../support/wait-until.ts';

const USER = 'you@example.com';
const OTHER = 'they@example.org';

const { newFolder, open, closeAll } = provideDataFolders();
let rig: IdentityProvider;
let server: MailServer;
let app: TokenClient;
let dataFolder: string;
let credentials: ReturnType<typeof createMemoryStore>;
let memory: Memory;
let oauth: OAuthParts;
let mailbox: Mailbox;
let granted: ObtainedTokens;
let now: Date;

beforeAll(async () => {
  rig = await startIdentityProvider();
  server = await startMailServer({ users: { [USER]: 'right', [OTHER]: 'right' }, identityProvider: rig });
  app = await connectTokenClient(rig);
});
afterAll(async () => {
  await server?.stop();
  await rig?.stop();
});

beforeEach(async () => {
  now = new Date('2026-11-20T20:00:00Z');
  dataFolder = newFolder();
  credentials = createMemoryStore();
  start();
  const { imap, smtp } = server.servers;
  mailbox = sampleMailbox(1, {
    address: USER,
    username: USER,
    providerId: 'gmail',
    imap: imap.tls,
    smtp: smtp.starttls,
    caFile: server.caFile,
    signInMethod: 'oauth2',
  });
  memory.mailboxes.insert(mailbox);
  granted = await app.obtain(USER);
  await oauth.grants.write(
    mailbox.secretId,
    grantOf(oauthGround(rig).registration, { ...granted, scope: null }),
  );
});
afterEach(async () => {
  rig.behave(WELL_BEHAVED);
  await expectNoTokenOnDisk();
});

/** All that the program has written, but for the keychain. */
async function expectNoTokenOnDisk(): Promise<void> {
  const files = (await readdir(dataFolder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const written = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))));
  expect(written.length).toBeGreaterThan(0);
  const last = await oauth.tokens.accessTokenFor(mailbox.secretId);
  const secrets = [granted.accessToken, granted.refreshToken, await keptToken()];
  if (last.kind === 'token') secrets.push(last.accessToken);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    for (const bytes of written) expect(bytes.includes(secret)).toBe(false);
  }
}

/** As a program that starts: it knows what is on the disk and in the keychain. */
function start(): void {
  closeAll();
  const { database } = open(dataFolder);
  memory = openMemory(database);
  const { settings } = memory;
  const { providers } = oauthGround(rig);
  oauth = openOAuth({ credentials, settings, database, dataFolder, environment: {}, providers });
}

const parts = () => ({ memory, credentials, oauth, now: () => now });
const check = (askedByUser = false): Promise<CheckedMailbox> =>
  checkMailbox(mailbox, gmail, parts(), { askedByUser });
const passSeconds = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};
/** A good check, and then no token that is good. It lives longer than both servers take to see it on a busy machine. */
const letTokenEnd = async () => {
  rig.behave({ accessTokenS: 3 });
  expect((await check()).diagnosis.status).toBe('healthy');
  await sleep(3_100);
};
const standing = () => memory.standings.of(mailbox.id);
const rejected = () => {
  const { imap, smtp } = memory.signIns.read(mailbox.secretId);
  return { imap: imap.rejected, smtp: smtp.rejected };
};
const NONE = { imap: 0, smtp: 0 };
const tokenRequests = () => rig.requests.filter(({ path }) => path === '/token').length;
/** How often the token endpoint is asked by what is done. */
async function asking<T>(work: () => Promise<T>): Promise<{ readonly done: T; readonly asked: number }> {
  const before = tokenRequests();
  const done = await work();
  return { done, asked: tokenRequests() - before };
}
async function keptToken(): Promise<string> {
  const read = await oauth.grants.read(mailbox.secretId);
  return read.kind === 'found' ? read.grant.refreshToken : read.kind;
}

test('a mailbox is watched with one token for many checks, over both protocols', async () => {
  const { asked } = await asking(async () => {
    for (let times = 0; times < 3; times += 1) {
      const { diagnosis, record } = await check();
      expect(diagnosis).toMatchObject({ status: 'healthy', cause: null });
      expect(record).toMatchObject({ imap: { ok: true }, smtp: { ok: true } });
    }
  });
  expect(asked).toBe(1);
});

describe('a token that is over', () => {
  test('by the clock is renewed before anybody sees it', async () => {
    await letTokenEnd();
    const before = await server.rejections();
    const { done, asked } = await asking(check);
    expect(done.diagnosis.status).toBe('healthy');
    expect(asked).toBe(1);
    expect(await server.rejections()).toEqual(before);
  });

  test('before its time is renewed in the same check: silently, once, and without a rejection on the books', async () => {
    await check();
    const rotatedOnce = await keptToken();
    rig.killAccessTokensOf(USER);
    passSeconds(1_800);
    const { done, asked } = await asking(check);
    expect(done.diagnosis).toMatchObject({ status: 'healthy', cause: null });
    expect(done.record).toMatchObject({ imap: { ok: true, reply: null }, smtp: { ok: true, reply: null } });
    expect(asked).toBe(1);
    expect(rejected()).toEqual(NONE);
    expect(standing()).toMatchObject({ status: 'healthy', failures: 0, refusals: 0 });
    expect(memory.incidents.of(mailbox.id)).toEqual([]);
    // Each refresh token was good for one use, and the one that is kept is good for the next.
    expect(new Set([granted.refreshToken, rotatedOnce, await keptToken()]).size).toBe(3);
    start();
    expect((await check()).diagnosis.status).toBe('healthy');
  });

  test('is renewed within a send test and an edit, too', async () => {
    await check();
    rig.killAccessTokensOf(USER);
    const sent = await sendTestHandlers(parts()).testSending(mailbox.address);
    expect(sent).toMatchObject({ kind: 'arrived', folder: 'INBOX' });
    rig.killAccessTokensOf(USER);
    const reach = { ...mailbox, smtp: server.servers.smtp.tls };
    const told: (boolean | null)[] = [];
    const onClimb = ({ ok }: { ok: boolean | null }) => told.push(ok);
    const edited = await editMailbox(mailbox, { reach, tags: [] }, gmail, parts(), { onClimb });
    expect(edited).toMatchObject({ kind: 'edited', diagnosis: { status: 'healthy' } });
    expect(memory.mailboxes.find(mailbox.id)?.smtp).toEqual(server.servers.smtp.tls);
    expect(told).not.toContain(false);
    expect(rejected()).toEqual(NONE);
  });
});

describe('a sign-in that was taken back', () => {
  const ENDED = { status: 'action-needed', cause: 'oauth-grant-invalid' };

  test('needs somebody at once, and the provider is never asked again: not by a check, a user or a restart', async () => {
    await check();
    rig.revokeGrantsOf(USER);
    passSeconds(1_800);
    const first = await asking(check);
    expect(first.done.diagnosis).toMatchObject(ENDED);
    expect(first.asked).toBe(1);
    expect(standing()).toMatchObject(ENDED);
    expect(memory.incidents.of(mailbox.id)).toMatchObject([{ closedAt: null }]);
    const alerting = createAlerting({ memory, providerOf: () => gmail });
    expect(alerting.run({ now, suspected: [], isOffline: false })).toMatchObject([
      { kind: 'alert', alert: { kind: 'action-needed', cause: 'oauth-grant-invalid' } },
    ]);
    expect(rejected()).toEqual(NONE);

    const refusedSoFar = await server.rejections();
    const later = await asking(async () => {
      for (const isByUser of [false, true, false]) {
        passSeconds(1_800);
        expect((await check(isByUser)).diagnosis).toMatchObject(ENDED);
      }
      start();
      expect((await check(true)).diagnosis).toMatchObject(ENDED);
      expect(await sendTestHandlers(parts()).testSending(mailbox.address)).toMatchObject({
        kind: 'impossible',
      });
    });
    expect(later.asked).toBe(0);
    expect(await server.rejections()).toEqual(refusedSoFar);
  });

  test('is over for every process, even for one whose token is still good', async () => {
    await check();
    const { providers } = oauthGround(rig);
    const { database } = open(dataFolder);
    const another = openOAuth({
      credentials,
      settings: memory.settings,
      database,
      dataFolder,
      environment: {},
      providers,
    });
    rig.revokeGrantsOf(USER);
    expect(await another.tokens.accessTokenFor(mailbox.secretId)).toMatchObject({ kind: 'failed' });
    const { done, asked } = await asking(check);
    expect(done.diagnosis).toMatchObject(ENDED);
    expect(asked).toBe(0);
  });
});

const IN_TROUBLE = { status: 'unreachable', cause: 'oauth-unavailable', transient: true } as const;

describe('an identity provider in trouble', () => {
  test('that cannot renew a token is waited for, is no dead sign-in, and the mailbox comes back by itself', async () => {
    await letTokenEnd();
    rig.behave({ tokenTrouble: { kind: 'answer', status: 503, body: { error: 'server_error' } } });
    for (let times = 0; times < 4; times += 1) {
      passSeconds(1_800);
      expect((await check(true)).diagnosis).toMatchObject(IN_TROUBLE);
      expect(standing().status).not.toBe('action-needed');
    }
    expect(rejected()).toEqual(NONE);
    rig.behave(WELL_BEHAVED);
    passSeconds(1_800);
    start();
    expect((await check()).diagnosis.status).toBe('healthy');
  });

  test('that is gone altogether does the same, after a pause of seconds', async () => {
    await letTokenEnd();
    await rig.stop();
    try {
      expect((await check()).diagnosis).toMatchObject(IN_TROUBLE);
    } finally {
      await rig.start();
    }
    rig.behave(WELL_BEHAVED);
    const isBack = async () => {
      passSeconds(1);
      return (await check()).diagnosis.status === 'healthy';
    };
    await waitUntil(isBack, { what: 'the mailbox to come back', timeoutMs: 10_000 });
    const told = memory.checks.recent(mailbox.id, '2026-01-01T00:00:00.000Z').map(({ status }) => status);
    expect(new Set(told)).toEqual(new Set(['healthy', 'unreachable']));
  });

  test('that the mail servers cannot ask makes no token a bad one, although SMTP says so', async () => {
    await check();
    rig.behave({ introspectionTrouble: { kind: 'answer', status: 500 } });
    const { done, asked } = await asking(check);
    expect(done.record.smtp).toMatchObject({
      ok: false,
      stage: 'login',
      reply: expect.stringMatching(/^535 /),
    });
    expect(done.diagnosis).toMatchObject({ status: 'unreachable', transient: true });
    expect(asked).toBe(0);
    expect(rejected()).toEqual(NONE);
    rig.behave(WELL_BEHAVED);
    expect((await check()).diagnosis.status).toBe('healthy');
  });
});

test('a fresh token that the servers refuse is confirmed after ten minutes, shown anew once an hour, and heals', async () => {
  const REFUSED = { status: 'action-needed', cause: 'oauth-token-refused' };
  const name = (username: string) => {
    mailbox = { ...mailbox, username };
    memory.mailboxes.update(mailbox.id, { username });
  };
  name(OTHER);
  const before = await server.rejections();
  expect((await check()).diagnosis).toMatchObject(REFUSED);
  expect(standing()).toMatchObject({ status: 'pending', refusals: 1 });
  expect(rejected()).toEqual({ imap: 1, smtp: 1 });

  passSeconds(590);
  const resting = await asking(check);
  expect(resting.done.record).toMatchObject({ imap: { withheld: 'sign-in-resting' } });
  expect(resting.asked).toBe(0);

  passSeconds(11);
  await check();
  expect(standing()).toMatchObject(REFUSED);
  expect(rejected()).toEqual({ imap: 2, smtp: 2 });

  passSeconds(1_800);
  const waiting = await asking(check);
  expect(waiting.done.record).toMatchObject({ ...REFUSED, imap: { withheld: 'sign-in-budget-spent' } });
  expect(waiting.asked).toBe(0);
  passSeconds(1_801);
  const again = await asking(check);
  expect(again.done.record).toMatchObject({ ...REFUSED, imap: { withheld: null } });
  // A token of its own, and no more than one.
  expect(again.asked).toBe(1);
  expect(await server.rejections()).toEqual({ imap: before.imap + 3, smtp: before.smtp + 3 });

  name(USER);
  passSeconds(3_601);
  expect((await check()).diagnosis.status).toBe('healthy');
  expect(standing().status).toBe('healthy');
  expect(rejected()).toEqual(NONE);
});

describe('a sentinel', () => {
  let sentinels: Sentinels;
  let cuts: number;
  beforeEach(() => {
    cuts = 0;
    sentinels = openSentinels({
      ...parts(),
      random: () => 0,
      lanes: openLanes(() => DEFAULT_LANES),
      providerOf: () => gmail,
      onCut: () => {
        cuts += 1;
      },
      onTrouble: (error) => expect.unreachable(String(error)),
      onSends: () => undefined,
    });
  });
  afterEach(() => sentinels.stop());

  const opened = () => waitUntil(() => sentinels.open() === 1, { what: 'the sentinel to open' });
  const ended = () => waitUntil(() => sentinels.open() === 0, { what: 'the sentinel to end' });

  test('signs in with the token, and with another one where it is refused', async () => {
    const first = await oauth.tokens.accessTokenFor(mailbox.secretId);
    expect(first.kind).toBe('token');
    rig.killAccessTokensOf(USER);
    const { asked } = await asking(async () => {
      sentinels.guard([mailbox]);
      await opened();
    });
    expect(asked).toBe(1);
    expect(rejected()).toEqual(NONE);
    expect(cuts).toBe(0);
  });

  test('that is cut while its token is killed is silently back with another', async () => {
    await check();
    sentinels.guard([mailbox]);
    await opened();
    rig.killAccessTokensOf(USER);
    expect(await server.kick(USER)).toBe(true);
    await ended();
    await waitUntil(() => cuts === 1, { what: 'the sentinel to call for a check' });
    passSeconds(1);
    expect((await check()).diagnosis.status).toBe('healthy');
    passSeconds(10);
    sentinels.guard([mailbox]);
    await opened();
    expect(rejected()).toEqual(NONE);
    expect(memory.incidents.of(mailbox.id)).toEqual([]);
  });
});
