// Run by Node as a process of its own: writes checks as fast as it can until it is killed, and says after each commit
// which one is safe. Arguments: data folder, number of the first check.
import { writeSync } from 'node:fs';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from './sample-mailbox.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const { database } = openDatabase(folder, { migrations: ALL_MIGRATIONS, now: new Date() });
const mailbox = sampleMailbox(1);
createMailboxStore(database).insert(mailbox);
const checks = createCheckStore(database);
for (let number = Number(first); ; number += 1) {
  const at = new Date(number).toISOString();
  // Every tenth failure makes the next two records large, so that the kill also falls into writes of several pages.
  const stored = checks.append(number % 10 === 0 ? refusedCheck(mailbox, at) : healthyCheck(mailbox, at));
  // A synchronous write: what was printed was committed, and what the pipe has taken outlives the process.
  if (stored === 'newest') writeSync(1, `${number}\n`);
}
