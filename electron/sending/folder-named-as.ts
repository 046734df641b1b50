import type { MailFolder } from '../probe/mail-folder.ts';

/**
 * The folder with one of these names, however it is written. Of several, the one nearest to the root, then the one named
 * earlier in the list.
 */
export function folderNamedAs(
  names: readonly string[],
  folders: readonly MailFolder[],
): MailFolder | undefined {
  const ranks = new Map<string, number>();
  for (const name of names) {
    // Presets may name a path, such as `[Gmail]/Sent Mail`.
    const key = comparable(name.split('/').at(-1) ?? name);
    ranks.set(key, ranks.get(key) ?? ranks.size);
  }
  const [best] = folders
    .flatMap((folder) => {
      const parts = partsOf(folder);
      const rank = ranks.get(comparable(parts.at(-1) ?? ''));
      return rank === undefined ? [] : [{ folder, rank, depth: parts.length }];
    })
    .sort((a, b) => a.depth - b.depth || a.rank - b.rank);
  return best?.folder;
}

/** Many servers keep every folder below INBOX, and Google below `[Gmail]` or `[Google Mail]`: that is their root. */
function partsOf({ path, delimiter }: MailFolder): readonly string[] {
  const parts = delimiter === null ? [path] : path.split(delimiter);
  return parts.length > 1 && /^(inbox|\[.*\])$/i.test(parts[0] ?? '') ? parts.slice(1) : parts;
}

/** The same name however it is written: composed or not, in full width, in any case, with hyphens or spaces. */
function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}
