import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckRecord } from '../../electron/history/check-record.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { PATIENCE } from '../../electron/playground/past/past-check.ts';
import { seedHistory } from '../../electron/playground/past/seed-history.ts';
import { type Stage, setStage } from '../../electron/playground/stage.ts';
import { provideDataFolders } from '../support/data-folder.ts';

const NOW = new Date();
const LONG_AGO = '2000-01-01T00:00:00.000Z';
const folders = provideDataFolders();

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.stop());

/** The month before, and the folder that it was written to. */
async function seed() {
  const folder = folders.newFolder();
  const secrets = await seedHistory(folder, stage.roles, { now: NOW, seed: 163 });
  return { folder, secrets, memory: openMemory(folders.open(folder).database) };
}

test('a month of the demo is what the app itself would have made of the same checks', async () => {
  const { memory } = await seed();
  const again = openMemory(folders.open(folders.newFolder()).database);
  again.settings.change(PATIENCE);
  for (const mailbox of memory.mailboxes.list()) {
    again.mailboxes.insert(mailbox);
    const checks = checksOf(mailbox, memory);
    expect(checks.length).toBeGreaterThan(500);
    again.together(() => {
      for (const check of checks) again.remember(check, { newIncidentId: crypto.randomUUID() });
    });
    expect(again.standings.of(mailbox.id)).toEqual(memory.standings.of(mailbox.id));
    expect(incidentsOf(mailbox, again)).toEqual(incidentsOf(mailbox, memory));
  }
}, 60_000);

test('nothing of it is older than its mailbox or yet to come', async () => {
  const { memory } = await seed();
  for (const mailbox of memory.mailboxes.list()) {
    const times = checksOf(mailbox, memory).map(({ at }) => at);
    expect((times[0] ?? '') >= mailbox.createdAt).toBe(true);
    expect((times.at(-1) ?? '') <= NOW.toISOString()).toBe(true);
  }
  for (const alert of memory.alerts.open()) expect(alert.openedAt <= NOW.toISOString()).toBe(true);
}, 60_000);

test('no secret of it is in a file', async () => {
  const { folder, secrets } = await seed();
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(Object.values(secrets)).toHaveLength(7);
  for (const secret of Object.values(secrets)) {
    expect(files.some((file) => file.includes(secret))).toBe(false);
  }
});

/** Every check in full: one that is kept in short said the same as the one before it. */
function checksOf({ id }: Mailbox, { checks }: Memory): readonly CheckRecord[] {
  let full: CheckRecord | null = null;
  return checks.recent(id, LONG_AGO).flatMap(({ at, record }) => {
    full = record ?? full;
    return full === null ? [] : [{ ...full, at }];
  });
}

function incidentsOf({ id }: Mailbox, { incidents }: Memory) {
  return incidents.of(id).map(({ cause, openedAt, closedAt }) => ({ cause, openedAt, closedAt }));
}
