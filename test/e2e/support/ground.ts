import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Keyring, type KeyringOptions, startKeyring } from '../../support/keyring.ts';
import type { MailServer } from '../../support/mail-server.ts';
import { runMailvitals } from '../../support/run-mailvitals.ts';
import { createTempFolder } from '../../support/temp-folder.ts';
import { startTrayPanel, type TrayPanel } from '../../support/tray-panel.ts';
import { unlockKeyring } from '../../support/unlock-keyring.ts';
import type { Place } from './host.ts';

/** As `startKeyring` opens it. */
const KEYRING_PASSWORD = 'keyring-password';

/** A desk of its own for one app: a bus, a keychain, a home, perhaps a panel that shows tray icons. */
export interface Ground extends Place {
  readonly keyring: Keyring;
  /** As its user does in its dialog; the keyring and its sessions stay. */
  readonly unlock: () => Promise<void>;
  readonly startPanel: () => Promise<TrayPanel>;
  /** Binds a mailbox of the server by the command line, before an app runs. */
  readonly bind: (server: MailServer, address: string, password: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function prepareGround(options: KeyringOptions = {}): Promise<Ground> {
  const [keyring, folder] = await Promise.all([startKeyring(options), createTempFolder('e2e')]);
  const dataFolder = join(folder.path, 'data');
  const home = keyring.env.HOME ?? folder.path;
  const configHome = join(home, 'config');
  await Promise.all([mkdir(dataFolder), mkdir(configHome)]);
  const env = { ...keyring.env, XDG_CONFIG_HOME: configHome, XDG_CURRENT_DESKTOP: 'KDE' };
  const bus = keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const panels: TrayPanel[] = [];
  return {
    dataFolder,
    env,
    keyring,
    unlock: () => unlockKeyring(bus, KEYRING_PASSWORD),
    startPanel: async () => {
      const panel = await startTrayPanel(bus);
      panels.push(panel);
      return panel;
    },
    bind: async ({ urls, caFile }, address, password) => {
      const servers = ['--imap', urls.imap.tls, '--smtp', urls.smtp.tls, '--ca', caFile];
      const args = ['add', address, ...servers, '--password-stdin'];
      const { code, stderr } = await runMailvitals({ dataFolder, env }, args, password);
      if (code !== 0) throw new Error(`${address} could not be added: ${stderr}`);
    },
    remove: async () => {
      for (const panel of panels) await panel.leave();
      await keyring.stop();
      await folder.remove();
    },
  };
}
