import type { MailFolder } from '../probe/mail-folder.ts';
import { folderNamedAs } from '../sending/folder-named-as.ts';

/**
 * What junk folders are called where the server marks none, by the mail servers and programs of the presets' providers in
 * the languages of most of their customers (confidence: medium; a name that is missing costs one place to look in).
 */
const JUNK_NAMES: readonly string[] = [
  ['junk', 'junk email', 'junk e mail', 'junk mail', 'spam', 'bulk', 'bulk mail'],
  ['junk-e-mail', 'spamverdacht', 'courrier indésirable', 'indésirables', 'correo no deseado'],
  ['posta indesiderata', 'lixo eletrônico', 'lixo eletrónico', 'ongewenste e mail', 'wiadomości śmieci'],
  ['спам', 'нежелательная почта', '垃圾邮件', '垃圾郵件', '迷惑メール', '스팸메일함', '스팸'],
].flat();

/** Path of the folder that takes what looks like junk: the one the server marks (RFC 6154), else by name; `null` where there is none. */
export function findJunkFolder(folders: readonly MailFolder[]): string | null {
  const selectable = folders.filter(({ isSelectable }) => isSelectable);
  const marked = selectable.find(({ specialUse }) => specialUse === '\\Junk');
  return (marked ?? folderNamedAs(JUNK_NAMES, selectable))?.path ?? null;
}

/** Path of the folder that holds every message whatever its label, as Google has it; `null` where there is none. */
export function findAllMailFolder(folders: readonly MailFolder[]): string | null {
  return folders.find(({ specialUse, isSelectable }) => specialUse === '\\All' && isSelectable)?.path ?? null;
}
