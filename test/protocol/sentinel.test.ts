import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { findFolder, sentFolder } from '../../electron/demo/account.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { fileMessage } from '../../electron/demo/stored-mailbox.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { DEFAULT_LANES, type Lanes, openLanes } from '../../electron/monitor/lanes.ts';
import { openSentinels, type SentinelParts, type Sentinels } from '../../electron/monitor/sentinels.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { runNode } from '../support/run-node.ts';
import { healthyCheck, sampleMailbox } from '../support/sample-mailbox.ts';
import { type SampleTokens, sampleTokens } from '../support/sample-tokens.ts';
import { waitUntil } from '../support/wait-until.ts';
import { WITHOUT_TOKENS } from '../support/without-tokens.ts';

const WRONG = 'not-the-Password';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Longer than the pause between two openings. */
const GAP = 250;

const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;
let sentinels: Sentinels;
/** Milliseconds since 1970. */
let now: number;
let cuts: string[];
let counted: number[];
let troubles: unknown[];

beforeEach(() => {
  now = Date.parse('2026-11-20T20:00:00Z');
  cuts = [];
  counted = [];
  troubles = [];
  memory = openMemory(open(newFolder()).database);
  mailbox = provider.mailbox();
  memory.mailboxes.insert(mailbox);
  sentinels = sentinelsWith();
});
afterEach(async () => {
  await sentinels.stop();
  expect(troubles).toEqual([]);
  for (const folder of provider.account.folders) {
    folder.messages = [];
    folder.uidNext = 1;
    folder.uidValidity += 1;
  }
});

const keeping = (secret: string) => createMemoryStore({ [mailbox.secretId]: secret });

function sentinelsWith(changes: Partial<SentinelParts> = {}): Sentinels {
  return openSentinels({
    memory,
    credentials: keeping(PASSWORD),
    oauth: WITHOUT_TOKENS,
    now: () => new Date(now),
    random: () => 0.5,
    lanes: openLanes(() => DEFAULT_LANES),
    providerOf: () => custom,
    onCut: ({ address }) => cuts.push(address),
    onTrouble: (error) => troubles.push(error),
    onSends: (_, newMessages) => counted.push(newMessages),
    ...changes,
  });
}

/** Guards with other parts than usual. */
async function guardWith(changes: Partial<SentinelParts>): Promise<void> {
  await sentinels.stop();
  sentinels = sentinelsWith(changes);
  sentinels.guard([mailbox]);
}

const guardWithSecret = (secret: string, wrap = (store: CredentialStore) => store) =>
  guardWith({ credentials: wrap(keeping(secret)) });

const traffic = () => provider.running.traffic.imap;
const commandsOf = (session: number) => traffic().sessions[session]?.commands ?? [];
const isIdling = () => traffic().sessions.at(-1)?.commands.at(-1) === 'IDLE';

async function guardUntilIdle(): Promise<void> {
  sentinels.guard([mailbox]);
  await waitUntil(() => sentinels.open() === 1 && isIdling(), { what: 'the sentinel to idle' });
}

/** Lets time pass for the sentinels, and all that is under way come to its end. */
async function pass(ms: number): Promise<void> {
  now += ms;
  sentinels.guard([mailbox]);
  await sentinels.afterSignIn(mailbox.id);
}

function checkWorks(): void {
  const check = healthyCheck(mailbox, new Date(now).toISOString());
  memory.remember(check, { newIncidentId: 'incident' });
}

function send(number: number, at = now): void {
  const folder = sentFolder(provider.account);
  if (folder === undefined) throw new Error('The account has no Sent folder.');
  const messageId = `<${number}@example.com>`;
  fileMessage(folder, { messageId, to: ['they@example.org'], internalDate: new Date(at) });
}

async function cutSession(): Promise<void> {
  const before = cuts.length;
  provider.running.endSessions(ADDRESS);
  await waitUntil(() => sentinels.open() === 0 && cuts.length > before, { what: 'the cut to be told' });
}

describe('what is sent', () => {
  test('counts while it happens', async () => {
    await guardUntilIdle();
    send(1);
    await waitUntil(() => counted.length === 1, { what: 'the first message', timeoutMs: SECOND });
    await waitUntil(isIdling, { what: 'the sentinel to idle again' });
    send(2);
    await waitUntil(() => counted.length === 2, { what: 'the second message', timeoutMs: SECOND });
    expect(counted).toEqual([1, 1]);
    expect(memory.sends.figures(mailbox.id, new Date(now)).messages24h).toBe(2);
    expect(traffic().connections).toBe(1);
  });

  test('in the last 30 days counts as the sentinel opens', async () => {
    for (let number = 1; number <= 40; number += 1) send(number, now - (number % 20) * DAY);
    await guardUntilIdle();
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(40);
    expect(memory.sends.cursor(mailbox.id)?.backfillBelow).toBeNull();
  });

  test('counts where the folder was read to its end before', async () => {
    send(1);
    await guardUntilIdle();
    sentinels.guard([]);
    await waitUntil(() => sentinels.open() === 0, { what: 'the end' });
    await pass(MINUTE);
    await waitUntil(() => sentinels.open() === 1 && isIdling(), { what: 'the sentinel to idle again' });
    send(2);
    await waitUntil(() => counted.length === 2, { what: 'the second message', timeoutMs: SECOND });
    expect(traffic().connections).toBe(2);
  });

  test('still counts over the same connection after IDLE was left and entered again', async () => {
    await guardWith({ renewMs: 30 });
    const idles = () => commandsOf(0).filter((name) => name === 'IDLE').length;
    await waitUntil(() => idles() >= 4, { what: 'four rounds of IDLE' });
    send(1);
    await waitUntil(() => counted.length === 1, { what: 'the message' });
    expect(traffic()).toMatchObject({ connections: 1, signIns: 1 });
    expect(cuts).toEqual([]);
  });

  test('is nothing where the change was a message that went away', async () => {
    send(1);
    await guardUntilIdle();
    const folder = sentFolder(provider.account);
    if (folder !== undefined) folder.messages = [];
    for (const changed of folder?.watchers ?? []) changed();
    await waitUntil(isIdling, { what: 'the sentinel to idle again' });
    expect(memory.sends.figures(mailbox.id, new Date(now)).messages24h).toBe(1);
    expect(counted).toEqual([1]);
  });
});

describe('a connection that ends', () => {
  test.each([
    ['by the server', () => provider.running.endSessions(ADDRESS)],
    ['by the network', () => provider.running.dropConnections('imap')],
  ])('%s calls for a check within a second', async (_, end) => {
    await guardUntilIdle();
    now += MINUTE;
    end();
    await waitUntil(() => cuts.length === 1, { what: 'the cut to be told', timeoutMs: SECOND });
    expect(cuts).toEqual([ADDRESS]);
    expect(sentinels.open()).toBe(0);
  });

  test('because the mailbox behind the sign-in does not answer calls for a check', async () => {
    const lines = ['BAD User is authenticated but not connected.'];
    await provider.running.setFault('imap', { kind: 'reply', at: 'open', lines });
    sentinels.guard([mailbox]);
    await waitUntil(() => cuts.length === 1, { what: 'the refusal to be told', timeoutMs: SECOND });
    expect(sentinels.open()).toBe(0);
  });

  test('with too many connections calls for none, and for an hour of peace', async () => {
    await guardUntilIdle();
    now += MINUTE;
    const lines = ['* BYE Too many simultaneous connections.'];
    await provider.running.setFault('imap', { kind: 'reply', at: 'open', lines });
    send(1);
    await waitUntil(() => sentinels.open() === 0, { what: 'the end' });
    expect(cuts).toEqual([]);
    await provider.running.setFault('imap', null);
    checkWorks();
    await pass(HOUR - 1);
    expect(traffic().connections).toBe(1);
  });

  test('comes back once its rest is over and a check has worked since, and not before', async () => {
    await guardUntilIdle();
    now += MINUTE;
    checkWorks();
    now += 1;
    await cutSession();
    await pass(4.9 * SECOND);
    checkWorks();
    await pass(0);
    expect(traffic().connections).toBe(1);
    await pass(0.1 * SECOND);
    await waitUntil(() => sentinels.open() === 1, { what: 'the new connection' });
    expect(traffic().connections).toBe(2);
  });

  test('stays away as long as no check has worked since', async () => {
    checkWorks();
    await guardUntilIdle();
    now += MINUTE;
    sentinels.guard([mailbox]);
    await sleep(GAP);
    await cutSession();
    for (let hour = 0; hour < 3; hour += 1) await pass(HOUR);
    expect(traffic().connections).toBe(1);
  });

  test('does not come back where the mailbox is not named again', async () => {
    await guardUntilIdle();
    await cutSession();
    now += MINUTE;
    checkWorks();
    sentinels.guard([]);
    expect(sentinels.open()).toBe(0);
    expect(traffic().connections).toBe(1);
  });

  test('three times in a row within a minute calls for no third check, and for an hour of peace', async () => {
    for (const round of [1, 2]) {
      await guardUntilIdle();
      await cutSession();
      expect(cuts).toHaveLength(round);
      now += MINUTE;
      checkWorks();
    }
    await guardUntilIdle();
    provider.running.endSessions(ADDRESS);
    await waitUntil(() => sentinels.open() === 0, { what: 'the third end' });
    checkWorks();
    await pass(HOUR - 1);
    expect(traffic().connections).toBe(3);
    expect(cuts).toHaveLength(2);
    await pass(1);
    await waitUntil(() => sentinels.open() === 1, { what: 'the next attempt' });
  });
});

describe('a sign-in', () => {
  test('that is rejected counts, calls for a check, and is not tried again', async () => {
    await guardWithSecret(WRONG);
    await waitUntil(() => cuts.length === 1, { what: 'the refusal to be told' });
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(1);
    expect(memory.signIns.read(mailbox.secretId).smtp.rejected).toBe(0);
    for (let hour = 0; hour < 3; hour += 1) await pass(HOUR);
    expect(traffic().rejectedSignIns).toBe(1);
    expect(cuts).toHaveLength(1);
  });

  test('that is to come later does not count, and still calls for a check', async () => {
    provider.account.throttled = true;
    sentinels.guard([mailbox]);
    await waitUntil(() => cuts.length === 1, { what: 'the refusal to be told' });
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(0);
  });

  test('is not sent where the budget is spent', async () => {
    const spent = { reserved: { imap: 0, smtp: 0 }, rejected: { imap: 2, smtp: 0 } };
    memory.signIns.settle(mailbox.secretId, spent, new Date(now - HOUR).toISOString());
    await pass(0);
    await pass(HOUR);
    expect(traffic().connections).toBe(0);
    expect(cuts).toEqual([]);
  });

  test('is not sent where the keychain is locked', async () => {
    await guardWithSecret(PASSWORD, (store) => failingKeychain(store, ['read'], 'locked'));
    await pass(0);
    expect(traffic().connections).toBe(0);
    expect(cuts).toEqual([]);
    expect(memory.signIns.read(mailbox.secretId).imap).toMatchObject({ rejected: 0, lastTryAt: null });
  });

  test('is not sent while the mailbox is being checked', async () => {
    let isBeingChecked = true;
    await guardWith({ isBeingChecked: () => isBeingChecked });
    await pass(MINUTE);
    expect(traffic().connections).toBe(0);
    isBeingChecked = false;
    sentinels.guard([mailbox]);
    await waitUntil(() => sentinels.open() === 1, { what: 'the connection' });
  });

  test('is not sent either where a check began while it waited for room', async () => {
    const { promise: room, resolve: makeRoom } = Promise.withResolvers<void>();
    const work: Promise<unknown>[] = [];
    const lanes: Lanes = (_, begin) => {
      const one = room.then(begin);
      work.push(one);
      return one;
    };
    let isBeingChecked = false;
    await guardWith({ lanes, isBeingChecked: () => isBeingChecked });
    isBeingChecked = true;
    makeRoom();
    await Promise.all(work);
    expect(work).toHaveLength(1);
    expect(traffic().connections).toBe(0);
  });

  test('that is accepted forgets what IMAP rejected before, and nothing else', async () => {
    const once = { reserved: { imap: 0, smtp: 0 }, rejected: { imap: 1, smtp: 1 } };
    memory.signIns.settle(mailbox.secretId, once, new Date(now - HOUR).toISOString());
    await guardUntilIdle();
    const { imap, smtp } = memory.signIns.read(mailbox.secretId);
    expect([imap.rejected, smtp.rejected]).toEqual([0, 1]);
  });

  test('that finds too many connections leaves the server alone for an hour, and blames nobody', async () => {
    const lines = ['NO [ALERT] Too many simultaneous connections. (Failure)'];
    await provider.running.setFault('imap', { kind: 'reply', at: 'login', lines });
    sentinels.guard([mailbox]);
    await waitUntil(() => traffic().rejectedSignIns + traffic().sessions.length > 0, { what: 'the refusal' });
    await sentinels.afterSignIn(mailbox.id);
    await pass(HOUR - 1);
    expect(traffic().connections).toBe(1);
    expect(cuts).toEqual([]);
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(0);
    await provider.running.setFault('imap', null);
    await pass(1);
    await waitUntil(() => sentinels.open() === 1, { what: 'the next attempt' });
  });

  test('can be waited for', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
    sentinels.guard([mailbox]);
    await waitUntil(() => commandsOf(0).length > 0, { what: 'the sign-in' });
    let isOver = false;
    const waiting = sentinels.afterSignIn(mailbox.id).then(() => {
      isOver = true;
    });
    await provider.running.setFault('imap', null);
    expect(isOver).toBe(false);
    provider.running.dropConnections('imap');
    await waiting;
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(0);
  });

  test('that does not reach the server leaves the finding out to the usual check', async () => {
    await provider.running.setFault('imap', { kind: 'refused-port' });
    await pass(0);
    await pass(MINUTE);
    expect(cuts).toEqual([]);
    await provider.running.setFault('imap', null);
    await pass(15 * MINUTE);
    await waitUntil(() => sentinels.open() === 1, { what: 'the connection' });
  });

  test('that the memory does not allow is told, and tried again', async () => {
    const problem = new StorageProblem('disk-full', 'There is no room left.');
    const reserve = () => {
      throw problem;
    };
    await guardWith({ memory: { ...memory, signIns: { ...memory.signIns, reserve } } });
    await waitUntil(() => troubles.length === 1, { what: 'the trouble' });
    await pass(MINUTE);
    await waitUntil(() => troubles.length === 2, { what: 'the next trouble' });
    expect(troubles.splice(0)).toEqual([problem, problem]);
    expect(traffic().connections).toBe(0);
  });
});

describe('naming mailboxes', () => {
  test('again opens no second connection', async () => {
    for (let call = 0; call < 5; call += 1) sentinels.guard([mailbox]);
    await guardUntilIdle();
    for (let call = 0; call < 5; call += 1) sentinels.guard([mailbox]);
    await pass(HOUR);
    expect(traffic().connections).toBe(1);
  });

  test('no more says goodbye and closes, which is no cut', async () => {
    await guardUntilIdle();
    sentinels.guard([]);
    await waitUntil(() => commandsOf(0).includes('LOGOUT'), { what: 'the goodbye' });
    await waitUntil(() => sentinels.open() === 0, { what: 'the end' });
    expect(cuts).toEqual([]);
    await pass(5 * SECOND);
    await waitUntil(() => sentinels.open() === 1, { what: 'the mailbox that is named again' });
  });

  test('with a new secret closes the old connection before it opens the new one', async () => {
    const credentials = createMemoryStore({ [mailbox.secretId]: PASSWORD, 'secret-new': PASSWORD });
    await guardWith({ credentials });
    await waitUntil(() => sentinels.open() === 1 && isIdling(), { what: 'the sentinel to idle' });
    // The old one takes two seconds to go.
    await provider.running.setFault('imap', { kind: 'silent', at: 'idle' });
    mailbox = { ...mailbox, secretId: 'secret-new' };
    const startedAt = performance.now();
    sentinels.guard([mailbox]);
    await waitUntil(() => traffic().connections === 2, { what: 'the new connection' });
    expect(performance.now() - startedAt).toBeGreaterThan(1.9 * SECOND);
    await waitUntil(() => sentinels.open() === 1, { what: 'the new sentinel' });
    expect(cuts).toEqual([]);
  });

  test('without IMAP does nothing', async () => {
    mailbox = { ...mailbox, imap: null };
    await pass(0);
    expect(traffic().connections).toBe(0);
  });

  test('by the dozen opens at most five a second', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...mailbox,
      id: sampleMailbox(index + 100).id,
      // On a busy machine sign-ins overlap, and one of a secret that is under way keeps the next one waiting.
      secretId: `secret-${index + 100}`,
    }));
    for (const one of many) memory.mailboxes.insert(one);
    await sentinels.stop();
    const passwords = Object.fromEntries(many.map(({ secretId }) => [secretId, PASSWORD]));
    sentinels = sentinelsWith({ credentials: createMemoryStore(passwords) });
    const startedAt = performance.now();
    sentinels.guard(many);
    let isHurried = false;
    const look = () => {
      isHurried ||= traffic().connections > 1 + (performance.now() - startedAt) / 190;
      return sentinels.open() === many.length;
    };
    await waitUntil(look, { what: 'all to be guarded' });
    expect(isHurried).toBe(false);
    expect(traffic().connections).toBe(many.length);
  });
});

describe('stopping', () => {
  test('closes every connection, and nothing opens after', async () => {
    await guardUntilIdle();
    await sentinels.stop();
    expect(sentinels.open()).toBe(0);
    expect(commandsOf(0)).toContain('LOGOUT');
    expect(cuts).toEqual([]);
    await pass(HOUR);
    expect(traffic().connections).toBe(1);
  });

  test('lets the process end', async () => {
    expect(await runNode('guard-and-stop.ts')).toEqual({ openBefore: 1, openAfter: 0 });
  });

  test('ends a sign-in that is under way', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
    sentinels.guard([mailbox]);
    await waitUntil(() => commandsOf(0).length > 0, { what: 'the sign-in' });
    const startedAt = performance.now();
    await sentinels.stop();
    expect(performance.now() - startedAt).toBeLessThan(SECOND);
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(0);
  });

  test('does not wait for a server that says no goodbye', async () => {
    await guardUntilIdle();
    await provider.running.setFault('imap', { kind: 'silent', at: 'idle' });
    const startedAt = performance.now();
    await sentinels.stop();
    expect(performance.now() - startedAt).toBeLessThan(4 * SECOND);
  });
});

describe('a mailbox without a Sent folder', () => {
  const bare = providePlainProvider({ folders: [{ name: 'INBOX', specialUse: null }] });

  beforeEach(() => {
    mailbox = { ...mailbox, imap: bare.server('imap'), caFile: bare.caFile };
  });
  const idles = () =>
    bare.commands('imap').at(-1) === 'IDLE' && (findFolder(bare.account, 'INBOX')?.watchers.size ?? 0) > 0;

  test('idles on INBOX, where a cut is seen and nothing is counted', async () => {
    sentinels.guard([mailbox]);
    await waitUntil(idles, { what: 'the sentinel to idle on INBOX' });
    const inbox = findFolder(bare.account, 'INBOX');
    if (inbox !== undefined) fileMessage(inbox, { messageId: '<in@example.org>', to: [ADDRESS] });
    now += MINUTE;
    bare.running.endSessions(ADDRESS);
    await waitUntil(() => cuts.length === 1, { what: 'the cut to be told' });
    expect(counted).toEqual([]);
  });
});

describe('a server that says nothing of new messages while it is idled on', () => {
  const quiet = providePlainProvider({ pushesIdle: false });

  test('is asked each time that IDLE is left', async () => {
    mailbox = { ...mailbox, imap: quiet.server('imap'), caFile: quiet.caFile };
    await guardWith({ renewMs: 30 });
    await waitUntil(() => quiet.commands('imap').includes('IDLE'), { what: 'the sentinel to idle' });
    const folder = sentFolder(quiet.account);
    if (folder !== undefined) fileMessage(folder, { messageId: '<1@example.com>', to: ['they@example.org'] });
    await waitUntil(() => counted.length === 1, { what: 'the message' });
    expect(quiet.running.traffic.imap.connections).toBe(1);
  });
});

describe('a mailbox that signs in at its provider', () => {
  const words = providePlainProvider({
    imap: { ...plain.imap, sessionEnded: 'Session invalidated - AccessTokenExpired' },
  });
  let tokens: SampleTokens;
  let byToken: Mailbox;
  beforeEach(async () => {
    tokens = sampleTokens();
    words.account.accessTokens = ['token-1'];
    byToken = {
      ...mailbox,
      imap: words.server('imap'),
      smtp: words.server('smtp'),
      caFile: words.caFile,
      signInMethod: 'oauth2',
    };
    await sentinels.stop();
    sentinels = sentinelsWith({ credentials: createMemoryStore(), oauth: { tokens } });
  });

  const guard = async () => {
    sentinels.guard([byToken]);
    await waitUntil(() => sentinels.open() === 1, { what: 'the sentinel to open' });
  };
  const ended = () => waitUntil(() => sentinels.open() === 0, { what: 'the end' });
  const rejected = () => memory.signIns.read(mailbox.secretId).imap.rejected;

  test('is guarded with its token, and with another where that is refused, which counts as nothing', async () => {
    words.account.accessTokens = ['token-2'];
    await guard();
    expect(tokens.discarded).toEqual(['token-1']);
    expect(rejected()).toBe(0);
    expect(cuts).toEqual([]);
  });

  test('whose session is cut for its token is silently guarded with another, although nobody checked', async () => {
    await guard();
    now += HOUR;
    words.account.accessTokens = ['token-2'];
    words.running.endSessions(ADDRESS);
    await ended();
    expect(tokens.discarded).toEqual(['token-1']);
    now += 10 * SECOND;
    await guard();
    expect(cuts).toEqual([]);
    expect(words.running.traffic.imap.rejectedSignIns).toBe(0);
  });

  test.each(['good', 'due'])(
    'whose session is cut without a word while the token is %s calls for a check',
    async (age) => {
      await guard();
      now += HOUR;
      if (age === 'due') tokens.replace();
      words.running.dropConnections('imap');
      await waitUntil(() => cuts.length === 1, { what: 'the cut to be told' });
    },
  );

  test('gives back what it had reserved where the data folder cannot be used', async () => {
    const problem = new StorageProblem('disk-full', 'There is no room left.');
    words.account.accessTokens = [];
    const { accessTokenFor } = tokens;
    const failing: SampleTokens['accessTokenFor'] = async (...asked) => {
      if (tokens.discarded.length > 0) throw problem;
      return accessTokenFor(...asked);
    };
    await sentinels.stop();
    sentinels = sentinelsWith({
      credentials: createMemoryStore(),
      oauth: { tokens: { ...tokens, accessTokenFor: failing } },
    });
    sentinels.guard([byToken]);
    await waitUntil(() => troubles.length === 1, { what: 'the trouble' });
    expect(troubles.splice(0)).toEqual([problem]);
    expect(rejected()).toBe(0);
  });

  test('whose fresh token is refused counts it, once, and calls for a check', async () => {
    words.account.accessTokens = [];
    sentinels.guard([byToken]);
    await waitUntil(() => cuts.length === 1, { what: 'the refusal to be told' });
    expect(rejected()).toBe(1);
    expect(tokens.discarded).toEqual(['token-1', 'token-2']);
  });

  test.each([
    ['has ended calls for a check, which tells of it', { kind: 'grant-invalid', reason: 'idle' }, 1],
    ['an administrator bars calls for a check', { kind: 'denied', by: 'administrator' }, 1],
    ['wants consent calls for a check', { kind: 'consent-required', by: 'user' }, 1],
    ['has lost its registration calls for a check', { kind: 'misconfigured', what: 'client-unknown' }, 1],
    ['gets an answer nobody understands is left to the next check', { kind: 'unknown' }, 0],
    ['cannot be renewed now is left to the next check', { kind: 'temporary', retryAfterMs: null }, 0],
  ] as const)('whose sign-in %s', async (_, failure, told) => {
    tokens.fail(failureOf(failure));
    sentinels.guard([byToken]);
    await waitUntil(() => tokens.asked() === 1, { what: 'a token to be asked for' });
    await sleep(GAP);
    expect(cuts).toHaveLength(told);
    expect(words.running.traffic.imap.connections).toBe(0);
    expect(rejected()).toBe(0);
  });
});
