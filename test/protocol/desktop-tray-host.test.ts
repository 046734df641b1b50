import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TrayHost } from '../../electron/desktop/tray/tray-host.ts';
import { watchTrayHost } from '../../electron/desktop/tray/watch-tray-host.ts';
import { type Daemon, startDaemon } from '../support/daemon.ts';
import { requireTools } from '../support/requirements.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { startTrayPanel } from '../support/tray-panel.ts';
import { waitUntil } from '../support/wait-until.ts';

let folder: TempFolder;
let address: string;
let bus: Daemon;
let ending: AbortController;
beforeEach(async () => {
  requireTools(['dbus-daemon', 'gdbus']);
  folder = await createTempFolder('bus');
  address = `unix:path=${join(folder.path, 'bus')}`;
  bus = startDaemon('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=${address}`]);
  await waitUntil(() => bus.output().includes(address), { what: 'a session bus', evidence: bus.output });
  ending = new AbortController();
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
});
afterEach(async () => {
  ending.abort();
  vi.unstubAllEnvs();
  await bus.stop();
  await folder.remove();
});

function watch() {
  const seen: TrayHost[] = [];
  watchTrayHost((host) => seen.push(host), ending.signal);
  const until = (host: TrayHost) =>
    waitUntil(() => seen.at(-1) === host, {
      what: `the tray host to be ${host}`,
      evidence: () => seen.join(),
    });
  return { seen, until };
}

describe('on a session bus', () => {
  test('a panel that is there is found', async () => {
    const panel = await startTrayPanel(address);
    await watch().until('present');
    await panel.leave();
  });
  test('a panel that comes late, goes and comes again is noticed each time', async () => {
    const { seen, until } = watch();
    await until('absent');
    const panel = await startTrayPanel(address);
    await until('present');
    await panel.leave();
    await until('absent');
    const another = await startTrayPanel(address);
    await until('present');
    expect(seen).toEqual(['absent', 'present', 'absent', 'present']);
    await another.leave();
  });
  test('nobody is told of what comes after the end', async () => {
    const { seen, until } = watch();
    await until('absent');
    ending.abort();
    const panel = await startTrayPanel(address);
    // As long as a live one would have needed, several times.
    await sleep(1_500);
    expect(seen).toEqual(['absent']);
    await panel.leave();
  });
});

test('without a bus nothing is known', async () => {
  await bus.stop();
  const { until } = watch();
  await until('unknown');
});
