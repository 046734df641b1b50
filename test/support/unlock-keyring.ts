import { connectBus } from './bus-client.ts';

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const LOGIN = `${ROOT}/collection/login`;

/**
 * Unlocks a keyring that goes on running, as the dialog of gnome-keyring does once its user has typed the password:
 * programs that talk to it keep their sessions, which a daemon that is started anew would end.
 */
export async function unlockKeyring(address: string, password: string): Promise<void> {
  const bus = await connectBus(address);
  const service = { to: SERVICE, path: ROOT, interface: 'org.freedesktop.Secret.Service' };
  const opened = await bus.call({ ...service, member: 'OpenSession' }, [
    ['s', 'plain'],
    ['v', ''],
  ]);
  const session = /\/org\/freedesktop\/secrets\/session\/\w+/.exec(opened.toString('latin1'))?.[0] ?? '';
  const own = { ...service, interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface' };
  await bus.call({ ...own, member: 'UnlockWithMasterPassword' }, [
    ['o', LOGIN],
    ['(oayays)', session, password],
  ]);
  await bus.close();
}
