// Run by Node as a process of its own: opens the memory in the folder given and stores one mailbox, then prints
// { inserted, setAside } or { kind, sentence } as JSON. Arguments: data folder, number of the mailbox, and
// `unprivileged` to give up the rights of root first, which no read-only folder would stop.
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { sampleMailbox } from './sample-mailbox.ts';
import { SLOW_MIGRATIONS } from './slow-migrations.ts';

const NOBODY = 65_534;

const [folder = '', number = '0', rights] = process.argv.slice(2);
if (rights === 'unprivileged' && process.getuid?.() === 0) process.seteuid?.(NOBODY);

function attempt() {
  try {
    const opened = openDatabase(folder, { migrations: SLOW_MIGRATIONS, now: new Date() });
    const inserted = createMailboxStore(opened.database).insert(sampleMailbox(Number(number)));
    opened.database.close();
    return { inserted, setAside: opened.setAside };
  } catch (error) {
    if (error instanceof StorageProblem) return { kind: error.kind, sentence: error.sentence };
    throw error;
  }
}

console.log(JSON.stringify(attempt()));
