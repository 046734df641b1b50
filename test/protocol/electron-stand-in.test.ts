import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  launchStandIn,
  type StandInApp,
  type StandInOptions,
} from '../support/electron-stand-in/launch-stand-in.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

/** The stand-in is only worth something where it refuses what Electron refuses. */

const SAMPLE = fileURLToPath(new URL('../support/electron-stand-in/sample/', import.meta.url));
let folder: TempFolder;
const open: StandInApp[] = [];

beforeAll(async () => {
  folder = await createTempFolder('stand-in');
});
afterAll(() => folder.remove());

interface Sample extends Partial<StandInOptions> {
  readonly preload?: string;
  readonly userData?: string;
}

async function launch({ preload = join(SAMPLE, 'preload.cjs'), userData = 'data', ...options }: Sample) {
  const env = { ...process.env, SAMPLE_USER_DATA: join(folder.path, userData), SAMPLE_PRELOAD: preload };
  const app = await launchStandIn({ mainModule: join(SAMPLE, 'main.js'), env, ...options });
  return app;
}
/** For an app of one test. */
async function launchOnce(sample: Sample) {
  const app = await launch(sample);
  open.push(app);
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const printed = (app: StandInApp, line: string) =>
  waitUntil(() => app.output().split('\n').includes(line), { what: `“${line}”`, evidence: app.output });
const hasLoaded = (app: StandInApp) =>
  waitUntil(async () => (await app.facts()).windows[0]?.url === 'sample://pages/', { what: 'the page' });

describe('an app on the stand-in', () => {
  let app: StandInApp;
  const inPage = async (expression: string) => (await app.page()).evaluate<unknown>(expression);

  beforeAll(async () => {
    app = await launch({});
    await hasLoaded(app);
  });
  afterAll(() => app.close());

  it.each([
    'early Tray: Tray cannot be used before the app is ready.',
    'early Notification: Notification cannot be used before the app is ready.',
    'early BrowserWindow: BrowserWindow cannot be used before the app is ready.',
    'early protocol.handle: protocol.handle cannot be used before the app is ready.',
    'early session: session.defaultSession cannot be used before the app is ready.',
    'ready while evaluating: false',
    'late registerSchemesAsPrivileged: protocol.registerSchemesAsPrivileged should be called before app is ready',
    'late enableSandbox: app.enableSandbox must be called before the app is ready.',
    'missing path: Failed to get ‘cache’ path',
    'folder that is not there: Failed to set path ‘logs’',
    'missing member: The Electron stand-in has no app.setBadgeCount.',
    'missing static: The Electron stand-in has no BrowserWindow.fromId.',
    'missing method: The Electron stand-in has no Tray.popUpContextMenu.',
    'second handler: Attempted to register a second handler for ‘twice’',
    'menu item without a label: Invalid template for MenuItem: must have at least one of label, role or type',
    'send a function: An object could not be cloned.',
  ])('refuses as Electron does: %s', (line) => {
    expect(
      app
        .output()
        .replaceAll(/'(\w+)'/g, '‘$1’')
        .split('\n'),
    ).toContain(line);
  });

  it('shows the page only what the preload exposed', async () => {
    expect(await inPage('[typeof sample, typeof seenByPage, typeof require, typeof process]')).toEqual([
      'object',
      'undefined',
      'undefined',
      'undefined',
    ]);
    expect(await inPage('typeof standInToMain')).toBe('undefined');
  });

  it('gives the preload electron and nothing else', async () => {
    expect(
      await inPage('[sample.requireFs, sample.requireRelative, sample.missing, sample.missingMethod]'),
    ).toEqual([
      'module not found: node:fs',
      'module not found: ./other.cjs',
      'The Electron stand-in has no electron.clipboard in a preload.',
      'The Electron stand-in has no ipcRenderer.sendSync in a preload.',
    ]);
    expect(await inPage('sample.process.sandboxed')).toBe(true);
  });

  it('copies and freezes what it exposes', async () => {
    expect(await inPage('Object.isFrozen(sample)')).toBe(true);
    expect(await inPage('"symbol" in sample')).toBe(false);
    expect(await inPage('Object.keys(sample.wholeIpc)')).toEqual([]);
  });

  it('takes the prototype of what a page hands over', async () => {
    expect(await inPage('sample.describe(new AbortController().signal)')).toBe('object  Object');
  });

  it('carries functions and promises both ways', async () => {
    expect(await inPage('sample.callBack((given) => given.twice(4))')).toBe(8);
    expect(await inPage('sample.later(Promise.resolve(4))')).toBe(5);
  });

  it('carries between the processes what can be cloned, and refuses the rest', async () => {
    expect(
      await inPage(`sample.invoke('echo', [new Map([[1, new Set([2n])]]), new Date(5), undefined, NaN])
        .then(([map, ...rest]) => [map.get(1).has(2n), ...rest])`),
    ).toEqual([true, new Date(5), undefined, Number.NaN]);
    expect(await inPage('sample.sendFunction()')).toBe('An object could not be cloned.');
    await expect(inPage('sample.invoke("uncloneable")')).rejects.toThrow('An object could not be cloned.');
  });

  it('tells a page of an error only its text', async () => {
    const caught = 'sample.invoke("fail").catch((e) => [e.name, e.message, String(e.code)])';
    expect(await inPage(caught)).toEqual([
      'Error',
      "Error invoking remote method 'fail': TypeError: the reason",
      'undefined',
    ]);
    await expect(inPage('sample.invoke("none")')).rejects.toThrow("No handler registered for 'none'");
  });

  it('sends to the page until the listener is removed', async () => {
    const heard = `new Promise((resolve) => {
      const off = sample.onPushed((value) => { off(); resolve([value.at.getTime(), value.map.get('a')]) });
      sample.push();
    })`;
    expect(await inPage(heard)).toEqual([0, 1n]);
  });

  it('names the sender of a message', async () => {
    expect(await inPage('sample.invoke("sender")')).toEqual({ url: 'sample://pages/', isMain: true });
  });

  it('keeps the page’s policy in force', async () => {
    expect(await inPage('typeof inlineRan')).toBe('undefined');
    await expect(inPage('fetch("https://elsewhere.test/")')).rejects.toThrow();
  });

  it('serves the page by the app’s own handler', async () => {
    expect(
      await inPage('Promise.all(["/script.js", "/nope"].map((x) => fetch(x).then((r) => r.status)))'),
    ).toEqual([200, 404]);
    expect(await inPage('isSecureContext')).toBe(true);
  });

  it('grants, opens and goes where nothing refuses it', async () => {
    const page = await app.page();
    expect(await inPage('navigator.permissions.query({ name: "geolocation" }).then((p) => p.state)')).toBe(
      'granted',
    );
    await page.getByText('new window').click();
    await waitUntil(() => app.popups().length === 1, { what: 'a second page' });
    await page.getByText('away').click();
    await page.waitForURL('https://elsewhere.test/');
  });
});

describe('an app that refuses', () => {
  it('keeps its page: no permission, no other window, no other place', async () => {
    const app = await launchOnce({ args: ['refuse'] });
    await hasLoaded(app);
    const page = await app.page();
    const { length } = page.context().pages();
    const asked = page.evaluate('navigator.permissions.query({ name: "geolocation" }).then((p) => p.state)');
    expect(await asked).toBe('denied');
    await page.getByText('new window').click();
    await page.getByText('away').click();
    await waitUntil(() => page.context().pages().length === length, { what: 'the other page to go' });
    expect(app.popups()).toEqual([]);
    expect((await app.facts()).windows[0]?.url).toBe('sample://pages/');
    expect(await page.title()).toBe('Sample');
  });
});

describe('a preload that no sandbox runs', () => {
  it('is a fault where it is an ES module', async () => {
    const preload = join(folder.path, 'preload.mjs');
    await writeFile(
      preload,
      "import { contextBridge } from 'electron';\ncontextBridge.exposeInMainWorld('sample', 1);",
    );
    const app = await launchOnce({ preload });
    await hasLoaded(app);
    expect((await app.facts()).preloadErrors).toEqual(['Cannot use import statement outside a module']);
    expect(await (await app.page()).evaluate('typeof sample')).toBe('undefined');
  });

  it('is a fault where it throws', async () => {
    const preload = join(folder.path, 'preload.cjs');
    await writeFile(preload, "require('keytar');");
    const app = await launchOnce({ preload });
    await waitUntil(async () => (await app.facts()).preloadErrors.includes('module not found: keytar'), {
      what: 'the fault',
    });
  });
});

describe('the life of an app', () => {
  it('never becomes ready where the main module awaits it', async () => {
    await expect(launch({ args: ['await-ready'], readyMs: 1_500 })).rejects.toThrow(
      '`ready` never comes to a module that awaits it at its top level',
    );
  });

  it('shows no page of a scheme that was not claimed as standard and secure', async () => {
    const app = await launchOnce({ args: ['plain-scheme'] });
    await waitUntil(() => app.output().includes('load: '), { what: 'the refusal', evidence: app.output });
  });

  it('quits in order, and with its last window unless it says otherwise', async () => {
    const app = await launchOnce({});
    await hasLoaded(app);
    await app.act({ kind: 'close-window' });
    expect(await app.exited).toBe(0);
    expect(app.output()).toMatch(/before-quit\nwill-quit\nquit\n$/);
    const other = await launchOnce({ args: ['stay-open'] });
    await hasLoaded(other);
    await other.act({ kind: 'close-window' });
    expect((await other.facts()).windows).toEqual([]);
  });

  it('may refuse a quit once, and ends at SIGTERM as by a quit', async () => {
    const app = await launchOnce({ args: ['refuse-quit'] });
    await hasLoaded(app);
    await app.act({ kind: 'quit' });
    await printed(app, 'before-quit');
    expect((await app.facts()).windows).toHaveLength(1);
    app.kill('SIGTERM');
    expect(await app.exited).toBe(0);
    expect(app.output()).toMatch(/will-quit\nquit\n$/);
  });

  it('runs once for a folder of user data; a second one is told to the first and ends', async () => {
    const first = await launchOnce({ userData: 'shared' });
    const second = await launchOnce({ userData: 'shared' });
    expect(await second.exited).toBe(0);
    expect(second.output()).toContain('second\nbefore-quit\n');
    await printed(first, 'second-instance {"from":"sample"}');
    const elsewhere = await launchOnce({ userData: 'elsewhere' });
    await hasLoaded(elsewhere);
    // A crash leaves its lock behind, and nobody behind the lock.
    first.kill('SIGKILL');
    await first.exited;
    await hasLoaded(await launchOnce({ userData: 'shared' }));
  });

  it('ends with its launcher', async () => {
    const run = promisify(execFile);
    const launcher = fileURLToPath(
      new URL('../support/electron-stand-in/sample/launch-and-die.ts', import.meta.url),
    );
    const env = {
      ...process.env,
      SAMPLE_USER_DATA: join(folder.path, 'orphan'),
      SAMPLE_PRELOAD: join(SAMPLE, 'preload.cjs'),
    };
    const { stdout } = await run(process.execPath, [launcher], { env });
    const isGone = () => {
      try {
        process.kill(Number(stdout), 0);
        return false;
      } catch {
        return true;
      }
    };
    await waitUntil(isGone, { what: 'the app to end' });
  });
});
