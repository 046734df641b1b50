import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { waitUntil } from '../wait-until.ts';
import { showWindows } from './host/show-windows.ts';
import { openLine } from './line.ts';
import type { AppFacts, HostMethods, MainMethods, UserAct } from './wire.ts';

/**
 * The stand-in: the built main module runs in a Node of its own where `electron` is answered by `main/`, each window is a
 * page of Chromium whose preload runs in an isolated world (`page/`), and `host/` carries what the two say to each other.
 * It refuses what Electron refuses, and throws the name of whatever it lacks. It says nothing of what the system makes
 * of a tray icon, a notification or a signature: that takes the real thing.
 */

export interface StandInOptions {
  /** The built main module. */
  readonly mainModule: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly isDark?: boolean;
  /** How long the main module may take to evaluate, and the app to become ready. */
  readonly readyMs?: number;
}

/** An app that runs on the stand-in. */
export interface StandInApp {
  readonly facts: () => Promise<AppFacts>;
  readonly act: (act: UserAct) => Promise<void>;
  /** The page of its first window, once there is one. */
  readonly page: () => Promise<Page>;
  readonly pages: () => readonly Page[];
  readonly popups: () => readonly Page[];
  /** Everything it printed. */
  readonly output: () => string;
  readonly pid: number;
  /** Resolves with the exit code; −1 where a signal ended it. */
  readonly exited: Promise<number>;
  /** As the system ends a process. */
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Ends the process if it still runs, and the browser. */
  readonly close: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const RUN_MAIN = fileURLToPath(new URL('./main/run-main.ts', import.meta.url));

/** Starts an app and resolves when it is ready, or has ended by itself. */
export async function launchStandIn(options: StandInOptions): Promise<StandInApp> {
  const { mainModule, args = [], env = process.env, isDark = false, readyMs = 20_000 } = options;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ colorScheme: isDark ? 'dark' : 'light' });
  context.setDefaultTimeout(10_000);
  const child = fork(RUN_MAIN, [mainModule, ...args], {
    cwd: ROOT,
    env: { ...env, STAND_IN_DARK: isDark ? '1' : '0' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = collectOutput(child);
  const ended = Promise.withResolvers<number>();
  let hasEnded = false;
  child.once('exit', (code) => {
    hasEnded = true;
    line.cut(`The app has ended with ${code}.\n${output()}`);
    ended.resolve(code ?? -1);
  });
  let isReady = false;
  const noteReady = async () => {
    isReady = true;
  };
  const windows = await showWindows(context, () => line);
  const line = openLine<HostMethods, MainMethods>(
    {
      // A process that has just ended takes nothing more; what was asked of it rejects with its end.
      send: (message) => void (child.connected && child.send(message as object, () => {})),
      onMessage: (listener) => void child.on('message', listener),
    },
    { ...windows.methods, noteReady },
  );
  const close = async () => {
    if (!hasEnded) child.kill('SIGKILL');
    await ended.promise;
    await browser.close();
  };
  try {
    await waitUntil(() => isReady || hasEnded, {
      timeoutMs: readyMs,
      what: 'the main module to evaluate: `ready` never comes to a module that awaits it at its top level',
      evidence: output,
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    facts: () => line.ask('facts'),
    act: (act) => line.ask('act', act),
    page: () => firstPage(windows.pages, output),
    pages: windows.pages,
    popups: windows.popups,
    output,
    pid: child.pid ?? 0,
    exited: ended.promise,
    kill: (signal) => void child.kill(signal),
    close,
  };
}

function firstPage(pages: () => readonly Page[], evidence: () => string): Promise<Page> {
  return waitUntil(() => pages()[0], { what: 'a window', timeoutMs: 30_000, evidence });
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk;
    });
  }
  return () => text;
}
