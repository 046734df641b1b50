import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const WRITER = fileURLToPath(new URL('../support/check-writer.ts', import.meta.url));
const ROUNDS = 100;

const { newFolder, open, closeAll } = provideDataFolders();

/** When the writer is killed: so many milliseconds after its start, or after the first check it acknowledged. */
interface Moment {
  readonly after: 'start' | 'first-check';
  readonly ms: number;
}

/** Every fourth round falls into start, creation and recovery, the others into the writing itself. */
function anyMoment(round: number): Moment {
  return round % 4 === 0
    ? { after: 'start', ms: Math.random() * 300 }
    : { after: 'first-check', ms: Math.random() * 100 };
}

/** Lets a writer run until the moment has come, and returns the numbers of the checks that it had acknowledged. */
async function writeUntilKilled(folder: string, first: number, moment: Moment): Promise<readonly number[]> {
  const writer = spawn(process.execPath, [WRITER, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killSoon = () => setTimeout(() => writer.kill('SIGKILL'), moment.ms);
  let output = '';
  let complaints = '';
  writer.stdout.on('data', (chunk: Buffer) => {
    if (output === '' && moment.after === 'first-check') killSoon();
    output += chunk;
  });
  writer.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  if (moment.after === 'start') killSoon();
  const signal = await new Promise((resolve) => {
    writer.on('close', (_, killedBy) => resolve(killedBy));
  });
  expect(signal, complaints).toBe('SIGKILL');
  return output.split('\n').slice(0, -1).map(Number);
}

test('loses no acknowledged write when the process is killed at any of 100 moments', async () => {
  const folder = newFolder();
  const acknowledged = new Set<number>();
  let roundsKilledWhileWriting = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const moment = anyMoment(round);
    const written = await writeUntilKilled(folder, round * 1_000_000, moment);
    for (const number of written) acknowledged.add(number);
    if (written.length > 0) roundsKilledWhileWriting += 1;

    const opened = open(folder);
    const where = `round ${round}, killed ${moment.ms.toFixed(1)} ms after ${moment.after}`;
    expect(opened.setAside, where).toBeNull();
    expect(opened.database.all('PRAGMA integrity_check'), where).toEqual([{ integrity_check: 'ok' }]);
    const found = new Set(opened.database.all('SELECT at FROM checks').map((row) => row.at));
    expect(
      [...acknowledged].filter((number) => !found.has(number)),
      where,
    ).toEqual([]);
    closeAll();
  }
  expect(roundsKilledWhileWriting).toBeGreaterThanOrEqual(ROUNDS * 0.75);
}, 120_000);

test('opens whatever a process leaves behind that is killed while it creates the file', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = newFolder();
    // Node itself takes some 50 ms to start; the file is created within the next 100.
    const moment: Moment = { after: 'start', ms: 50 + Math.random() * 100 };
    const written = await writeUntilKilled(folder, 1, moment);
    const opened = open(folder);
    const where = `round ${round}, killed ${moment.ms.toFixed(1)} ms after start`;
    expect(opened.setAside, where).toBeNull();
    const stored = createCheckStore(opened.database).recent(sampleMailbox(1).id, new Date(0).toISOString());
    expect(stored.length, where).toBeGreaterThanOrEqual(written.length);
    closeAll();
  }
}, 120_000);
