import { expect, test } from 'vitest';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createIncidentStore } from '../../electron/history/incident-store.ts';
import { createSignInLedger } from '../../electron/history/sign-in-ledger.ts';
import { NO_STANDING, type Standing } from '../../electron/history/standing.ts';
import { createStandingStore } from '../../electron/history/standing-store.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();

const MAILBOXES: Record<string, Mailbox> = {
  'a usual one': sampleMailbox(1),
  'one without SMTP, paused, signed in with Microsoft': sampleMailbox(2, {
    smtp: null,
    paused: true,
    signInMethod: 'oauth2',
  }),
  'one on loopback without TLS': sampleMailbox(3, {
    imap: { host: '127.0.0.1', port: 1143, security: 'none' },
    smtp: { host: '::1', port: 1025, security: 'none' },
  }),
  'one with an international address, a CA file and quotes in its tags': sampleMailbox(4, {
    address: 'jörg@bücher.example',
    caFile: '/etc/ssl/certs/own ca.pem',
    tags: ['it\'s "new"', 'déjà vu'],
  }),
};

test.each(Object.entries(MAILBOXES))('gives %s back as it was, after a restart too', (_, mailbox) => {
  const folder = newFolder();
  createMailboxStore(open(folder).database).insert(mailbox);
  closeAll();
  expect(createMailboxStore(open(folder).database).list()).toEqual([mailbox]);
});

test.each([
  ['in capitals', 'you1@example.com', 'YOU1@Example.COM'],
  ['with the domain in ASCII', 'you@bücher.example', 'you@xn--bcher-kva.example'],
  ['with a composed letter', 'jo\u0308rg@example.com', 'J\u00f6rg@example.com'],
])('knows an address again that is written %s', (_, first, second) => {
  const store = createMailboxStore(open(newFolder()).database);
  store.insert(sampleMailbox(1, { address: first }));
  expect(store.insert(sampleMailbox(2, { address: second }))).toBe('address-taken');
  expect(store.find(second)?.id).toBe(sampleMailbox(1).id);
});

test('finds by address and by id, and says null for neither', () => {
  const store = createMailboxStore(open(newFolder()).database);
  const mailbox = sampleMailbox(1);
  store.insert(mailbox);
  expect([mailbox.address, mailbox.id, 'other@example.com'].map(store.find)).toEqual([
    mailbox,
    mailbox,
    null,
  ]);
});

test('changes what is named and keeps the rest', () => {
  const store = createMailboxStore(open(newFolder()).database);
  store.insert(sampleMailbox(1));
  store.insert(sampleMailbox(2));
  const expected = sampleMailbox(1, { secretId: 'new', paused: true, imap: null, tags: [] });
  const changes = { secretId: 'new', paused: true, imap: null, tags: [] };
  expect(store.update(sampleMailbox(1).id, changes)).toEqual(expected);
  expect(store.list()).toEqual([expected, sampleMailbox(2)]);
  expect(store.update('gone', changes)).toBeNull();
});

test('removes a mailbox with its checks, incidents and rejected sign-ins, and nothing of another', () => {
  const { database } = open(newFolder());
  const [gone, kept] = [sampleMailbox(1), sampleMailbox(2)];
  const store = createMailboxStore(database);
  for (const mailbox of [gone, kept]) {
    store.insert(mailbox);
    const check = refusedCheck(mailbox, '2026-11-20T10:00:00Z');
    createCheckStore(database).append(check);
    const after: Standing = { ...NO_STANDING, status: 'action-needed', cause: check.cause };
    const patience = { failuresToConfirm: 3, successesToClear: 2 };
    const newId = `incident of ${mailbox.id}`;
    createIncidentStore(database).record({ check, before: NO_STANDING, after, patience, newId });
    createStandingStore(database).replace(mailbox.id, after);
    const once = { reserved: { imap: 0, smtp: 0 }, rejected: { imap: 1, smtp: 0 } };
    createSignInLedger(database).settle(mailbox.secretId, once, check.at);
    database.run(
      `INSERT INTO check_hours SELECT key, 1, 'healthy', 1, 1, 1, 1 FROM mailboxes WHERE id = :id`,
      {
        id: mailbox.id,
      },
    );
  }
  expect(store.remove(gone.id)).toBe(true);
  expect(store.remove(gone.id)).toBe(false);
  const tables = [
    'mailboxes',
    'checks',
    'latest_checks',
    'standings',
    'check_hours',
    'incidents',
    'rejected_sign_ins',
  ];
  const left = tables.map((table) => database.get(`SELECT count(*) AS rows FROM ${table}`)?.rows);
  expect(left).toEqual(tables.map(() => 1));
  expect(store.list()).toEqual([kept]);
});

test.each([
  ['imap', 'imap.example.com'],
  ['tags', 'sales'],
  ['sign_in_method', 'guess'],
  ['paused', 7],
  ['created_at', 'yesterday'],
])('names the mailbox and the column when %s holds what it cannot hold', (column, value) => {
  const { database } = open(newFolder());
  const store = createMailboxStore(database);
  store.insert(sampleMailbox(1));
  database.run(`UPDATE mailboxes SET ${column} = :value`, { value });
  expect(() => store.list()).toThrow(
    `The stored mailbox you1@example.com cannot be read: its “${column}” is not what it should be.`,
  );
  expect(store.remove('you1@example.com')).toBe(true);
});
