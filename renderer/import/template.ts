import { COLUMNS } from './read-preview.ts';

/** A file to fill in: the columns, and one mailbox that is none. */
export const TEMPLATE = `${COLUMNS.join(',')}\nyou@example.com,the app password,,,,,,first tag;second tag\n`;

export const TEMPLATE_NAME = 'mailboxes.csv';

/** Hands a text to the user as a file. */
export function downloadText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
