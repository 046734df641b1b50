import { beforeEach, describe, expect, test } from 'vitest';
import type { CredentialStore, KeychainProblem } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { checkMailbox } from '../../electron/monitor/check-mailbox.ts';
import { MOST_REJECTIONS } from '../../electron/monitor/sign-in-budget.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';
import { waitUntil } from '../support/wait-until.ts';

const WRONG = 'not-the-Password';
const NOW = new Date('2026-11-20T20:00:00Z');
const EARLIER = '2026-11-20T19:00:00.000Z';

const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;

beforeEach(() => {
  memory = openMemory(open(newFolder()).database);
  mailbox = sampleMailbox(1, {
    address: ADDRESS,
    username: ADDRESS,
    providerId: 'custom',
    imap: provider.server('imap'),
    smtp: provider.server('smtp'),
    caFile: provider.caFile,
  });
  memory.mailboxes.insert(mailbox);
});

const keeping = (secret: string) => createMemoryStore({ [mailbox.secretId]: secret });

function check(
  credentials: CredentialStore,
  { askedByUser = false, cancelled }: { askedByUser?: boolean; cancelled?: AbortSignal } = {},
) {
  return checkMailbox(
    mailbox,
    custom,
    { memory, credentials, now: () => NOW },
    { askedByUser, ...(cancelled && { cancelled }) },
  );
}

const rejected = () => memory.signIns.read(mailbox.secretId).rejected;
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
  const PROBLEMS: readonly KeychainProblem[] = [
    'library-missing',
    'no-session',
    'locked',
    'timeout',
    'failed',
  ];

  test.each(PROBLEMS)('(%s) says nothing about the password, and no sign-in is sent', async (problem) => {
    const { record, diagnosis } = await check(failingKeychain(keeping(PASSWORD), ['read'], problem));
    expect(diagnosis).toMatchObject({ status: 'unknown', cause: null });
    expect(diagnosis.summary).toContain('No sign-in was tried');
    expect(record).toMatchObject({
      imap: { ok: false, withheld: 'secret-unavailable', cause: null },
      smtp: { ok: false, withheld: 'secret-unavailable', cause: null },
    });
    expect(provider.running.traffic.imap.connections).toBe(1);
    expect(signInCommands()).toEqual([]);
    expect(memory.incidents.of(mailbox.id)).toEqual([]);
    expect(memory.signIns.read(mailbox.secretId).lastTryAt).toBeNull();
  });

  test('because it has none asks for a re-binding', async () => {
    const { diagnosis } = await check(createMemoryStore());
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: null, actor: 'user' });
    expect(diagnosis.advice.map(({ text }) => text).join()).toContain('Re-bind');
    expect(signInCommands()).toEqual([]);
  });
});

describe('rejections', () => {
  test('are counted, both protocols together', async () => {
    const { diagnosis } = await check(keeping(WRONG));
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(rejected()).toBe(2);
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
    memory.signIns.settle(mailbox.secretId, { reserved: 0, rejected: 3 }, EARLIER);
    await check(keeping(PASSWORD));
    expect(rejected()).toBe(0);
  });

  test('stay while one protocol does not accept', async () => {
    memory.signIns.settle(mailbox.secretId, { reserved: 0, rejected: 2 }, EARLIER);
    await provider.running.setFault('smtp', { kind: 'refused-port' });
    await check(keeping(PASSWORD));
    expect(rejected()).toBe(2);
  });

  test('never go past the budget, however often an automatic check comes', async () => {
    for (let round = 0; round < 5; round += 1) await check(keeping(WRONG));
    const { imap, smtp } = provider.running.traffic;
    expect(imap.rejectedSignIns + smtp.rejectedSignIns).toBe(MOST_REJECTIONS);
    expect(rejected()).toBe(MOST_REJECTIONS);
  });

  test('the last one of the budget is spent on one protocol', async () => {
    memory.signIns.settle(mailbox.secretId, { reserved: 0, rejected: MOST_REJECTIONS - 1 }, EARLIER);
    await check(keeping(WRONG));
    expect(rejected()).toBe(MOST_REJECTIONS);
    expect(provider.running.traffic.smtp.rejectedSignIns).toBe(0);
  });
});

describe('a spent budget', () => {
  beforeEach(() => {
    memory.signIns.settle(mailbox.secretId, { reserved: 0, rejected: MOST_REJECTIONS }, EARLIER);
    memory.remember(refusedCheck(mailbox, EARLIER), 'incident');
  });

  test('keeps the cause that is known, still looks at the way there, and sends no sign-in', async () => {
    const { record, diagnosis } = await check(keeping(WRONG));
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(diagnosis.summary).toContain('No sign-in was tried since 2026-11-20 19:00 UTC');
    expect(record.imap).toMatchObject({ ok: false, withheld: 'sign-in-budget-spent' });
    expect(provider.running.traffic.smtp.connections).toBe(1);
    expect(signInCommands()).toEqual([]);
    expect(memory.incidents.of(mailbox.id)).toHaveLength(1);
  });

  test('allows one try to a user who asks, and it counts', async () => {
    await check(keeping(WRONG), { askedByUser: true });
    expect(provider.running.traffic.imap.rejectedSignIns).toBe(1);
    expect(provider.running.traffic.smtp.rejectedSignIns).toBe(0);
    expect(rejected()).toBe(MOST_REJECTIONS + 1);
  });

  test('allows no second try within the minute', async () => {
    await check(keeping(WRONG), { askedByUser: true });
    await check(keeping(WRONG), { askedByUser: true });
    expect(provider.running.traffic.imap.rejectedSignIns).toBe(1);
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
