import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Daemon, startDaemon } from './daemon.ts';
import { requireTools } from './requirements.ts';
import { createTempFolder } from './temp-folder.ts';
import { waitUntil } from './wait-until.ts';

/** How the keyring shall be at first. */
export interface KeyringOptions {
  readonly locked?: boolean;
  /**
   * What becomes of the window that asks for the keyring's password: `absent` as on a server, `unanswered` as on a desk
   * whose user is away.
   */
  readonly prompt?: 'absent' | 'unanswered';
}

/** A gnome-keyring-daemon with nothing in it, on a D-Bus session of its own. */
export interface Keyring {
  /** Environment for processes that shall use it: the bus address is read once in a process. */
  readonly env: NodeJS.ProcessEnv;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** How many secrets are in it. */
  countEntries(): Promise<number>;
  stop(): Promise<void>;
}

const PASSWORD = 'keyring-password';
const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const run = promisify(execFile);

/** Starts a keyring that is open unless asked otherwise. */
export async function startKeyring(options: KeyringOptions = {}): Promise<Keyring> {
  requireTools(['dbus-daemon', 'gnome-keyring-daemon', 'gdbus']);
  const { path: folder, remove } = await createTempFolder('keyring');
  const address = `unix:path=${join(folder, 'bus')}`;
  const env = await isolate(folder, address);
  await writeBusConfiguration(folder, address, options.prompt ?? 'absent');
  const bus = startDaemon('dbus-daemon', ['--nofork', `--config-file=${join(folder, 'bus.conf')}`], { env });
  let daemon: Daemon;

  const gdbus = (...args: readonly string[]) => run('gdbus', args, { env });
  const start = async () => {
    daemon = startDaemon('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env,
      input: PASSWORD,
    });
    await waitUntil(
      () =>
        gdbus('wait', '--session', '--timeout', '5', SERVICE).then(
          () => true,
          () => false,
        ),
      { what: 'gnome-keyring', evidence: () => `${bus.output()}\n${daemon.output()}` },
    );
  };
  const lock = async () => {
    const lockMethod = `org.freedesktop.Secret.Service.Lock`;
    const login = `[objectpath "${ROOT}/collection/login"]`;
    await gdbus('call', '--session', '-d', SERVICE, '-o', ROOT, '-m', lockMethod, login);
  };

  await start();
  if (options.locked === true) await lock();
  return {
    env,
    lock,
    // Only a prompt unlocks a running daemon; a new one takes the password as it starts.
    async unlock() {
      await daemon.stop('SIGTERM');
      await start();
    },
    async countEntries() {
      const { stdout } = await gdbus(
        ...['call', '--session', '-d', SERVICE, '-o', `${ROOT}/collection/login`],
        ...['-m', 'org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Secret.Collection', 'Items'],
      );
      return stdout.match(/collection\/login\/\d+/g)?.length ?? 0;
    },
    async stop() {
      await daemon.stop();
      await bus.stop();
      await remove();
    },
  };
}

/** No window system, and no folder of the user who runs the tests. */
async function isolate(folder: string, address: string): Promise<NodeJS.ProcessEnv> {
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const home = join(folder, 'home');
  const runtime = join(folder, 'runtime');
  await mkdir(home);
  await mkdir(runtime, { mode: 0o700 });
  return {
    ...env,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: runtime,
    DBUS_SESSION_BUS_ADDRESS: address,
  };
}

/** A session bus that can start nothing by itself but, where asked for, a prompter that never says a word. */
async function writeBusConfiguration(
  folder: string,
  address: string,
  prompt: 'absent' | 'unanswered',
): Promise<void> {
  const services = join(folder, 'services');
  await mkdir(services);
  if (prompt === 'unanswered') {
    const name = 'org.gnome.keyring.SystemPrompter';
    await writeFile(join(services, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=/bin/sleep 20\n`);
  }
  await writeFile(
    join(folder, 'bus.conf'),
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
}
