import { beforeEach, describe, expect, test } from 'vitest';
import type { Api, Climb, Progress } from '../../electron/api/contract.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { Memory } from '../../electron/history/memory.ts';
import { formatServerUrl } from '../../electron/mailbox/server-address.ts';
import { openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain, listingStore } from '../support/failing-keychain.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const WRONG = 'not-the-Password';

const provider = providePlainProvider();
const folders = provideDataFolders();

let api: Api;
let memory: Memory;
let keychain: ReturnType<typeof listingStore>;

beforeEach(() => {
  keychain = listingStore(createMemoryStore());
  ({ api, memory } = openApi(folders, { credentials: keychain }));
});

const HEADER = 'address,password,provider,username,imap,smtp,ca,tags';
const csvRow = (address: string, password: string, tags = '') =>
  [
    address,
    password,
    'custom',
    ADDRESS,
    formatServerUrl('imap', provider.server('imap')),
    formatServerUrl('smtp', provider.server('smtp')),
    provider.caFile,
    tags,
  ].join(',');

describe('importing', () => {
  test('gives a verdict per row, in the order of the file, and stores what was accepted alone', async () => {
    memory.mailboxes.insert(sampleMailbox(1, { address: 'here@example.com' }));
    const progress: Progress[] = [];
    const { rows, problem } = await api.importMailboxes(
      [
        HEADER,
        csvRow('good@example.com', PASSWORD, 'sales;berlin'),
        csvRow('bad@example.com', WRONG),
        csvRow('here@example.com', PASSWORD),
        csvRow('not an address', PASSWORD),
        `${csvRow('surplus@example.com', PASSWORD)},more`,
        csvRow('later@example.com', ''),
      ].join('\n'),
      { onProgress: (step) => progress.push(step) },
    );
    expect(problem).toBeNull();
    expect(rows.map(({ line, address, verdict, cause }) => [line, address, verdict, cause])).toEqual([
      [2, 'good@example.com', 'added', null],
      [3, 'bad@example.com', 'refused', 'bad-credentials'],
      [4, 'here@example.com', 'exists', null],
      [5, '', 'invalid', null],
      [6, 'surplus@example.com', 'invalid', null],
      [7, 'later@example.com', 'added', null],
    ]);
    expect(memory.mailboxes.list().map(({ address }) => address)).toEqual([
      'good@example.com',
      'here@example.com',
      'later@example.com',
    ]);
    expect(memory.mailboxes.find('good@example.com')?.tags).toEqual(['sales', 'berlin']);
    expect(keychain.ids()).toEqual([memory.mailboxes.find('good@example.com')?.secretId]);
    expect(progress.map(({ done, total }) => [done, total])).toEqual(
      [1, 2, 3, 4, 5, 6].map((done) => [done, 6]),
    );
    expect(JSON.stringify([rows, progress])).not.toMatch(new RegExp(`${PASSWORD}|${WRONG}`));
  });

  test('of the same address twice adds it once', async () => {
    const row = csvRow(ADDRESS, PASSWORD);
    const { rows } = await api.importMailboxes([HEADER, row, row].join('\n'));
    expect(rows.map(({ verdict }) => verdict).toSorted()).toEqual(['added', 'exists']);
    expect([memory.mailboxes.list().length, keychain.ids().length]).toEqual([1, 1]);
  });

  test('of a file that cannot be read says why', async () => {
    expect(await api.importMailboxes('')).toEqual({ rows: [], problem: 'The file is empty.' });
  });

  test('into a keychain that is locked asks no server', async () => {
    const opened = openApi(folders, { credentials: failingKeychain(keychain, ['read', 'write']) });
    const { rows, problem } = await opened.api.importMailboxes(`${HEADER}\n${csvRow(ADDRESS, PASSWORD)}`);
    expect([rows, opened.memory.mailboxes.list()]).toEqual([[], []]);
    expect(problem).toContain('locked');
    expect(provider.running.traffic.imap.connections).toBe(0);
  });

  test('into a keychain that takes nothing says so in the row, and stores nothing', async () => {
    const opened = openApi(folders, { credentials: failingKeychain(keychain, ['write'], 'timeout') });
    const { rows } = await opened.api.importMailboxes(`${HEADER}\n${csvRow(ADDRESS, PASSWORD)}`);
    expect(rows).toMatchObject([{ verdict: 'obstacle', cause: null }]);
    expect(opened.memory.mailboxes.list()).toEqual([]);
  });

  test('that is cancelled signs in nowhere any more', async () => {
    const { rows } = await api.importMailboxes([HEADER, csvRow(ADDRESS, PASSWORD)].join('\n'), {
      cancelled: AbortSignal.abort(),
    });
    expect(rows).toMatchObject([{ verdict: 'undecided' }]);
    expect(provider.commands('imap').filter((name) => /AUTH|LOGIN/.test(name))).toEqual([]);
    expect(memory.mailboxes.list()).toEqual([]);
  });

  test.each(['json', 'csv'] as const)(
    'takes back what was exported as %s, without a secret',
    async (format) => {
      await api.importMailboxes([HEADER, csvRow(ADDRESS, PASSWORD, 'sales')].join('\n'));
      const [before] = memory.mailboxes.list();
      const text = await api.exportMailboxes(format);
      expect(text).not.toContain(PASSWORD);
      await api.removeMailbox(ADDRESS);
      expect(keychain.ids()).toEqual([]);
      expect((await api.importMailboxes(text)).rows).toMatchObject([
        {
          verdict: 'added',
          waitsForSecret: true,
          // For every front end: no command line in it.
          summary: expect.not.stringContaining('mailvitals'),
        },
      ]);
      const [after] = memory.mailboxes.list();
      expect(after).toEqual({ ...before, id: after?.id, secretId: after?.secretId });
    },
  );
});

describe('checking', () => {
  beforeEach(async () => {
    const rows = ['one', 'two', 'three'].map((name) => csvRow(`${name}@example.com`, PASSWORD));
    await api.importMailboxes([HEADER, ...rows].join('\n'));
    await api.setPaused('two@example.com', true);
  });

  const addressesOf = async (addresses: readonly string[]) => {
    const { reports, missing } = await api.checkMailboxes({ addresses, askedByUser: true });
    return [reports.map(({ address }) => address.split('@')[0]), missing];
  };

  test('takes all that are not paused where none is named', async () => {
    expect(await addressesOf([])).toEqual([['one', 'three'], []]);
  });

  test('takes those named, in their order and each once, paused ones too', async () => {
    expect(
      await addressesOf(['two@example.com', 'ONE@example.com', 'nobody@example.com', 'one@example.com']),
    ).toEqual([['two', 'one'], ['nobody@example.com']]);
  });

  test('reports what was found and how far it is', async () => {
    const progress: Progress[] = [];
    provider.account.password = 'another';
    const { reports } = await api.checkMailboxes(
      { addresses: ['one@example.com'], askedByUser: false },
      { onProgress: (step) => progress.push(step) },
    );
    expect(reports).toMatchObject([
      {
        address: 'one@example.com',
        status: 'action-needed',
        cause: 'bad-credentials',
        imap: { ok: false, stage: 'login' },
        signIn: { allowed: true, rejectedSinceChange: 2 },
      },
    ]);
    expect(progress).toEqual([{ done: 1, total: 1, address: 'one@example.com', outcome: 'action-needed' }]);
    expect(JSON.stringify(reports)).not.toContain(PASSWORD);
  });
});

describe('binding', () => {
  const mailbox = () => ({
    address: ADDRESS,
    provider: 'custom',
    imap: formatServerUrl('imap', provider.server('imap')),
    smtp: formatServerUrl('smtp', provider.server('smtp')),
    ca: provider.caFile,
  });

  test('tells every climb to its end, of a mailbox that is added and of one that is re-bound', async () => {
    const ends: Climb[] = [];
    const stages = new Set<string | null>();
    const hooks = {
      onClimb: (climb: Climb) => {
        stages.add(climb.stage);
        if (climb.stage === null) ends.push(climb);
      },
    };
    const inShort = () => ends.splice(0).map(({ protocol, ok }) => `${protocol} ${ok}`);
    await api.addMailbox({ mailbox: mailbox(), secret: PASSWORD }, hooks);
    expect(inShort().toSorted()).toEqual(['imap true', 'smtp true']);
    expect([...stages]).toEqual(expect.arrayContaining(['resolve', 'tls', 'login', 'open', 'logout', null]));
    await api.rebindMailbox({ address: ADDRESS, secret: WRONG }, hooks);
    expect(inShort().toSorted()).toEqual(['imap false', 'smtp false']);
  });
});

test('a mailbox shows that it is being checked for as long as it is', async () => {
  const rows = csvRow(ADDRESS, PASSWORD);
  await api.importMailboxes([HEADER, rows].join('\n'));
  const isBeingChecked = async () => (await api.snapshot()).mailboxes.map((one) => one.isBeingChecked);
  expect(await isBeingChecked()).toEqual([false]);
  const checking = api.checkMailboxes({ addresses: [], askedByUser: false });
  expect(await isBeingChecked()).toEqual([true]);
  await checking;
  expect(await isBeingChecked()).toEqual([false]);
});
