import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { openKeychain } from './credentials/keychain.ts';
import { createMemoryStore } from './credentials/memory-store.ts';
import { readLaunch, secondLaunch } from './desktop/launch.ts';
import { errorText } from './desktop/log/log-text.ts';
import { prepareApp } from './desktop/prepare-app.ts';
import { type Program, runDesktop } from './desktop/run-desktop.ts';
import { defaultDataFolder, type Engine, openEngine } from './engine.ts';

/**
 * The desktop app. Electron is ready only after this module has run to its end: nothing here is awaited, and whatever
 * has to come before it is ready stands here or is imported.
 */
const launch = readLaunch(process.argv.slice(1), process.env, process.cwd());
const built = join(import.meta.dirname, '..');
prepareApp(launch);

if (launch.isSmoke || app.requestSingleInstanceLock(secondLaunch(launch))) {
  app.whenReady().then(start).catch(endAtOnce);
} else {
  app.quit();
}

async function start(): Promise<void> {
  if (!launch.isSmoke) return runDesktop({ launch, built, openProgram: launch.isDemo ? openDemo : openOwn });
  const { runSmoke } = await import('./desktop/smoke/run-smoke.ts');
  return runSmoke({ built, openEngineIn });
}

/** For a trial: nothing of the user's. */
function openEngineIn(dataFolder: string): Engine {
  return openEngine({ dataFolder, credentials: createMemoryStore() });
}

/** The user's own mailboxes. */
async function openOwn(): Promise<Program> {
  const dataFolder = launch.dataFolder ?? defaultDataFolder();
  const engine = openEngine({ dataFolder, credentials: openKeychain() });
  return { engine, close: engine.close };
}

/** Simulated ones, of which nothing stays. */
async function openDemo(): Promise<Program> {
  const { openPlayground } = await import('./playground/open-playground.ts');
  return openPlayground();
}

/** A part of the app itself is missing or broken: there is nothing to show it with. */
function endAtOnce(error: unknown): void {
  process.stderr.write(`Mailvitals could not start: ${errorText(error, homedir())}\n`);
  app.exit(1);
}
