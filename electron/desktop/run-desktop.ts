import { join } from 'node:path';
import { app } from 'electron';
import { APP_NAME } from './app-identity.ts';
import { assemble, type DesktopEngine } from './assemble.ts';
import type { Launch } from './launch.ts';
import { type Log, openLog } from './log/log.ts';
import { watchFaults } from './log/watch-faults.ts';
import { wasOpenedAtLogin } from './login/login-item.ts';
import { openTroubleBox, sayLastWords } from './say-trouble.ts';
import { OWN_FAULT, startTrouble } from './trouble-words.ts';
import { guardContents } from './window/guard-contents.ts';
import { linkHosts } from './window/link-hosts.ts';
import type { OutsidePlaces } from './window/outside-link.ts';
import { servePage } from './window/serve-page.ts';

/** The engine and how it ends: of the user's own mailboxes, or of a demo. */
export interface Program {
  readonly engine: DesktopEngine;
  readonly close: () => Promise<void> | void;
}

export interface DesktopParts {
  readonly launch: Launch;
  /** What the build made: `renderer`, `preload` and `icons` lie in it. */
  readonly built: string;
  /** Throws `StorageProblem` where the data folder cannot be used. */
  readonly openProgram: () => Promise<Program>;
}

/** Runs the app, once Electron is ready and no other instance has the data folder. */
export async function runDesktop({ launch, built, openProgram }: DesktopParts): Promise<void> {
  const log = openLog(join(app.getPath('userData'), 'logs'));
  const say = openTroubleBox(log.folder);
  watchFaults(log, () => say(OWN_FAULT));
  noteStart(log);
  servePage(join(built, 'renderer'));
  let places: OutsidePlaces = { hosts: linkHosts(), loopbackOrigins: [] };
  const openPage = guardContents({ places: () => places, warn: log.warn });
  let isHidden = launch.isHidden || wasOpenedAtLogin();
  // Whoever starts it again before it is up wants to see it.
  const showAtStart = () => {
    isHidden = false;
  };
  app.on('second-instance', showAtStart);
  try {
    const { engine, close } = await openProgram();
    places = { ...places, loopbackOrigins: engine.signInOrigins };
    app.off('second-instance', showAtStart);
    assemble({ engine, close, launch, built, log, say, openPage, isHidden });
  } catch (error) {
    log.fault('Start', error);
    await sayLastWords(startTrouble(error), log.folder);
    app.exit(1);
  }
}

function noteStart(log: Log): void {
  const { electron, chrome, node, sqlite } = process.versions;
  const runtime = `Electron ${electron}, Chromium ${chrome}, Node ${node}, SQLite ${sqlite}`;
  log.info(`${APP_NAME} ${app.getVersion()} on ${runtime}, ${process.platform} ${process.arch}`);
}
