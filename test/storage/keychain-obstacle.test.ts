import { expect, test } from 'vitest';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { explainKeychainProblem } from '../../electron/credentials/keychain-problem.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Engine, openEngine } from '../../electron/engine.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { findFreePorts } from '../support/free-port.ts';

const { newFolder } = provideDataFolders();
const ADDRESS = 'you@example.com';
const { title, meaning, steps } = explainKeychainProblem('locked', process.platform);

/** An engine that watches one mailbox, whose server nobody runs: how far it is reached does not matter here. */
async function openWith(credentials: CredentialStore, dataFolder = newFolder()): Promise<Engine> {
  const engine = openEngine({ dataFolder, credentials });
  const [port] = await findFreePorts(1);
  const server = `imap://127.0.0.1:${port}`;
  await engine.api.importMailboxes(`address,imap,smtp\n${ADDRESS},${server},off`);
  return engine;
}

const locked = failingKeychain(createMemoryStore(), ['read']);
const check = ({ api }: Engine) => api.checkMailboxes({ addresses: [], askedByUser: true });

test('a locked keychain is the obstacle of everybody who looks, until a secret is read again', async () => {
  const folder = newFolder();
  const watch = await openWith(locked, folder);
  const serve = await openWith(createMemoryStore(), folder);
  expect((await watch.api.snapshot()).obstacle).toBeNull();
  await check(watch);
  for (const { api } of [watch, serve]) {
    expect((await api.snapshot()).obstacle).toEqual({ title, sentence: meaning, steps });
  }
  await check(serve);
  for (const { api } of [watch, serve]) {
    expect((await api.snapshot()).obstacle).toBeNull();
  }
  for (const engine of [watch, serve]) engine.close();
});

test('is none where nothing reads a secret', async () => {
  const engine = await openWith(locked);
  await check(engine);
  await engine.api.setPaused(ADDRESS, true);
  expect((await engine.api.snapshot()).obstacle).toBeNull();
  await engine.api.setPaused(ADDRESS, false);
  expect((await engine.api.snapshot()).obstacle).toMatchObject({ title });
  await engine.api.removeMailbox(ADDRESS);
  expect((await engine.api.snapshot()).obstacle).toBeNull();
  engine.close();
});

test('a check that it kept from signing in is read back as it was told', async () => {
  const engine = await openWith(locked);
  const told = (await check(engine)).reports[0];
  expect(told).toMatchObject({ title, summary: meaning, advice: steps, actor: 'user' });
  const { api } = engine;
  expect((await api.showMailbox(ADDRESS))?.lastReport).toEqual(told);
  expect(await api.lastReports()).toEqual([told]);
  expect(await api.listMailboxes()).toMatchObject([{ status: 'unknown', summary: title }]);
  engine.close();
});
