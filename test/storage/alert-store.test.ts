import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createAlertStore, sweepAlerts } from '../../electron/history/alert-store.ts';
import { alertGround, BEGIN, planFrom } from '../support/alert-memory.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const TELLER = fileURLToPath(new URL('../support/alert-teller.ts', import.meta.url));
const [ONE, TWO] = [sampleMailbox(1), sampleMailbox(2)];

const { newFolder, open, closeAll } = provideDataFolders();

/** So many minutes after {@link BEGIN}. */
function minute(count: number): string {
  return new Date(Date.parse(BEGIN) + count * 60_000).toISOString();
}

/** Two mailboxes, the first of which has failed and been told of. */
function groundWithOneTold() {
  const database = open(newFolder()).database;
  const ground = alertGround(database);
  ground.add(ONE, TWO);
  ground.fail(ONE, 'incident-1', BEGIN);
  const tellings = ground.store.apply(planFrom(ground.store, BEGIN));
  return { ...ground, database, tellings };
}

test('keeps every field of what was planned', () => {
  const { store, fail, recover } = groundWithOneTold();
  fail(TWO, 'incident-2', minute(20));
  const joined = planFrom(store, minute(20));
  store.apply(joined);
  expect(store.open()).toEqual(joined.changes.map(({ after }) => after));

  recover('incident-1', minute(30));
  const left = planFrom(store, minute(30));
  store.apply(left);
  expect(store.open()).toEqual(left.changes.map(({ after }) => after));
  expect(store.open()[0]?.members).toMatchObject([
    { incidentId: 'incident-1', leftAt: minute(30), leftHow: 'recovered' },
    { incidentId: 'incident-2', leftAt: null },
  ]);

  recover('incident-2', minute(40));
  const ended = planFrom(store, minute(40));
  expect(store.apply(ended)).toMatchObject([{ kind: 'recovery', alert: { downMs: 30 * 60_000 } }]);
  expect(store.open()).toEqual([]);
  expect(store.recent(BEGIN)).toEqual(ended.changes.map(({ after }) => after));
});

test('tells nothing again after a crash between writing and showing', () => {
  const folder = newFolder();
  const first = alertGround(open(folder).database);
  first.add(ONE);
  first.fail(ONE, 'incident-1', BEGIN);
  first.store.apply(planFrom(first.store, BEGIN));
  // What it returned was never shown: the process is gone.
  closeAll();

  const { store } = alertGround(open(folder).database);
  expect(store.open()).toMatchObject([{ toldAt: BEGIN }]);
  expect(planFrom(store, minute(1))).toEqual({ changes: [], tellings: [] });
});

test('tells after a crash between planning and writing', () => {
  const { store, fail } = groundWithOneTold();
  fail(TWO, 'incident-2', minute(20), 'timeout');
  planFrom(store, minute(20));
  expect(store.apply(planFrom(store, minute(21)))).toMatchObject([
    { kind: 'alert', alert: { kind: 'outage' } },
  ]);
});

test('lets one of two tell that made their plans from the same memory', () => {
  const { store, database, fail } = groundWithOneTold();
  fail(TWO, 'incident-2', minute(20), 'timeout');
  const other = createAlertStore(database);
  const [ours, theirs] = [planFrom(store, minute(20), 'ours'), planFrom(other, minute(20), 'theirs')];
  expect(store.apply(ours)).toHaveLength(1);
  expect(other.apply(theirs)).toEqual([]);
  expect(store.open().map(({ id }) => id)).toEqual(['alert-1', 'ours-1']);
});

test('drops a plan whole where one of its alerts was changed meanwhile', () => {
  const { store, fail, recover } = groundWithOneTold();
  recover('incident-1', minute(20));
  fail(TWO, 'incident-2', minute(20), 'timeout');
  const late = planFrom(store, minute(20), 'late');
  store.apply({ ...late, changes: late.changes.filter(({ before }) => before !== null) });
  expect(store.apply(late)).toEqual([]);
  expect(store.open()).toEqual([]);
});

test('ends the old alert of a matter and opens its new one in one plan', () => {
  const { store, mailboxes, fail } = groundWithOneTold();
  mailboxes.remove(ONE.id);
  fail(TWO, 'incident-2', minute(20));
  expect(store.apply(planFrom(store, minute(20), 'new')).map(({ kind }) => kind)).toEqual([
    'withdrawn',
    'alert',
  ]);
  expect(store.open().map(({ id }) => id)).toEqual(['new-1']);
});

test('keeps nothing of a mailbox that was removed', () => {
  const { store, mailboxes, recover, fail, database } = groundWithOneTold();
  fail(TWO, 'incident-2', minute(20));
  store.apply(planFrom(store, minute(20)));
  mailboxes.remove(ONE.id);
  store.apply(planFrom(store, minute(21)));
  expect(JSON.stringify(store.recent(BEGIN))).not.toContain(ONE.address);

  recover('incident-2', minute(22));
  store.apply(planFrom(store, minute(22)));
  expect(store.recent(BEGIN)).toHaveLength(1);
  mailboxes.remove(TWO.id);
  expect(database.all('SELECT * FROM alerts')).toEqual([]);
  expect(database.all('SELECT * FROM alert_members')).toEqual([]);
});

test('withdraws the alert of a removed mailbox and forgets it', () => {
  const { store, mailboxes, database } = groundWithOneTold();
  mailboxes.remove(ONE.id);
  expect(store.apply(planFrom(store, minute(1)))).toMatchObject([
    { kind: 'withdrawn', alert: { id: 'alert-1' } },
  ]);
  expect(database.all('SELECT * FROM alerts')).toEqual([]);
});

test('drops ended alerts that have grown old, and no others', () => {
  const { store, recover, fail, database } = groundWithOneTold();
  recover('incident-1', minute(10));
  store.apply(planFrom(store, minute(10)));
  fail(TWO, 'incident-2', minute(20));
  store.apply(planFrom(store, minute(20), 'second'));
  sweepAlerts(database, new Date(minute(10 + 30 * 24 * 60)), 30);
  expect(store.recent(BEGIN)).toHaveLength(2);
  sweepAlerts(database, new Date(minute(11 + 30 * 24 * 60)), 30);
  expect(store.recent(BEGIN).map(({ id }) => id)).toEqual(['second-1']);
});

test('finds ended alerts by when they ended', () => {
  const { store, recover } = groundWithOneTold();
  recover('incident-1', minute(10));
  store.apply(planFrom(store, minute(10)));
  expect(store.recent(minute(10))).toHaveLength(1);
  expect(store.recent(minute(11))).toEqual([]);
});

test('brings the incidents that alerts depend on, and forgets the others after three hours', () => {
  const { store, fail, recover } = groundWithOneTold();
  recover('incident-1', minute(10));
  fail(TWO, 'incident-2', minute(10));
  recover('incident-2', minute(20));
  const idsAt = (now: string) => store.evidence(new Date(now)).incidents.map(({ id }) => id);
  expect(idsAt(minute(20 + 180))).toEqual(['incident-1', 'incident-2']);
  // The first is still told of, however long nobody looked.
  expect(idsAt(minute(21 + 180))).toEqual(['incident-1']);
  store.apply(planFrom(store, minute(600)));
  expect(idsAt(minute(600))).toEqual([]);
});

test('brings every incident of a mailbox since it was found to come and go', () => {
  const { store, add, fail, recover } = alertGround(open(newFolder()).database);
  add(ONE);
  for (const round of [0, 1, 2, 3]) {
    fail(ONE, `incident-${round}`, minute(20 * round), 'timeout');
    store.apply(planFrom(store, minute(20 * round), `alert${round}`));
    recover(`incident-${round}`, minute(20 * round + 10));
    store.apply(planFrom(store, minute(20 * round + 10)));
  }
  expect(store.open()).toMatchObject([{ kind: 'unstable', members: [{ incidentId: 'incident-2' }] }]);
  expect(store.evidence(new Date(minute(600))).incidents.map(({ id }) => id)).toEqual([
    'incident-2',
    'incident-3',
  ]);
});

test('knows of a mailbox how it is paused, proven and grouped', () => {
  const database = open(newFolder()).database;
  const { add, fail, store } = alertGround(database);
  const custom = sampleMailbox(3, {
    providerId: 'custom',
    paused: true,
    imap: { host: 'Mail.Example.com', port: 993, security: 'tls' },
  });
  add(custom);
  fail(custom, 'incident-3', BEGIN, 'timeout');
  expect(store.evidence(new Date(BEGIN)).incidents).toMatchObject([
    {
      mailboxId: custom.id,
      mailbox: { address: custom.address, groupKey: 'mail.example.com', isPaused: true, provenAt: null },
    },
  ]);
});

test('tells at most once when it is killed at any moment, and knows later that it did', async () => {
  const folder = newFolder();
  const { add, fail, store } = alertGround(open(folder).database);
  const mailboxes = Array.from({ length: 12 }, (_, index) =>
    sampleMailbox(index + 1, {
      providerId: 'custom',
      smtp: null,
      imap: { host: `mail${index}.example.com`, port: 993, security: 'tls' },
    }),
  );
  add(...mailboxes);
  for (const [round, mailbox] of mailboxes.entries()) {
    const now = minute(round);
    const said = await tellUntilKilled(folder, `killed${round}`, now, () =>
      fail(mailbox, `incident-${round}`, now, 'timeout'),
    );
    const rest = store
      .apply(planFrom(store, now, `rest${round}`))
      .map(({ kind, alert }) => `${kind} ${alert.key}`);
    const all = [...said, ...rest];
    expect(all.length, `round ${round}`).toBeLessThanOrEqual(1);
    expect(store.open().filter(({ toldAt }) => toldAt !== null)).toHaveLength(round + 1);
  }
});

/** Lets a teller run, gives it something to tell, and kills it shortly after; returns what it showed. */
async function tellUntilKilled(
  folder: string,
  prefix: string,
  now: string,
  happen: () => void,
): Promise<readonly string[]> {
  const teller = spawn(process.execPath, [TELLER, folder, prefix, now], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  teller.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
    if (output === 'ready\n') {
      happen();
      setTimeout(() => teller.kill('SIGKILL'), Math.random() * 6);
    }
  });
  const signal = await new Promise((resolve) => {
    teller.on('close', (_, killedBy) => resolve(killedBy));
  });
  expect(signal).toBe('SIGKILL');
  return output.split('\n').slice(1, -1);
}
