import type { MailFolder } from '../probe/mail-folder.ts';
import type { Provider } from '../provider/provider.ts';
import { folderNamedAs } from './folder-named-as.ts';
import { SENT_FOLDER_NAMES } from './sent-folder-names.ts';

const ALL_NAMES = Object.values(SENT_FOLDER_NAMES).flat();

/**
 * Path of the folder where what is sent is filed: the one the server marks (RFC 6154), else one that is named as the
 * provider's is, else as Sent folders are in some language. Of several with such names, the one nearest to the root
 * counts, then the likelier name. `null` where there is none.
 */
export function findSentFolder(
  folders: readonly MailFolder[],
  { sentFolder }: Pick<Provider, 'sentFolder'>,
): string | null {
  const selectable = folders.filter(({ isSelectable }) => isSelectable);
  const marked = selectable.find(({ specialUse }) => specialUse === '\\Sent');
  const found = marked ?? folderNamedAs(sentFolder.names, selectable) ?? folderNamedAs(ALL_NAMES, selectable);
  return found?.path ?? null;
}
