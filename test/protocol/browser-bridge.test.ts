import { once } from 'node:events';
import { expect, test } from 'vitest';
import { connectApi } from '../../electron/api/connect-api.ts';
import type { Api } from '../../electron/api/contract.ts';
import { httpTransport } from '../../renderer/host/http-transport.ts';
import { openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { provideServedWindows } from '../support/served-window.ts';

const folders = provideDataFolders();
const { serve } = provideServedWindows();

/** The api as a page in a browser has it, over the real server. */
async function windowOn(changes: Partial<Api> = {}) {
  const { api } = openApi(folders);
  const served = await serveAnd({ ...api, ...changes });
  let calls = 0;
  return { ...served, api: connectApi(served.transport, () => `call-${++calls}`) };
}

async function serveAnd(api: Api) {
  const served = await serve(api);
  let cookie = await served.signIn();
  const transport = httpTransport((path, { headers, ...options }) =>
    fetch(`http://127.0.0.1:${served.port}${path}`, { ...options, headers: { ...headers, cookie } }),
  );
  return {
    ...served,
    transport,
    forget: () => {
      cookie = '';
    },
  };
}

test('a page in a browser calls the api as the program does', async () => {
  const { api } = await windowOn();
  expect(await api.listMailboxes()).toEqual([]);
  expect(await api.showProvider('nobody')).toBeNull();
  expect((await api.listProviders()).length).toBeGreaterThan(10);
  expect(await api.changeSetting('interval', 'often')).toMatchObject({ kind: expect.any(String) });
  const long = 'ü – 郵便\n'.repeat(1_000);
  expect(await api.diagnoseReply({ text: long })).toMatchObject({ cause: 'unknown' });
});

test('it is told the progress while the call is under way, and can end it', async () => {
  const { api } = await windowOn({
    importMailboxes: async (csv, hooks) => {
      hooks?.onProgress?.({ done: 1, total: 2, address: csv, outcome: 'added' });
      if (hooks?.cancelled) await once(hooks.cancelled, 'abort');
      return { rows: [], problem: 'cancelled' };
    },
  });
  const cancelling = new AbortController();
  const told: string[] = [];
  const imported = await api.importMailboxes('ü@example.com', {
    cancelled: cancelling.signal,
    onProgress: ({ address }) => {
      told.push(address);
      cancelling.abort();
    },
  });
  expect([imported.problem, told]).toEqual(['cancelled', ['ü@example.com']]);
});

test('it is told in a sentence that it is signed out, or that the program is gone', async () => {
  const { api, forget, stop, closed } = await windowOn({
    listSettings: () => new Promise(() => undefined),
  });
  const cut = api.listSettings();
  forget();
  await expect(api.listMailboxes()).rejects.toThrow('This page is no longer signed in.');
  stop();
  await expect(cut).rejects.toThrow('The connection to Mailvitals is lost.');
  await closed;
  await expect(api.listMailboxes()).rejects.toThrow('The connection to Mailvitals is lost.');
});
