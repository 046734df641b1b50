import { expect, test } from 'vitest';
import type { MailFolder } from '../../../electron/probe/mail-folder.ts';
import { findSentFolder } from '../../../electron/sending/sent-folder.ts';
import { SENT_FOLDER_NAMES } from '../../../electron/sending/sent-folder-names.ts';

const folder = (path: string, changes: Partial<MailFolder> = {}): MailFolder => ({
  path,
  delimiter: '/',
  specialUse: null,
  isSelectable: true,
  ...changes,
});

const find = (folders: readonly (string | MailFolder)[], names: readonly string[] = []) =>
  findSentFolder(
    folders.map((entry) => (typeof entry === 'string' ? folder(entry) : entry)),
    { sentFolder: { names, savesCopy: null } },
  );

test('takes the folder that the server marks, whatever others are called', () => {
  expect(find(['Sent', folder('Verschicktes', { specialUse: '\\Sent' })], ['Sent'])).toBe('Verschicktes');
});

test('takes the provider’s own name before any other', () => {
  expect(find(['Sent', 'Sent Messages'], ['Sent Messages'])).toBe('Sent Messages');
  expect(find(['[Gmail]/Sent Mail', 'Sent'], ['[Gmail]/Sent Mail'])).toBe('[Gmail]/Sent Mail');
});

test.each(Object.values(SENT_FOLDER_NAMES).flat())('knows %s', (name) => {
  expect(find(['INBOX', 'Drafts', name, 'Trash'])).toBe(name);
});

test.each([
  ['below INBOX', folder('INBOX.Sent', { delimiter: '.' })],
  ['below Google’s root', folder('[Google Mail]/Gesendet')],
  ['in other letters', folder('SENT ITEMS')],
  ['with a decomposed accent', folder('Envoyés'.normalize('NFD'))],
  ['in full width', folder('Ｓｅｎｔ')],
  ['where folders cannot nest', folder('Sent', { delimiter: null })],
])('knows the name %s', (_, entry) => {
  expect(find(['INBOX', entry])).toBe(entry.path);
});

test('takes the one nearest to the root, then the likelier name', () => {
  expect(find(['Archive/Sent', 'Sent Items'])).toBe('Sent Items');
  expect(find(['Archive/Sent', folder('INBOX/Sent')])).toBe('INBOX/Sent');
  expect(find(['Sent Items', 'Sent'])).toBe('Sent');
});

test('takes nothing that only sounds like it, or cannot be opened', () => {
  expect(find(['INBOX', 'Sent to customers', 'Outbox', 'Presented'])).toBeNull();
  expect(find([folder('Sent', { isSelectable: false })])).toBeNull();
  expect(find([folder('Sent', { specialUse: '\\Sent', isSelectable: false }), 'Sent Items'])).toBe(
    'Sent Items',
  );
});
