import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's own Chromium. Throws with the line that installs it where there is none. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM.find(existsSync);
  if (executablePath === undefined) throw new Error('Chromium is missing: apt-get install -y chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
