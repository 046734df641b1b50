// Run by Node as a process of its own: records the same sends as every other that runs, and says how many were new.
// Arguments: data folder, number of sends.
import { createSendLedger } from '../../electron/sending/send-ledger.ts';
import { sampleMailbox } from './sample-mailbox.ts';
import { openSends, sampleCursor } from './sends-database.ts';

const [folder = '', count = '0'] = process.argv.slice(2);
const database = openSends(folder, 1);
const ledger = createSendLedger(database);
let recorded = 0;
for (let number = 0; number < Number(count); number += 5) {
  const sends = [0, 1, 2, 3, 4].map((more) => ({
    at: new Date(Date.UTC(2026, 10, 20, 10) + (number + more) * 1_000).toISOString(),
    identity: `<${number + more}@example.com>`,
    recipients: 2,
  }));
  recorded += ledger.record(sampleMailbox(1).id, sends, sampleCursor({ uidNext: number }));
}
database.close();
process.stdout.write(JSON.stringify(recorded));
