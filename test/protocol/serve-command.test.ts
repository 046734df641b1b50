import { once } from 'node:events';
import { Command } from 'commander';
import { beforeEach, expect, test } from 'vitest';
import type { Api, WatchRequest } from '../../electron/api/contract.ts';
import type { RunAction } from '../../electron/cli/command.ts';
import { serveCommand } from '../../electron/cli/commands/serve.ts';
import { openApi } from '../support/api-on-disk.ts';
import { ask, open } from '../support/browser-client.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { isPortFree } from '../support/free-port.ts';
import { sampleSnapshot, sampleSummary } from '../support/sample-snapshot.ts';
import { providePages } from '../support/served-window.ts';
import { waitUntil } from '../support/wait-until.ts';

const folders = provideDataFolders();
const { newPage } = providePages();

let printed: string[];
let documents: unknown[];
let said: string[];
beforeEach(() => {
  [printed, documents, said] = [[], [], []];
});

/** Runs the command until it ends by itself or `stop` is called; `ended` gives the exit code. */
function start(
  args: readonly string[],
  { api, page = newPage() }: { readonly api: Api; readonly page?: string | null },
) {
  const stopping = new AbortController();
  const { promise: ended, resolve, reject } = Promise.withResolvers<number>();
  const run: RunAction =
    (action) =>
    async (...given) => {
      const context = {
        terminal: {
          json: false,
          print: (text: string) => printed.push(text),
          printJson: () => undefined,
          printJsonLine: (document: unknown) => documents.push(document),
          say: (text: string) => said.push(text),
          style: (_format: unknown, text: string) => text,
          isInteractive: false,
          columns: 100,
        },
        api: async () => api,
        cancelled: stopping.signal,
        version: '1.2.3',
      };
      await action(context, ...given).then(resolve, reject);
    };
  const program = new Command().exitOverride().configureOutput({ writeErr: (text) => said.push(text) });
  serveCommand(() => page)(program, run);
  program.parseAsync(['serve', ...args], { from: 'user' }).catch(reject);
  return { ended, stop: () => stopping.abort() };
}

const firstLink = () => waitUntil(() => printed[0], { what: 'the link' });

test('prints one link that opens the window, watches meanwhile, and ends well when stopped', async () => {
  const { api } = openApi(folders);
  let isWatching = false;
  const { ended, stop } = start([], {
    api: {
      ...api,
      watch: async ({ cancelled }) => {
        isWatching = true;
        await new Promise((resolve) => cancelled.addEventListener('abort', resolve));
        isWatching = false;
        return { kind: 'stopped' };
      },
    },
  });
  const link = await firstLink();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]{43}$/);
  expect(documents).toEqual([{ url: link }]);
  const { port, pathname, search } = new URL(link);
  expect(await ask(Number(port), { path: pathname + search })).toMatchObject({ status: 303 });
  expect(isWatching).toBe(true);
  stop();
  expect(await ended).toBe(0);
  expect(isWatching).toBe(false);
  expect(await isPortFree(Number(port))).toBe(true);
});

test('tells its windows at once that a check begins', async () => {
  const { api } = openApi(folders);
  let now = sampleSnapshot();
  const watched = Promise.withResolvers<WatchRequest>();
  const { ended, stop } = start([], {
    api: {
      ...api,
      snapshot: async () => now,
      watch: async (request) => {
        watched.resolve(request);
        await once(request.cancelled, 'abort');
        return { kind: 'stopped' };
      },
    },
  });
  const { port, pathname, search } = new URL(await firstLink());
  const { headers } = await ask(Number(port), { path: pathname + search });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const events = await open(Number(port), { path: '/events', headers: { cookie } });
  let told = '';
  events.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  await waitUntil(() => told.includes('"snapshot"'), { what: 'the first state' });
  now = sampleSnapshot({ mailboxes: [sampleSummary('begun@example.com', { isBeingChecked: true })] });
  (await watched.promise).onChecking?.();
  // By itself it would look again after five seconds.
  await waitUntil(() => told.includes('begun@example.com'), { what: 'the check', timeoutMs: 2_000 });
  stop();
  expect(await ended).toBe(0);
});

test('serves without watching where another process watches, and says so', async () => {
  const { api } = openApi(folders);
  const { ended, stop } = start([], { api });
  const { port } = new URL(await firstLink());
  await waitUntil(() => said.length > 0, { what: 'the word about the other process' });
  expect(said.join()).toMatch(/Another Mailvitals is watching .*shows what that one finds/);
  expect(await ask(Number(port))).toMatchObject({ status: 403 });
  stop();
  expect(await ended).toBe(0);
});

test('closes the window where watching breaks', async () => {
  const { api } = openApi(folders);
  const { ended } = start([], { api: { ...api, watch: () => Promise.reject(new Error('damaged')) } });
  await expect(ended).rejects.toThrow('damaged');
  const { port } = new URL(await firstLink());
  expect(await isPortFree(Number(port))).toBe(true);
});

test('says what to do where the window is not built, the port is taken, or the port is none', async () => {
  const { api } = openApi(folders);
  const { ended } = start([], { api, page: null });
  expect(await ended).toBe(70);
  expect(said.splice(0)).toEqual(['The window is not built yet. “npm run build” builds it.']);

  const first = start([], { api });
  const { port } = new URL(await firstLink());
  const second = start(['--port', port], { api });
  expect(await second.ended).toBe(64);
  expect(said.join()).toContain('choose another port');
  first.stop();
  await first.ended;

  for (const wrong of ['0', '65536', 'x', '1e3', '-1']) {
    await expect(start([`--port=${wrong}`], { api }).ended).rejects.toThrow('a port from 1 to 65535');
  }
});
