import { COLUMNS } from './read-preview.ts';

/** A file to fill in: the columns, and one mailbox that is none. */
export const TEMPLATE = `${COLUMNS.join(',')}\nyou@example.com,the app password,,,,,,first tag;second tag\n`;

export const TEMPLATE_NAME = 'mailboxes.csv';
