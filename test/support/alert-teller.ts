// Plans and tells in an endless loop, and says on standard output which alerts it showed, until it is killed:
// node alert-teller.ts <data folder> <prefix of new ids> <now>
import { writeSync } from 'node:fs';
import { createAlertStore } from '../../electron/history/alert-store.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { planFrom } from './alert-memory.ts';

const [, , folder = '', prefix = '', now = ''] = process.argv;
const { database } = openDatabase(folder, { migrations: ALL_MIGRATIONS, now: new Date(now) });
const store = createAlertStore(database);
writeSync(1, 'ready\n');
for (;;) {
  for (const { kind, alert } of store.apply(planFrom(store, now, prefix)))
    writeSync(1, `${kind} ${alert.key}\n`);
}
