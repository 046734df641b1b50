import { beforeEach, describe, expect, test } from 'vitest';
import { addMailbox } from '../../electron/binding/add-mailbox.ts';
import { addWaiting } from '../../electron/binding/add-waiting.ts';
import type { BindingParts } from '../../electron/binding/binding-parts.ts';
import { rebindMailbox } from '../../electron/binding/rebind-mailbox.ts';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { CheckOutcome } from '../../electron/history/check-outcome.ts';
import type { CheckRecord } from '../../electron/history/check-record.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import type { MailboxRequest } from '../../electron/mailbox/parse-mailbox.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import type { Database } from '../../electron/storage/database.ts';
import { checkThat } from '../support/check-that.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain, listingStore } from '../support/failing-keychain.ts';
import { offlineOAuth } from '../support/offline-oauth.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { waitUntil } from '../support/wait-until.ts';
import { dnsWith } from '../unit/provider/dns-answers.ts';

const OLD = 'the-old-Password';
const WRONG = 'not-the-Password';
const NOW = new Date('2026-11-20T20:00:00Z');

const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let dataFolder: string;
let database: Database;
let memory: Memory;
let keychain: ReturnType<typeof listingStore>;

beforeEach(() => {
  dataFolder = newFolder();
  ({ database } = open(dataFolder));
  memory = openMemory(database);
  keychain = listingStore(createMemoryStore());
});

const partsWith = (credentials: CredentialStore = keychain): BindingParts => ({
  memory,
  credentials,
  oauth: offlineOAuth(dataFolder, credentials, memory.settings, database),
  dns: dnsWith(),
  fetch: () => Promise.reject(new Error('Nothing is to be fetched')),
  now: () => NOW,
});

const requestFor = (changes: Partial<MailboxRequest> = {}): MailboxRequest => ({
  address: ADDRESS,
  providerId: 'custom',
  username: null,
  imap: provider.server('imap'),
  smtp: provider.server('smtp'),
  caFile: provider.caFile,
  tags: ['sales'],
  ...changes,
});

const signIns = () => [provider.running.traffic.imap.signIns, provider.running.traffic.smtp.signIns];
const imapIsSilentAtLogin = () => provider.running.setFault('imap', { kind: 'silent', at: 'login' });
/** The servers have been reached and a verdict is awaited. */
const signInUnderWay = () =>
  waitUntil(() => provider.commands('imap').includes('AUTHENTICATE'), { what: 'the sign-in' });

describe('adding a mailbox', () => {
  test('stores it with its secret and its first check, once both protocols accept', async () => {
    const added = await addMailbox(requestFor(), PASSWORD, partsWith());
    expect(added.kind).toBe('added');
    const mailbox = memory.mailboxes.find(ADDRESS);
    expect(mailbox).toMatchObject({ address: ADDRESS, username: ADDRESS, tags: ['sales'], paused: false });
    expect(await keychain.read(mailbox?.secretId ?? '')).toEqual({ ok: true, value: PASSWORD });
    expect(memory.standings.of(mailbox?.id ?? '')).toMatchObject({
      status: 'healthy',
      lastProofAt: NOW.toISOString(),
    });
    expect(JSON.stringify([memory.mailboxes.list(), added])).not.toContain(PASSWORD);
  });

  test('stores nothing where a server refuses', async () => {
    const added = await addMailbox(requestFor(), WRONG, partsWith());
    expect(added).toMatchObject({ kind: 'refused', trial: { diagnosis: { cause: 'bad-credentials' } } });
    expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);
    expect(JSON.stringify(added)).not.toContain(WRONG);
  });

  test('stores nothing where one protocol works and the other refuses', async () => {
    await provider.running.setFault('smtp', {
      kind: 'reply',
      at: 'login',
      lines: ['535 5.7.8 Error: authentication failed'],
    });
    expect((await addMailbox(requestFor(), PASSWORD, partsWith())).kind).toBe('refused');
    expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);
  });

  test('is undecided, not refused, where nothing listens at the address', async () => {
    await provider.running.setFault('smtp', { kind: 'refused-port' });
    expect(await addMailbox(requestFor(), PASSWORD, partsWith())).toMatchObject({
      kind: 'undecided',
      trial: { diagnosis: { cause: 'connection-refused' } },
    });
    expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);
  });

  test('stores nothing where a server hangs up', async () => {
    await provider.running.setFault('smtp', { kind: 'cut', at: 'greeting' });
    expect((await addMailbox(requestFor(), PASSWORD, partsWith())).kind).toBe('undecided');
    expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);
  });

  test('stores nothing where it is cancelled', async () => {
    await imapIsSilentAtLogin();
    const caller = new AbortController();
    const adding = addMailbox(requestFor(), PASSWORD, partsWith(), { cancelled: caller.signal });
    await signInUnderWay();
    caller.abort();
    expect((await adding).kind).toBe('undecided');
    expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);
  });

  test.each(['write', 'read'] as const)(
    'stores no mailbox where the keychain fails to %s after the servers accepted',
    async (call) => {
      const added = await addMailbox(requestFor(), PASSWORD, partsWith(failingKeychain(keychain, [call])));
      expect(added).toMatchObject({
        kind: 'not-stored',
        why: { outcome: 'keychain-problem', problem: 'locked' },
      });
      expect(signIns()).toEqual([1, 1]);
      expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);
    },
  );

  test('leaves no secret where the address was taken meanwhile', async () => {
    const takesTheAddress: CredentialStore = {
      ...keychain,
      write: (secretId, secret) => {
        memory.mailboxes.insert(sampleMailbox(1, { address: ADDRESS.toUpperCase() }));
        return keychain.write(secretId, secret);
      },
    };
    expect(await addMailbox(requestFor(), PASSWORD, partsWith(takesTheAddress))).toEqual({ kind: 'exists' });
    expect(memory.mailboxes.list().map(({ secretId }) => secretId)).toEqual(['secret-1']);
    expect(keychain.ids()).toEqual([]);
  });

  test('asks no server about an address that is watched already', async () => {
    memory.mailboxes.insert(sampleMailbox(1, { address: 'You@Example.com' }));
    expect(await addMailbox(requestFor(), PASSWORD, partsWith())).toEqual({ kind: 'exists' });
    expect(provider.running.traffic.imap.connections).toBe(0);
  });

  test('stores one that waits for its secret without asking a server', async () => {
    expect((await addWaiting(requestFor(), null, partsWith())).kind).toBe('stored-without-secret');
    expect(memory.mailboxes.find(ADDRESS)).not.toBeNull();
    expect([provider.running.traffic.imap.connections, keychain.ids()]).toEqual([0, []]);
  });

  test('says which field is wrong where the CA file cannot be read', async () => {
    const added = await addMailbox(requestFor({ caFile: '/nowhere/ca.pem' }), PASSWORD, partsWith());
    expect(added).toMatchObject({ kind: 'invalid', problems: [{ field: 'ca' }] });
  });
});

/** A check in which everything worked. */
function workingRecord(mailboxId: string): CheckRecord {
  return {
    mailboxId,
    at: NOW.toISOString(),
    status: 'healthy',
    cause: null,
    transient: false,
    title: 'Everything works',
    summary: 'IMAP and SMTP work.',
    imap: null,
    smtp: null,
    durationMs: 10,
  };
}

/** The servers have rejected the secret as often as they may. */
const wereRejected = ({ secretId }: Mailbox) =>
  memory.signIns.settle(
    secretId,
    { reserved: { imap: 0, smtp: 0 }, rejected: { imap: 2, smtp: 2 } },
    NOW.toISOString(),
  );
const rejectedWith = ({ secretId }: Mailbox) => {
  const { imap, smtp } = memory.signIns.read(secretId);
  return [imap.rejected, smtp.rejected];
};

describe('re-binding a mailbox', () => {
  let mailbox: Mailbox;

  beforeEach(async () => {
    mailbox = provider.mailbox();
    memory.mailboxes.insert(mailbox);
    wereRejected(mailbox);
    await keychain.write(mailbox.secretId, OLD);
  });

  const rebind = (secret: string, credentials?: CredentialStore, cancelled?: AbortSignal) =>
    rebindMailbox(mailbox, custom, secret, partsWith(credentials), cancelled && { cancelled });

  async function expectOldKept(): Promise<void> {
    expect(memory.mailboxes.list()).toEqual([mailbox]);
    expect(await keychain.read(mailbox.secretId)).toEqual({ ok: true, value: OLD });
    expect(keychain.ids()).toEqual([mailbox.secretId]);
    expect(rejectedWith(mailbox)).toEqual([2, 2]);
  }

  test('puts the new secret under a new id, and the old entry and its rejections are gone', async () => {
    expect((await rebind(PASSWORD)).kind).toBe('rebound');
    const rebound = memory.mailboxes.find(ADDRESS);
    expect(rebound).toEqual({ ...mailbox, secretId: rebound?.secretId });
    expect(rebound?.secretId).not.toBe(mailbox.secretId);
    expect(keychain.ids()).toEqual([rebound?.secretId]);
    expect(await keychain.read(rebound?.secretId ?? '')).toEqual({ ok: true, value: PASSWORD });
    expect(rejectedWith(mailbox)).toEqual([0, 0]);
  });

  test.each<[string, CheckOutcome[]]>([
    ['was refused', ['refused', 'refused']],
    ['was out of reach', ['out-of-reach', 'out-of-reach', 'out-of-reach']],
  ])('makes a mailbox that %s healthy at once, and closes its incident', async (_, outcomes) => {
    for (const [index, outcome] of outcomes.entries()) {
      const record = checkThat(outcome, `2026-11-20T19:0${index}:00.000Z`);
      memory.remember(record, { newIncidentId: `incident-${index}` });
    }
    expect(memory.incidents.open()).toHaveLength(1);
    await rebind(PASSWORD);
    expect(memory.standings.of(mailbox.id)).toMatchObject({ status: 'healthy', failingSince: null });
    expect(memory.incidents.of(mailbox.id)).toMatchObject([{ closedAt: NOW.toISOString() }]);
  });

  test('keeps the old secret where a server refuses the new one', async () => {
    const rebound = await rebind(WRONG);
    expect(rebound).toMatchObject({
      kind: 'refused',
      trial: { diagnosis: { imapCause: 'bad-credentials' } },
    });
    expect(JSON.stringify(rebound)).not.toContain(WRONG);
    await expectOldKept();
  });

  test('keeps the old secret where a server hangs up', async () => {
    await provider.running.setFault('imap', { kind: 'cut', at: 'greeting' });
    expect((await rebind(PASSWORD)).kind).toBe('undecided');
    await expectOldKept();
  });

  test('is undecided, not refused, where a port is closed that was open before', async () => {
    memory.remember(workingRecord(mailbox.id), { newIncidentId: 'incident-1' });
    await provider.running.setFault('smtp', { kind: 'refused-port' });
    expect(await rebind(PASSWORD)).toMatchObject({
      kind: 'undecided',
      trial: { diagnosis: { status: 'unreachable', cause: 'connection-refused' } },
    });
    await expectOldKept();
  });

  test('says of a wrong new secret that it is wrong, not that it died', async () => {
    memory.remember(workingRecord(mailbox.id), { newIncidentId: 'incident-1' });
    const rebound = await rebind(WRONG);
    expect(rebound).toMatchObject({ kind: 'refused', trial: { diagnosis: { cause: 'bad-credentials' } } });
    expect(JSON.stringify(rebound)).not.toMatch(/worked before/);
  });

  test('keeps the old secret where it is cancelled', async () => {
    await imapIsSilentAtLogin();
    const caller = new AbortController();
    const rebinding = rebind(PASSWORD, keychain, caller.signal);
    await signInUnderWay();
    caller.abort();
    expect((await rebinding).kind).toBe('undecided');
    await expectOldKept();
  });

  test('keeps the old secret where the keychain does not take the new one', async () => {
    const rebound = await rebind(PASSWORD, failingKeychain(keychain, ['write'], 'timeout'));
    expect(rebound).toMatchObject({ kind: 'not-stored', why: { problem: 'timeout' } });
    await expectOldKept();
  });

  test('keeps the old secret where the keychain gives back something else', async () => {
    const garbles: CredentialStore = {
      ...keychain,
      write: (secretId, secret) => keychain.write(secretId, secret.slice(1)),
    };
    expect(await rebind(PASSWORD, garbles)).toMatchObject({
      kind: 'not-stored',
      why: { outcome: 'read-back-differs' },
    });
    await expectOldKept();
  });

  test('keeps the old secret where the database fails to commit', async () => {
    const { database } = open(newFolder());
    memory = openMemory(database);
    memory.mailboxes.insert(mailbox);
    wereRejected(mailbox);
    database.run(
      `CREATE TRIGGER refuse BEFORE UPDATE ON mailboxes BEGIN SELECT raise(ABORT, 'The disk is full'); END`,
      {},
    );
    expect(await rebind(PASSWORD)).toMatchObject({ kind: 'not-stored', why: { outcome: 'commit-failed' } });
    await expectOldKept();
  });

  test('brings no mailbox back that was removed meanwhile', async () => {
    memory.mailboxes.remove(mailbox.id);
    expect(await rebind(PASSWORD)).toEqual({ kind: 'gone' });
    expect(memory.mailboxes.list()).toEqual([]);
    expect(keychain.ids()).toEqual([mailbox.secretId]);
  });

  test('does not undo a re-binding that was quicker', async () => {
    memory.mailboxes.update(mailbox.id, { secretId: 'quicker' });
    expect(await rebind(PASSWORD)).toEqual({ kind: 'changed' });
    expect(memory.mailboxes.find(mailbox.id)?.secretId).toBe('quicker');
    expect(keychain.ids()).toEqual([mailbox.secretId]);
  });
});
