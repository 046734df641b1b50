import { expect, test } from 'vitest';
import { parseEdit } from '../../../electron/binding/parse-edit.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

const mailbox = sampleMailbox(1, { caFile: '/certs/ca.pem', username: 'CORP\\you' });
const BEFORE = {
  username: mailbox.username,
  imap: mailbox.imap,
  smtp: mailbox.smtp,
  caFile: mailbox.caFile,
};

const parse = (edit: Parameters<typeof parseEdit>[1], of = mailbox) =>
  parseEdit(of, edit, (path) => (path.startsWith('/') ? path : `/home/you/${path}`));

test('an edit of nothing leaves everything as it is', () => {
  expect(parse({})).toEqual({ ok: true, tags: mailbox.tags, reach: null });
});

test('the same in other words is no change', () => {
  const same = { username: ' CORP\\you ', imap: 'imaps://imap.example.com', ca: '/certs/ca.pem' };
  expect(parse(same)).toMatchObject({ ok: true, reach: null });
});

test.each<[Parameters<typeof parseEdit>[1], object]>([
  [{ username: '' }, { username: mailbox.address }],
  [{ imap: 'off' }, { imap: null }],
  [{ smtp: 'smtps://mail.example.com' }, { smtp: { host: 'mail.example.com', port: 465, security: 'tls' } }],
  [{ ca: '' }, { caFile: null }],
  [{ ca: 'own.pem' }, { caFile: '/home/you/own.pem' }],
])('%j changes that and nothing else', (edit, change) => {
  expect(parse(edit)).toEqual({ ok: true, tags: mailbox.tags, reach: { ...BEFORE, ...change } });
});

test('a protocol that was left out stays out, and is not left alone without the other', () => {
  const imapOnly = sampleMailbox(1, { smtp: null });
  expect(parse({ tags: [] }, imapOnly)).toEqual({ ok: true, tags: [], reach: null });
  expect(parse({ imap: 'off' }, imapOnly)).toMatchObject({ ok: false, problems: [{ field: 'imap' }] });
});

test('every problem is told at once', () => {
  const parsed = parse({ username: 'a\nb', imap: 'imap.example.com', tags: ['a;b'] });
  expect(parsed.ok ? [] : parsed.problems.map(({ field }) => field)).toEqual(['username', 'imap', 'tags']);
});

test('a mailbox of a provider that an update has dropped can be edited', () => {
  expect(parse({ tags: ['a'] }, sampleMailbox(1, { providerId: 'gone' }))).toMatchObject({ ok: true });
});
