import { beforeEach, describe, expect, test } from 'vitest';
import { verify } from '../../electron/binding/verify.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { type Checker, createChecker } from '../../electron/monitor/checker.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { healthyCheck } from '../support/sample-mailbox.ts';
import { WITHOUT_TOKENS } from '../support/without-tokens.ts';

const NOW = new Date('2026-11-20T20:00:00.000Z');
const BEFORE = '2026-11-20T19:45:00.000Z';
const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;
let credentials: ReturnType<typeof createMemoryStore>;
/** What happens while a check waits for room, and while the servers are asked. */
let whileWaiting: () => Promise<void>;
let whileAsking: () => Promise<void>;
let checker: Checker;

beforeEach(() => {
  memory = openMemory(open(newFolder()).database);
  mailbox = provider.mailbox();
  memory.mailboxes.insert(mailbox);
  memory.remember(healthyCheck(mailbox, BEFORE), { newIncidentId: 'unused' });
  credentials = createMemoryStore({ [mailbox.secretId]: PASSWORD });
  whileWaiting = async () => undefined;
  whileAsking = async () => undefined;
  checker = createChecker({
    memory,
    credentials,
    oauth: WITHOUT_TOKENS,
    now: () => NOW,
    providerOf: () => custom,
    lanes: async (_, work) => {
      await whileWaiting();
      return work();
    },
    verify: async (request) => {
      await whileAsking();
      return verify(request);
    },
  });
});

const check = () => checker.check(mailbox, { askedByUser: false });
/** As binding does it: the new secret first, the old one taken out last. */
const rebind = async () => {
  await credentials.write('secret-new', PASSWORD);
  memory.mailboxes.update(mailbox.id, { secretId: 'secret-new' });
  await credentials.remove(mailbox.secretId);
};
const standing = () => memory.standings.of(mailbox.id);
const reserved = () => memory.signIns.read(mailbox.secretId).imap.rejected;

describe('a mailbox that is bound anew', () => {
  test('while its check waits for room is checked as it is then', async () => {
    whileWaiting = rebind;
    const told: Mailbox[] = [];
    checker.subscribe((one) => told.push(one));
    expect((await check()).record.status).toBe('healthy');
    expect(standing()).toMatchObject({ status: 'healthy', checkedAt: NOW.toISOString() });
    expect(told).toMatchObject([{ secretId: 'secret-new' }]);
  });

  test('while its servers are asked keeps its record: they spoke of the old secret', async () => {
    provider.account.password = 'another';
    whileAsking = rebind;
    const { record, remembered } = await check();
    expect(record.cause).toBe('bad-credentials');
    expect(remembered).toBeNull();
    expect(standing()).toMatchObject({ status: 'healthy', checkedAt: BEFORE });
    // What the old secret cost is on the books all the same.
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(1);
    expect(memory.signIns.read('secret-new').imap.rejected).toBe(0);
  });
});

test('a mailbox whose servers are edited while they are asked keeps its record', async () => {
  whileAsking = async () => void memory.mailboxes.update(mailbox.id, { username: 'somebody' });
  expect((await check()).remembered).toBeNull();
  expect(standing().checkedAt).toBe(BEFORE);
});

test('a mailbox that is paused, or filed elsewhere, meanwhile is remembered as ever', async () => {
  whileAsking = async () => void memory.mailboxes.update(mailbox.id, { paused: true, tags: ['other'] });
  expect((await check()).remembered).not.toBeNull();
});

test.each(['while it waits', 'while its servers are asked'])(
  'of a mailbox that is removed %s nothing is remembered, and nothing stays reserved',
  async (when) => {
    const remove = async () => {
      memory.mailboxes.remove(mailbox.id);
      await credentials.remove(mailbox.secretId);
    };
    if (when === 'while it waits') whileWaiting = remove;
    else whileAsking = remove;
    expect((await check()).remembered).toBeNull();
    expect(reserved()).toBe(0);
  },
);
