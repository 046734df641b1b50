import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Api } from '../../electron/api/contract.ts';
import { openWindowEvents } from '../../electron/api/window-events.ts';
import { SYSTEM_CLOCK } from '../../electron/monitor/clock.ts';
import { type ServeWindowOptions, serveWindow } from '../../electron/web/serve-window.ts';
import { ask } from './browser-client.ts';

/** Writes small pages for windows, and removes them after each test. */
export function providePages() {
  const parents: string[] = [];
  afterEach(() => {
    for (const parent of parents.splice(0)) rmSync(parent, { recursive: true, force: true });
  });
  return {
    newPage(): string {
      const parent = mkdtempSync(join(tmpdir(), 'mailvitals-page-'));
      parents.push(parent);
      return writePage(parent);
    },
  };
}

/** Serves windows over a small page, and ends them after each test. */
export function provideServedWindows() {
  let stopping = new AbortController();
  const { newPage } = providePages();
  afterEach(() => {
    stopping.abort();
    stopping = new AbortController();
  });
  const serve = async (api: Api, options: Partial<ServeWindowOptions> = {}) => {
    const result = await serveWindow({
      api,
      events: openWindowEvents({ snapshot: api.snapshot, clock: SYSTEM_CLOCK }),
      host: '127.0.0.1',
      port: 0,
      pageFolder: newPage(),
      signal: stopping.signal,
      ...options,
    });
    if (result.kind === 'refused') throw new Error(result.sentence);
    const port = Number(new URL(result.newLink()).port);
    return { ...result, port, signIn: () => signIn(port, result.newLink()), stop: () => stopping.abort() };
  };
  return { serve };
}

/** Follows a link as a browser does; gives the cookie that it keeps. */
async function signIn(port: number, link: string): Promise<string> {
  const { pathname, search } = new URL(link);
  const { headers } = await ask(port, { path: `${pathname}${search}` });
  const [cookie = ''] = headers['set-cookie']?.[0]?.split(';') ?? [];
  return cookie;
}

/** A page with a secret beside it, and a link that leads there. */
function writePage(parent: string): string {
  const folder = join(parent, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.html'), 'not for the window');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Mailvitals</title>');
  writeFileSync(join(folder, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index.js.map'), '{}');
  symlinkSync(join(parent, 'secret.html'), join(folder, 'linked.html'));
  return folder;
}
