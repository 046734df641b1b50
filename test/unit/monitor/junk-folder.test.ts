import { describe, expect, test } from 'vitest';
import { findAllMailFolder, findJunkFolder } from '../../../electron/monitor/junk-folder.ts';
import type { MailFolder } from '../../../electron/probe/mail-folder.ts';

const folder = (path: string, specialUse: string | null = null, isSelectable = true): MailFolder => ({
  path,
  delimiter: '/',
  specialUse,
  isSelectable,
});

describe('the junk folder', () => {
  test('is the one that the server marks, whatever the others are called', () => {
    expect(findJunkFolder([folder('Spam'), folder('Aussortiert', '\\Junk')])).toBe('Aussortiert');
  });

  test.each([
    'Junk',
    'Junk Email',
    'Junk-E-Mail',
    'INBOX/Spam',
    'Bulk Mail',
    '垃圾邮件',
    'Спам',
    'Courrier indésirable'.normalize('NFD'),
  ])('is found by its name where none is marked: %s', (path) => {
    expect(findJunkFolder([folder('INBOX'), folder(path)])).toBe(path);
  });

  test.each([
    ['one that cannot be opened', folder('Junk', '\\Junk', false)],
    ['one whose name only begins so', folder('Junk car parts')],
    ['one within it', folder('Spam/2025')],
  ])('is not %s', (_, other) => {
    expect(findJunkFolder([folder('INBOX'), other])).toBeNull();
  });
});

describe('the folder of all mail', () => {
  test('is the marked one, and never guessed', () => {
    expect(findAllMailFolder([folder('All Mail'), folder('[Gmail]/Alle Nachrichten', '\\All')])).toBe(
      '[Gmail]/Alle Nachrichten',
    );
    expect(findAllMailFolder([folder('[Gmail]/All Mail')])).toBeNull();
  });
});
