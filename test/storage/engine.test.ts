import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Engine, openEngine } from '../../electron/engine.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { provideDataFolders } from '../support/data-folder.ts';
import { oauthGround } from '../support/oauth-ground.ts';
import { waitUntil } from '../support/wait-until.ts';

const { newFolder } = provideDataFolders();

let dataFolder: string;
let engine: Engine;

beforeEach(() => {
  dataFolder = newFolder();
  engine = openEngine({ dataFolder, credentials: createMemoryStore() });
});

afterEach(() => engine.close());

const network = async () => (await engine.api.snapshot()).network;

test('says what runs here', async () => {
  const { version, runtime, dataFolder: folder } = await engine.api.about();
  expect([version, folder]).toEqual([packageJson.version, dataFolder]);
  expect(runtime).toContainEqual({ name: 'Node.js', version: process.versions.node });
});

test('is a demo only where it is given one', async () => {
  expect(await engine.api.showDemo()).toBeNull();
  const panel = { scenes: [] };
  const demo = { panel: () => panel, play: async () => panel };
  const played = openEngine({ dataFolder: newFolder(), credentials: createMemoryStore(), demo });
  expect(await played.api.showDemo()).toEqual(panel);
  played.close();
});

test('says where sign-ins begin: at Microsoft and Google, or where it is told to ask for them', () => {
  expect(engine.signInOrigins).toEqual(['https://login.microsoftonline.com', 'https://accounts.google.com']);
  const { providers } = oauthGround({ issuer: 'http://127.0.0.1:20001', clientId: 'desk' });
  const dataFolder = newFolder();
  const other = openEngine({ dataFolder, credentials: createMemoryStore(), identityProviders: providers });
  expect(new Set(other.signInOrigins)).toEqual(new Set(['http://127.0.0.1:20001']));
  other.close();
});

test('hears of the system that the network is gone, and looks before it believes that it is back', async () => {
  await engine.hearNetwork('offline');
  expect(await network()).toBe('offline');
  await engine.hearNetwork('online');
  expect(await network()).toBe('online');
});

test('hears of a computer that woke up: the checks that slept with it end', async () => {
  // Without a watch there is nothing to end.
  engine.noteResume();
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  const reached = once(silent, 'connection');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await engine.api.importMailboxes(`address,imap,smtp\nyou@example.com,imap://127.0.0.1:${port},off`);
  const cancelling = new AbortController();
  const troubles: string[] = [];
  let changes = 0;
  const ended = engine.api.watch({
    cancelled: cancelling.signal,
    onEvent: () => undefined,
    onChecking: () => {
      changes += 1;
    },
    onTrouble: (sentence) => troubles.push(sentence),
  });
  const isBeingChecked = async () => (await engine.api.listMailboxes()).some((one) => one.isBeingChecked);
  await reached;
  expect(await isBeingChecked()).toBe(true);
  expect(changes).toBe(1);
  engine.noteResume();
  // By itself it would wait for 30 seconds.
  await waitUntil(async () => !(await isBeingChecked()), { what: 'its end', timeoutMs: 5_000 });
  expect(changes).toBe(2);
  cancelling.abort();
  expect(await ended).toEqual({ kind: 'stopped' });
  expect(troubles).toEqual([]);
  silent.close();
});
