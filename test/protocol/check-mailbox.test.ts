import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CredentialStore, KEYCHAIN_PROBLEMS } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { CheckRecord } from '../../electron/history/check-record.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { checkMailbox } from '../../electron/monitor/check-mailbox.ts';
import { MOST_REJECTIONS } from '../../electron/monitor/sign-in-budget.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { refusedCheck } from '../support/sample-mailbox.ts';
import { waitUntil } from '../support/wait-until.ts';
import { WITHOUT_TOKENS } from '../support/without-tokens.ts';

const WRONG = 'not-the-Password';
const NOW = new Date('2026-11-20T20:00:00Z');
const NOBODY_SIGNED_IN = { imap: 0, smtp: 0 };
const EARLIER = '2026-11-20T19:00:00.000Z';

const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;
let now: Date;

beforeEach(() => {
  now = NOW;
  memory = openMemory(open(newFolder()).database);
  mailbox = provider.mailbox();
  memory.mailboxes.insert(mailbox);
});

const keeping = (secret: string) => createMemoryStore({ [mailbox.secretId]: secret });

interface Circumstances {
  readonly askedByUser?: boolean;
  readonly cancelled?: AbortSignal;
  readonly isOffline?: boolean | Promise<boolean>;
}

function check(
  credentials: CredentialStore,
  { askedByUser = false, cancelled, isOffline = false }: Circumstances = {},
) {
  return checkMailbox(
    mailbox,
    custom,
    { memory, credentials, oauth: WITHOUT_TOKENS, now: () => now, isOffline: async () => isOffline },
    { askedByUser, ...(cancelled && { cancelled }) },
  );
}

const passSeconds = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};
const standing = () => memory.standings.of(mailbox.id);
const rejectedBy = () => {
  const { imap, smtp } = memory.signIns.read(mailbox.secretId);
  return [imap.rejected, smtp.rejected];
};
const rejected = () => rejectedBy().reduce((sum, count) => sum + count, 0);
/** What the servers rejected earlier. */
const wereRejected = (imap: number, smtp: number, at = EARLIER) =>
  memory.signIns.settle(mailbox.secretId, { reserved: NOBODY_SIGNED_IN, rejected: { imap, smtp } }, at);
/** A process that has begun to sign in to both, and was killed or is still at it. */
const isSigningInElsewhere = () =>
  memory.signIns.reserve(mailbox.secretId, now.toISOString(), () => ({ imap: 1, smtp: 1 }));
const rejections = () => [
  provider.running.traffic.imap.rejectedSignIns,
  provider.running.traffic.smtp.rejectedSignIns,
];
const remember = (record: CheckRecord) => memory.remember(record, { newIncidentId: randomUUID() });
const storedChecks = () => memory.checks.recent(mailbox.id, '2026-01-01T00:00:00.000Z');
const signInCommands = () =>
  [...provider.commands('imap'), ...provider.commands('smtp')].filter((name) => /AUTH|LOGIN/.test(name));

test('a mailbox that works is healthy, and the check is stored', async () => {
  const { record, diagnosis } = await check(keeping(PASSWORD));
  expect(diagnosis).toMatchObject({ status: 'healthy', cause: null });
  expect(storedChecks().map(({ at, status }) => [at, status])).toEqual([[NOW.toISOString(), 'healthy']]);
  expect(record).toMatchObject({ imap: { ok: true }, smtp: { ok: true } });
  expect(JSON.stringify([record, diagnosis])).not.toContain(PASSWORD);
});

describe('a keychain that does not give the secret out', () => {
  test.each(KEYCHAIN_PROBLEMS)(
    '(%s) says nothing about the password, and no sign-in is sent',
    async (problem) => {
      const { record, diagnosis } = await check(failingKeychain(keeping(PASSWORD), ['read'], problem));
      expect(diagnosis).toMatchObject({ status: 'unknown', cause: null });
      expect(diagnosis.summary).toContain('No sign-in was tried');
      expect(record).toMatchObject({
        imap: { ok: false, withheld: 'secret-unavailable', cause: null },
        smtp: { ok: false, withheld: 'secret-unavailable', cause: null },
      });
      expect(memory.checks.latest(mailbox.id)).toEqual(record);
      expect(record.keychain).toBe(problem);
      expect(provider.running.traffic.imap.connections).toBe(1);
      expect(signInCommands()).toEqual([]);
      expect(memory.incidents.of(mailbox.id)).toEqual([]);
      expect(memory.signIns.read(mailbox.secretId).imap.lastTryAt).toBeNull();
    },
  );

  test('is not told of where the network is what failed', async () => {
    const locked = failingKeychain(keeping(PASSWORD), ['read']);
    const { record } = await check(locked, { isOffline: true });
    expect(record.status).toBe('offline');
    expect(record.keychain).toBeUndefined();
  });

  test('because it has none asks for a re-binding', async () => {
    const { diagnosis } = await check(createMemoryStore());
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: null, actor: 'user' });
    expect(diagnosis.advice.map(({ text }) => text).join()).toContain('Re-bind');
    expect(signInCommands()).toEqual([]);
  });
});

describe('rejections', () => {
  test('are counted by protocol, and a first one is not confirmed yet', async () => {
    const { diagnosis } = await check(keeping(WRONG));
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(rejectedBy()).toEqual([1, 1]);
    expect(standing()).toMatchObject({ status: 'pending', cause: 'bad-credentials', refusals: 1 });
  });

  test('that ask to come back later are not counted', async () => {
    provider.account.throttled = true;
    const { diagnosis } = await check(keeping(PASSWORD));
    expect(diagnosis.cause).not.toBe('bad-credentials');
    expect(rejected()).toBe(0);
    expect(provider.running.traffic.imap.rejectedSignIns).toBe(1);
  });

  test('of transport are not counted', async () => {
    await provider.running.setFault('imap', { kind: 'cut', at: 'greeting' });
    await provider.running.setFault('smtp', { kind: 'refused-port' });
    await check(keeping(PASSWORD));
    expect(rejected()).toBe(0);
  });

  test('are forgotten once every protocol accepts', async () => {
    wereRejected(1, 1);
    await check(keeping(PASSWORD));
    expect(rejected()).toBe(0);
  });

  test('stay at the protocol that does not accept', async () => {
    wereRejected(1, 1);
    await provider.running.setFault('smtp', { kind: 'refused-port' });
    await check(keeping(PASSWORD));
    expect(rejectedBy()).toEqual([0, 1]);
  });

  test('never go past the budget, however often an automatic check comes', async () => {
    for (let round = 0; round < 6; round += 1) {
      await check(keeping(WRONG));
      passSeconds(60);
    }
    expect(rejections()).toEqual([2, 2]);
    expect(rejected()).toBe(MOST_REJECTIONS);
  });

  test('the last one of the budget is spent on the protocol that has it left', async () => {
    wereRejected(1, 2);
    await check(keeping(WRONG));
    expect(rejections()).toEqual([1, 0]);
    expect(rejected()).toBe(MOST_REJECTIONS);
  });
});

describe('a first rejection', () => {
  beforeEach(async () => {
    await check(keeping(WRONG));
  });

  test('is not tried again within the minute, and not confirmed by checks that do not sign in', async () => {
    for (const seconds of [10, 20, 29.9]) {
      passSeconds(seconds);
      const { record, diagnosis } = await check(keeping(WRONG));
      expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
      expect(diagnosis.summary).toContain('No sign-in was tried this time');
      expect(record).toMatchObject({
        imap: { withheld: 'sign-in-resting' },
        smtp: { withheld: 'sign-in-resting' },
      });
    }
    expect(rejections()).toEqual([1, 1]);
    expect(standing()).toMatchObject({ status: 'pending', refusals: 1 });
    expect([storedChecks().length, memory.incidents.of(mailbox.id)]).toEqual([1, []]);
  });

  test('is confirmed by the next, a minute later, and the mailbox has been failing since the first', async () => {
    passSeconds(60);
    const { remembered } = await check(keeping(WRONG));
    expect(rejections()).toEqual([2, 2]);
    expect(remembered?.incident).toMatchObject({ kind: 'open', opened: { openedAt: NOW.toISOString() } });
    expect(standing()).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
  });

  test('is confirmed at once where the user asks', async () => {
    passSeconds(1);
    await check(keeping(WRONG), { askedByUser: true });
    expect(rejections()).toEqual([2, 2]);
    expect(standing().status).toBe('action-needed');
  });

  test('was no reason to worry where the next sign-in is accepted', async () => {
    passSeconds(60);
    await check(keeping(PASSWORD));
    expect(standing()).toMatchObject({ status: 'healthy', refusals: 0 });
    expect([rejected(), memory.incidents.of(mailbox.id)]).toEqual([0, []]);
  });

  test('counts as confirmed where a process that was killed has taken the second', async () => {
    passSeconds(60);
    isSigningInElsewhere();
    passSeconds(60);
    const { diagnosis } = await check(keeping(WRONG));
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(standing()).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(rejections()).toEqual([1, 1]);
  });
});

test('a server out of reach does not confirm the rejection before it', async () => {
  await check(keeping(PASSWORD));
  passSeconds(60);
  await check(keeping(WRONG));
  passSeconds(20);
  await provider.running.setFault('imap', { kind: 'refused-port' });
  await provider.running.setFault('smtp', { kind: 'refused-port' });
  const { diagnosis } = await check(keeping(WRONG));
  expect(diagnosis).toMatchObject({ status: 'unreachable', cause: 'connection-refused' });
  expect(standing()).toMatchObject({ status: 'pending', refusals: 1 });

  passSeconds(20);
  await provider.running.setFault('imap', null);
  await provider.running.setFault('smtp', null);
  const resting = await check(keeping(WRONG));
  expect(resting.diagnosis).toMatchObject({ status: 'unknown', cause: null });
  expect(standing()).toMatchObject({ status: 'pending', refusals: 1 });
});

describe('SMTP that alone refuses the secret', () => {
  beforeEach(async () => {
    await provider.running.setFault('smtp', {
      kind: 'reply',
      at: 'login',
      lines: ['535 5.7.8 Error: authentication failed'],
    });
    await check(keeping(PASSWORD));
    passSeconds(60);
    await check(keeping(PASSWORD));
  });

  const smtpSignIns = () => provider.commands('smtp').filter((command) => command === 'AUTH').length;

  test('is asked twice and no more, and IMAP is signed in to as ever', async () => {
    const confirmed = standing();
    expect(confirmed).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    for (let round = 0; round < 3; round += 1) {
      passSeconds(900);
      const { record, diagnosis, sent } = await check(keeping(PASSWORD));
      expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
      expect(record).toMatchObject({ imap: { ok: true }, smtp: { withheld: 'sign-in-budget-spent' } });
      expect(sent?.kind).toBe('read');
    }
    expect([provider.running.traffic.imap.signIns, smtpSignIns()]).toEqual([5, 2]);
    expect(standing()).toEqual({ ...confirmed, checkedAt: now.toISOString() });
    expect(memory.incidents.of(mailbox.id)).toHaveLength(1);
  });

  test('is asked again once a minute by the user', async () => {
    passSeconds(60);
    await check(keeping(PASSWORD), { askedByUser: true });
    await check(keeping(PASSWORD), { askedByUser: true });
    expect(smtpSignIns()).toBe(3);
  });

  test('is heard of no more once it accepts the user’s try', async () => {
    await provider.running.setFault('smtp', null);
    passSeconds(60);
    await check(keeping(PASSWORD), { askedByUser: true });
    expect(standing()).toMatchObject({ status: 'healthy', cause: null });
    expect(rejectedBy()).toEqual([0, 0]);
  });
});

describe('a check that fails because this computer is offline', () => {
  const cutOff = async () => {
    await provider.running.setFault('imap', { kind: 'refused-port' });
    await provider.running.setFault('smtp', { kind: 'refused-port' });
    passSeconds(900);
    return check(keeping(PASSWORD), { isOffline: true });
  };

  test('says so and changes nothing for the mailbox', async () => {
    await check(keeping(PASSWORD));
    const before = standing();
    const { record, diagnosis, remembered } = await cutOff();
    expect(diagnosis).toMatchObject({ status: 'offline', cause: 'network-offline', transient: true });
    expect(record.status).toBe('offline');
    expect(remembered?.incident).toEqual({ kind: 'none' });
    expect(standing()).toEqual({ ...before, checkedAt: now.toISOString() });
    expect(rejected()).toBe(0);
  });

  test('takes back nothing that needs somebody', async () => {
    await check(keeping(WRONG));
    passSeconds(60);
    await check(keeping(WRONG));
    const before = standing();
    await cutOff();
    expect(standing()).toEqual({ ...before, checkedAt: now.toISOString() });
    expect(memory.incidents.of(mailbox.id)).toMatchObject([{ closedAt: null }]);
  });
});

describe('a process that signs in with the same secret at the same moment', () => {
  test('keeps this one from it, and a mailbox that works stays healthy', async () => {
    await check(keeping(PASSWORD));
    isSigningInElsewhere();
    const { record, diagnosis } = await check(keeping(PASSWORD));
    expect(diagnosis).toMatchObject({ status: 'unknown', cause: null });
    expect(diagnosis.summary).not.toMatch(/as often as is safe/);
    expect(record.imap?.withheld).toBe('sign-in-resting');
    expect(standing().status).toBe('healthy');
  });

  test('finds its own answer remembered, although this one began later and was done first', async () => {
    await check(keeping(PASSWORD));
    passSeconds(900);
    const { promise: isOffline, resolve: goOn } = Promise.withResolvers<boolean>();
    const other = check(keeping(WRONG), { isOffline });
    await waitUntil(() => rejections().join() === '1,1', { what: 'the other rejections' });
    passSeconds(1);
    const { record } = await check(keeping(WRONG));
    expect(record.imap?.withheld).toBe('sign-in-resting');
    goOn(false);
    expect((await other).remembered).not.toBeNull();
    expect(standing()).toMatchObject({ status: 'pending', cause: 'bad-credentials', refusals: 1 });
  });
});

test('a disk that fails while the Sent folder is read is told, and what the servers said is kept', async () => {
  const { database } = open(newFolder());
  memory = openMemory(database);
  memory.mailboxes.insert(mailbox);
  wereRejected(1, 1);
  database.run(
    `CREATE TRIGGER refuse BEFORE INSERT ON sent_cursors BEGIN SELECT raise(ABORT, 'The disk is full'); END`,
  );
  await expect(check(keeping(PASSWORD))).rejects.toThrow('The disk is full');
  expect(standing().status).toBe('healthy');
  expect(rejected()).toBe(0);
});

describe('a budget that crashes have spent', () => {
  beforeEach(() => {
    isSigningInElsewhere();
    passSeconds(60);
    isSigningInElsewhere();
    passSeconds(900);
  });

  test('needs somebody, and nobody knows why', async () => {
    const { diagnosis } = await check(keeping(PASSWORD));
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'unknown', actor: 'user' });
    expect(diagnosis.advice.map(({ text }) => text).join(' ')).toMatch(/Check now.*re-bind/);
    const first = standing();
    expect(first).toMatchObject({ status: 'action-needed', cause: 'unknown' });
    expect(signInCommands()).toEqual([]);

    passSeconds(900);
    const { diagnosis: again } = await check(keeping(PASSWORD));
    expect(again.title).toBe(diagnosis.title);
    expect(standing()).toEqual({ ...first, checkedAt: now.toISOString() });
  });

  test('is whole again once the user’s check is accepted', async () => {
    await check(keeping(PASSWORD), { askedByUser: true });
    expect(standing().status).toBe('healthy');
    expect(rejected()).toBe(0);
  });
});

describe('a spent budget', () => {
  beforeEach(() => {
    wereRejected(2, 2);
    remember(refusedCheck(mailbox, '2026-11-20T18:59:00.000Z'));
    remember(refusedCheck(mailbox, EARLIER));
  });

  test('keeps the cause that is known, still looks at the way there, and sends no sign-in', async () => {
    const { record, diagnosis } = await check(keeping(WRONG));
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(diagnosis.summary).toContain('No sign-in was tried this time');
    expect(record.imap).toMatchObject({ ok: false, withheld: 'sign-in-budget-spent' });
    expect(provider.running.traffic.smtp.connections).toBe(1);
    expect(signInCommands()).toEqual([]);
    expect(memory.incidents.of(mailbox.id)).toHaveLength(1);
  });

  test('allows one try to a user who asks, and it counts', async () => {
    await check(keeping(WRONG), { askedByUser: true });
    expect(rejections()).toEqual([1, 0]);
    expect(rejected()).toBe(MOST_REJECTIONS + 1);
  });

  test('allows no second try within the minute', async () => {
    await check(keeping(WRONG), { askedByUser: true });
    passSeconds(59);
    await check(keeping(WRONG), { askedByUser: true });
    expect(rejections()).toEqual([1, 0]);
    passSeconds(1);
    await check(keeping(WRONG), { askedByUser: true });
    expect(rejections()).toEqual([2, 0]);
  });

  test('is whole again once the user’s try is accepted', async () => {
    const { diagnosis } = await check(keeping(PASSWORD), { askedByUser: true });
    expect(diagnosis.status).toBe('healthy');
    expect(rejected()).toBe(0);
    expect(memory.incidents.of(mailbox.id)).toMatchObject([{ closedAt: NOW.toISOString() }]);
  });
});

describe('a cancelled check', () => {
  test('stores nothing', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
    const caller = new AbortController();
    const checking = check(keeping(PASSWORD), { cancelled: caller.signal });
    await waitUntil(() => signInCommands().length > 0, { what: 'the sign-in' });
    caller.abort();
    await checking;
    expect(storedChecks()).toEqual([]);
    expect(memory.incidents.of(mailbox.id)).toEqual([]);
    expect(rejected()).toBe(0);
  });

  test('that was cancelled before it began signs in nowhere', async () => {
    await check(keeping(PASSWORD), { cancelled: AbortSignal.abort() });
    expect(signInCommands()).toEqual([]);
    expect(storedChecks()).toEqual([]);
  });

  test('still counts the rejection that the provider has counted', async () => {
    await provider.running.setFault('smtp', { kind: 'silent', at: 'login' });
    const caller = new AbortController();
    const checking = check(keeping(WRONG), { cancelled: caller.signal });
    await waitUntil(() => provider.commands('smtp').includes('AUTH'), { what: 'the sign-in over SMTP' });
    caller.abort();
    await checking;
    expect(rejected()).toBe(1);
    expect(storedChecks()).toEqual([]);
  });
});
