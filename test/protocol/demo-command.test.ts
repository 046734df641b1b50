import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunAction } from '../../electron/cli/command.ts';
import { demoCommand, type OpenDemo } from '../../electron/cli/commands/demo.ts';
import { openPlayground } from '../../electron/playground/open-playground.ts';
import { ask } from '../support/browser-client.ts';
import { isPortFree } from '../support/free-port.ts';
import { providePages } from '../support/served-window.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

const { newPage } = providePages();

let folder: TempFolder;
let printed: string[];
let documents: unknown[];
let said: string[];
beforeEach(async () => {
  folder = await createTempFolder('demo');
  [printed, documents, said] = [[], [], []];
});
afterEach(() => folder.remove());

const openDemo: OpenDemo = async () => {
  const { engine, close } = await openPlayground({ parentFolder: folder.path });
  return { api: engine.api, close };
};

function start(page: string | null, open: OpenDemo = openDemo) {
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
        api: () => Promise.reject(new Error('A demo has no business with the user’s mailboxes')),
        cancelled: stopping.signal,
        version: '1.2.3',
      };
      await action(context, ...given).then(resolve, reject);
    };
  const program = new Command().exitOverride();
  demoCommand(open, () => page)(program, run);
  program.parseAsync(['demo'], { from: 'user' }).catch(reject);
  return { ended, stop: () => stopping.abort() };
}

test('says what it is, serves the window over the demo, says what to try, and leaves nothing behind', async () => {
  const { ended, stop } = start(newPage());
  await waitUntil(() => printed.length === 3, { what: 'the link and the hints', timeoutMs: 20_000 });
  const [what = '', link = '', hints = ''] = printed;
  expect(what).toMatch(/^A demo: seven mailboxes .* No real mailbox, password or keychain is touched/);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]{43}$/);
  expect(documents).toEqual([{ url: link }]);
  expect(hints.match(/^ {2}\d\. /gm)).toHaveLength(4);
  const { port, pathname, search } = new URL(link);
  const { headers } = await ask(Number(port), { path: pathname + search });
  expect(headers['set-cookie']?.[0]).toContain('HttpOnly');
  expect(readdirSync(folder.path)).toHaveLength(1);
  stop();
  expect(await ended).toBe(0);
  expect(said).toEqual([]);
  expect(readdirSync(folder.path)).toEqual([]);
  expect(await isPortFree(Number(port))).toBe(true);
});

test('ends the watch before the demo', async () => {
  const ends: string[] = [];
  const { ended, stop } = start(newPage(), async () => {
    const { api, close } = await openDemo();
    const watch: typeof api.watch = (request) => api.watch(request).finally(() => ends.push('watch'));
    return {
      api: { ...api, watch },
      close: () => {
        ends.push('demo');
        return close();
      },
    };
  });
  await waitUntil(() => printed.length === 3, { what: 'the link and the hints', timeoutMs: 20_000 });
  stop();
  expect(await ended).toBe(0);
  expect(ends).toEqual(['watch', 'demo']);
});

test('opens no demo where the window is not built', async () => {
  const { ended } = start(null, () => Promise.reject(new Error('No demo is to be opened')));
  expect(await ended).toBe(70);
  expect(said).toEqual(['The window is not built yet. “npm run build” builds it.']);
});

test('ends the demo where watching breaks', async () => {
  const { ended } = start(newPage(), async () => {
    const { api, close } = await openDemo();
    return { api: { ...api, watch: () => Promise.reject(new Error('damaged')) }, close };
  });
  await expect(ended).rejects.toThrow('damaged');
  expect(readdirSync(join(folder.path))).toEqual([]);
});
