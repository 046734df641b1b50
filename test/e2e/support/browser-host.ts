import { type ChildProcess, spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { findFreePorts } from '../../support/free-port.ts';
import { COMMAND } from '../../support/run-mailvitals.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Host, OpenOptions, Place } from './host.ts';

/** `mailvitals serve`, with its link opened in a browser. */
export const browserHost: Host = { name: 'the browser host', open: (...given) => serve(COMMAND, ...given) };

/** The same of another command than the one that is built. */
export const browserHostOf = (command: string): Host => ({
  name: 'the browser host',
  open: (...given) => serve(command, ...given),
});

async function serve(
  command: string,
  place: Place,
  { args = [], isDark = false, isDemo = false }: OpenOptions = {},
) {
  const [port = 0] = await findFreePorts(1);
  const child = spawn(
    process.execPath,
    [command, isDemo ? 'demo' : 'serve', '--json', '--port', String(port), ...args],
    {
      env: { ...place.env, MAILVITALS_HOME: place.dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  const output = collect(child);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const close = async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await browser.close();
  };
  try {
    const line = await waitUntil(() => /^\{.*"url".*\}$/m.exec(output())?.[0], {
      what: 'the link',
      timeoutMs: 30_000,
      evidence: output,
    });
    const { url } = JSON.parse(line) as { readonly url: string };
    const page = await browser.newPage({ colorScheme: isDark ? 'dark' : 'light' });
    page.setDefaultTimeout(10_000);
    await page.goto(url);
    return {
      page: async () => page,
      output,
      close,
      quit: async () => {
        child.kill('SIGTERM');
        return exited;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk;
    });
  }
  child.once('error', (error) => {
    text += error.message;
  });
  return () => text;
}
