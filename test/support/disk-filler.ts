// Run by Node as a process of its own on a tiny disk: stores checks until there is no room, then prints as JSON what
// it was told and what can still be read, before and after opening the file again. Arguments: data folder, and the
// number of pages that the file may have where no tiny disk could be made.
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from './sample-mailbox.ts';

const [folder = '', pages] = process.argv.slice(2);
const mailbox = sampleMailbox(1);

function open() {
  const opened = openDatabase(folder, { migrations: ALL_MIGRATIONS, now: new Date() });
  const checks = createCheckStore(opened.database);
  return { ...opened, checks, count: () => checks.recent(mailbox.id, new Date(0).toISOString()).length };
}

const first = open();
if (pages !== undefined) first.database.get(`PRAGMA max_page_count = ${Number(pages)}`);
createMailboxStore(first.database).insert(mailbox);
let acknowledged = 0;
let problem: StorageProblem | null = null;
while (problem === null && acknowledged < 100_000) {
  const at = new Date(acknowledged).toISOString();
  try {
    first.checks.append(acknowledged % 2 === 0 ? refusedCheck(mailbox, at) : healthyCheck(mailbox, at));
    acknowledged += 1;
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
    problem = error;
  }
}
const readable = first.count();
first.database.close();
const second = open();
const [check] = second.database.all('PRAGMA integrity_check');
console.log(
  JSON.stringify({
    kind: problem?.kind,
    sentence: problem?.sentence,
    acknowledged,
    readable,
    readableLater: second.count(),
    setAside: second.setAside,
    integrity: check?.integrity_check,
  }),
);
second.database.close();
